"""What the figures of a deck print, kept with it, and what has changed when the data have."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import views
from charts.look import Look
from decks.model import Deck, Slide
from language import speech
from queries import engine
from views.core import Drawn

CELLS = 600  # of a table; a larger one is kept as a mark alone, so that a file stays a file
TEXT_NAMES = {"title": "Title", "number": "Number", "change": "Change", "reading": "Reading", "rows": "Values of the figure"}


@dataclass(frozen=True)
class Change:
    """One printed text of the slide at `place` that is not the same today. `before` or `now` is empty where it was not printed; both are where only a mark is known."""

    place: int
    what: str  # a key of TEXT_NAMES, or the row and the column of the figure's table
    before: str = ""
    now: str = ""


def drawn(slide: Slide, look: Look) -> Drawn:
    """The figure of a slide."""
    return views.draw(slide.view, look, slide.filters)


def printed(figure: Drawn) -> dict[str, str]:
    """Everything that a figure prints: its sentences and each value of its table, `row · column` → text."""
    found = {"title": figure.words.title, "reading": figure.words.reading}
    if figure.number is not None:
        found |= {"title": figure.number.label, "number": f"{figure.number.value} {figure.number.unit}".strip(), "change": figure.number.change}
    table = figure.table
    if table.size > CELLS:
        return found | {"rows": _mark({"rows": table.to_csv(index=False)})}
    seen: Counter[str] = Counter()
    for cells in table.itertuples(index=False):
        row = str(cells[0])
        seen[row] += 1
        name = row if seen[row] == 1 else f"{row} ({seen[row]})"
        for column, cell in zip(table.columns[1:], cells[1:], strict=True):
            found[f"{name} · {column}"] = str(cell)
    return found


def remembered(deck: Deck, lang: str) -> Deck:
    """The deck as made with today's data, in a language: with what each of its figures prints."""
    look = Look(speech(lang))
    values = tuple(printed(drawn(slide, look)) for slide in deck.slides)
    return replace(deck, version=engine.version(), lang=lang, values=values, marks=tuple(_mark(one) for one in values))


def changes(deck: Deck) -> list[Change]:
    """What a deck made with other data prints differently today, slide by slide; nothing where the data are the same."""
    if not deck.version or deck.version == engine.version():
        return []
    today, found = remembered(deck, deck.lang), []
    for place, now in enumerate(today.values):
        before = deck.values[place] if deck.values else {}
        if before:
            found += [Change(place, what, *pair) for what, pair in _differences(before, now)]
        elif deck.marks and deck.marks[place] and deck.marks[place] != today.marks[place]:
            found.append(Change(place, "rows"))
    return found


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, tuple[str, str]]]:
    names = list(dict.fromkeys([*now, *before]))
    pairs = [(name, (before.get(name, ""), now.get(name, ""))) for name in names]
    return [(name, ("", "") if name == "rows" else pair) for name, pair in pairs if pair[0] != pair[1]]


def _mark(texts: Mapping[str, str]) -> str:
    """Five characters made from all that is printed."""
    content = json.dumps(dict(texts), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:5]
