"""Labels measured: how wide they are, what place they take, whether they hide one another."""

import html
import re
from collections.abc import Iterable

from charts.measure import width
from exports.marks import Label


def plain(text: str) -> str:
    """A text without its tags."""
    return html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", re.sub(r"<br\s*/?>", " ", text))).strip()


def wide(label: Label, size: float) -> float:
    """How wide a label is, in the unit of `size`."""
    return max(width(plain(one), size) for one in re.split(r"<br\s*/?>", label.text))


def boxes(labels: Iterable[Label], smallest: float) -> list[tuple[float, float, float, float]]:
    """The box of each line of each level label in px, left, top, right, bottom; none is written smaller than `smallest` px."""
    found = []
    for one in labels:
        if not one.angle and plain(one.text):
            size, texts = max(smallest, one.size), re.split(r"<br\s*/?>", one.text)
            top = one.y - {"top": 0, "bottom": size * len(texts)}.get(one.level, size * len(texts) / 2)
            for place, text in enumerate(texts):
                long = width(plain(text), size)
                left = one.x - {"left": 0, "right": long}.get(one.side, long / 2)
                found.append((left, top + place * size, left + long, top + (place + 1) * size))
    return found


def hidden(found: list[tuple[float, float, float, float]]) -> float:
    """The share of lines that another covers by more than a sixth."""
    covered = 0
    for i, (a, b, c, d) in enumerate(found):
        covered += any(
            (min(c, g) - max(a, e)) * (min(d, h) - max(b, f)) * 6 > (c - a) * (d - b) for j, (e, f, g, h) in enumerate(found) if j != i and min(c, g) > max(a, e) and min(d, h) > max(b, f)
        )
    return covered / len(found) if found else 0.0
