"""A deck as one HTML file that plays it: the figures live in it, with the cards that answer a question from the room; it asks nothing of any network."""

from collections.abc import Callable

import plotly.offline

from charts.look import Look
from decks.model import Deck
from exports import cards, player, sheet, staged
from exports.files import File, filename


def make(deck: Deck, look: Look, progress: Callable[..., None] = lambda done, total, step="slide": None) -> File:
    """The file. `progress(done, total, step)` is called before each slide, each card and the writing; what it raises stops the making, and nothing is left behind."""
    played, held = staged.slides(deck, look, progress), {}
    wanted = list(dict.fromkeys((entry["kind"], entry["code"]) for entry in cards.entries(look.say) if entry["kind"] in HELD))
    for place, (kind, code) in enumerate(wanted):
        progress(place, len(wanted), "card")
        held[f"{kind}:{code}"] = cards.card(kind, code, look)
    progress(0, 1, "file")
    script = f"<script>{plotly.offline.get_plotlyjs()}</script>"
    content = player.page(deck, look, played, plotly=script, fonts=sheet.fonts(embedded=True), held=held)
    progress(1, 1, "file")
    return File(filename(deck.title or look.say("Deck"), "html"), "text/html", content.encode())


HELD = ("cluster", "region")  # the cards that the file carries
