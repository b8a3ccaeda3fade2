"""A deck as one HTML file that plays it: the figures live in it, with the cards that answer a question from the room; it asks nothing of any network."""

from collections.abc import Callable

import plotly.offline

from charts.look import Look
from decks.model import Deck
from exports import cards, player, sheet, staged
from exports.files import File, filename


def make(deck: Deck, look: Look, progress: Callable[[int, int], None] = lambda done, total: None) -> File:
    """The file. `progress(done, total)` is called before each slide and at the end; what it raises stops the making, and nothing is left behind."""
    played = staged.slides(deck, look, progress)
    held = {}
    for kind, code in dict.fromkeys((entry["kind"], entry["code"]) for entry in cards.entries(look.say) if entry["kind"] in HELD):
        progress(len(played) - 1, len(played))  # the cards take as long as a slide: they can be stopped as well
        held[f"{kind}:{code}"] = cards.card(kind, code, look)
    script = f"<script>{plotly.offline.get_plotlyjs()}</script>"
    content = player.page(deck, look, played, plotly=script, fonts=sheet.fonts(embedded=True), held=held)
    progress(len(played), len(played))
    return File(filename(deck.title or look.say("Deck"), "html"), "text/html", content.encode())


HELD = ("cluster", "region")  # the cards that the file carries
