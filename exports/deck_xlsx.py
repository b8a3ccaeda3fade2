"""The figures of a deck as one workbook: a sheet a slide with its rows, and a sheet of sources."""

import io
from collections.abc import Callable

from charts.look import Look
from decks.face import face
from decks.model import Deck
from exports import files
from exports.files import File, filename
from exports.workbook import Book


def make(deck: Deck, look: Look, progress: Callable[[int, int], None] = lambda done, total: None) -> File:
    """The file. `progress(done, total)` is called before each slide and at the end; what it raises stops the making, and nothing is left behind."""
    buffer, drawn, say = io.BytesIO(), [], look.say
    with Book(buffer, deck.title or say("Deck"), say) as book:
        for place, slide in enumerate(deck.slides, start=1):
            progress(place - 1, len(deck.slides))
            one = face(slide, look)
            book.rows(f"{place} {one.title}", one.drawn)
            drawn.append(one.drawn)
        book.sources(drawn)
    progress(len(deck.slides), len(deck.slides))
    return File(filename(deck.title or say("Deck"), "xlsx"), files.XLSX, buffer.getvalue())
