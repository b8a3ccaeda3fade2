"""The files of the ready-made deck, as multiples of drawing its figures once."""

import time
from collections.abc import Iterator
from dataclasses import replace

import views
from charts.look import Look
from decks import ready
from exports import deck_pdf, deck_xlsx, pdf, pptx
from language import speech


def run() -> Iterator[str]:
    look = Look(speech("fr"))
    deck = ready.deck(look.say)

    def figures():
        return [views.draw(slide.view, replace(look, projected=True), slide.filters).figure for slide in deck.slides]

    figures()
    unit = _took(figures)
    yield f"{len(deck.slides)} figures: {unit:.2f} s"
    makers = {"PowerPoint": pptx.make, "Excel": deck_xlsx.make}
    if pdf.browser():
        makers["PDF"] = deck_pdf.make
    for name, make in makers.items():
        took = _took(lambda make=make: make(deck, look))
        yield f"{name}: {took / unit:.1f} times the figures ({took:.2f} s), {len(make(deck, look).content) / 1000:.0f} kB"


def _took(work) -> float:
    """The shortest of three runs, in seconds."""
    found = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)
