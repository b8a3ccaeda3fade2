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
BETWEEN = " · "  # a row and a column
TEXT_NAMES = {"title": "Title", "number": "Number", "change": "Change", "reading": "Reading", "rows": "Values of the figure"}


@dataclass(frozen=True)
class Change:
    """One printed text of the slide at `place` that is not the same today. `before` or `now` is empty where it was not printed; both are where only a mark is known."""

    place: int
    what: str  # a key of TEXT_NAMES, or the row and the column of the figure's table; the row alone where all of it came or went
    before: str = ""
    now: str = ""
    row: bool = False  # whether `before` or `now` holds a whole row


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
            found[f"{name}{BETWEEN}{column}"] = str(cell)
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
            found += [replace(one, place=place) for one in _differences(before, now)]
        elif deck.marks and deck.marks[place] and deck.marks[place] != today.marks[place]:
            found.append(Change(place, "rows"))
    return found


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """What differs, in the order of today's figure; a row that came or went is one change, with its values one after the other."""
    rows = {side: {_row(name) for name in texts} for side, texts in ((0, before), (1, now))}
    found: dict[str, Change] = {}
    for name in dict.fromkeys([*now, *before]):
        then, today, row = before.get(name, ""), now.get(name, ""), _row(name)
        if then == today:
            continue
        if name == "rows":
            found[name] = Change(0, name)
        elif not row or (row in rows[0] and row in rows[1]):
            found[name] = Change(0, name, then, today)
        else:
            told, one = f"{name.removeprefix(row + BETWEEN)} {then or today}", found.get(row, Change(0, row, row=True))
            found[row] = replace(one, before=_joined(one.before, told)) if then else replace(one, now=_joined(one.now, told))
    return [*found.values()]


def _row(name: str) -> str:
    """The row of a value of a table; empty for a sentence."""
    return name.rpartition(BETWEEN)[0]


def _joined(told: str, more: str) -> str:
    return f"{told}{BETWEEN}{more}" if told else more


def _mark(texts: Mapping[str, str]) -> str:
    """Five characters made from all that is printed."""
    content = json.dumps(dict(texts), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:5]
