"""How wide a text is, so that labels are placed by measure and never by trial in a browser."""

import re
import textwrap
import unicodedata
from functools import lru_cache

_SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?\'’"«»()[]-–−+=/&@%·…→<>_*#°²‹›'
_PLAIN = '504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 497 497 497 497 497 497 497 497 497 497 249 249 249 249 289 425 249 249 426 429 429 303 303 303 303 311 480 497 497 497 350 609 847 824 249 948 619 497 497 500 418 497 331 367 271 271'
_BOLD = '527 573 468 573 518 341 534 571 276 278 548 286 857 572 555 573 573 398 443 383 568 523 776 514 521 460 573 605 582 635 548 524 638 674 301 509 614 518 762 665 684 596 684 613 556 556 665 556 813 567 525 541 528 528 528 528 528 528 528 528 528 528 300 300 300 300 340 463 300 300 537 480 480 344 344 344 344 332 480 528 528 528 339 667 902 857 300 978 617 528 528 500 457 528 365 376 292 292'
_SPACE, _OTHER = 200, 640  # thousandths of the type size: a space, and a sign that is not in the table (on the safe side)
_ADVANCES = {bold: dict(zip(_SIGNS, map(int, line.split()), strict=True)) for bold, line in ((False, _PLAIN), (True, _BOLD))}
LINE = 1.326  # height of a line of Source Sans, in type sizes


@lru_cache(maxsize=8192)  # a name is measured for each place that it is tried at
def width(text: str, size: float, bold: bool = False) -> float:
    """Width in px of one line of `text` set in Source Sans at `size` px; `<b>` and other tags count as nothing, an accent as its letter.

    The advances are those of the font that Streamlit brings (regular and bold), in thousandths of the type size; kerning is left out.
    """
    advances, total = _ADVANCES[bold], 0
    for sign in unicodedata.normalize("NFD", re.sub(r"<[^>]*>", "", text)):
        if unicodedata.combining(sign):
            continue
        total += _SPACE if sign.isspace() else advances.get(sign, _OTHER)
    return total * size / 1000


def height(size: float) -> float:
    """Height in px of one line at `size` px."""
    return LINE * size


def folded(text: str, signs: int) -> str:
    """A text on lines of at most `signs` characters, cut between words only."""
    return "<br>".join(textwrap.wrap(text, signs, break_long_words=False, break_on_hyphens=False))
