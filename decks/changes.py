"""What the figures of a deck print, kept with it, and what has changed when the data have."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

import views
from charts.look import Look
from decks.model import Deck, Slide
from language import MISSING, speech
from queries import engine
from views.core import Drawn

CELLS = 600  # of a table; a larger one is kept as a mark alone, so that a file stays a file
BETWEEN = " · "  # a row and a column
APART = 5  # columns looked at to tell rows apart
TEXT_NAMES = {"title": "Title", "number": "Number", "change": "Change", "reading": "Reading", "rows": "Values of the figure", "many": "Values of the figure"}


@dataclass(frozen=True)
class Change:
    """One printed text of the slide at `place` that is not the same today. `before` or `now` is empty where it was not printed; both are where only a mark is known."""

    place: int
    what: str  # a key of TEXT_NAMES (`many`: values too many to be kept one by one), or the row and the column of the figure's table; the row alone where all of it came or went
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
    for name, cells in zip(_names(table), table.itertuples(index=False), strict=True):
        for column, cell in zip(table.columns[1:], cells[1:], strict=True):
            found[f"{name}{BETWEEN}{column}"] = str(cell)
    return found


def _names(table: pd.DataFrame) -> list[str]:
    """The name under which each row is kept: its first cell, counted where others have the same."""
    seen: Counter[str] = Counter()
    found = []
    for cell in table.iloc[:, 0].astype(str):
        seen[cell] += 1
        found.append(cell if seen[cell] == 1 else f"{cell} ({seen[cell]})")
    return found


def _told(table: pd.DataFrame) -> dict[str, str]:
    """The same rows as a reader knows them: by the first column of words that tells them apart, or by several together."""
    columns = [[str(cell) for cell in table.iloc[:, place]] for place in range(min(APART, table.shape[1]))]
    words = [column for column in columns if any(sign.isalpha() for cell in column for sign in cell)]
    alone = next((column for column in words if len(set(column)) == len(column) and not {"", MISSING} & set(column)), None)
    if alone is not None:
        return dict(zip(_names(table), alone, strict=True))
    together = list(zip(*(column for column in words if len(set(column)) > 1), strict=True))
    if len(set(together)) < len(table):
        return {}
    return {name: BETWEEN.join(cell for cell in cells if cell not in ("", MISSING)) for name, cells in zip(_names(table), together, strict=True)}


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
        if before and (different := _differences(before, now)):
            told = _told(drawn(deck.slides[place], Look(speech(deck.lang))).table)
            found += [replace(one, place=place, what=_read(one.what, told)) for one in different]
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
            found[name] = Change(0, "many")
        elif not row or (row in rows[0] and row in rows[1]):
            found[name] = Change(0, name, then, today)
        else:
            told, one = f"{name.removeprefix(row + BETWEEN)} {then or today}", found.get(row, Change(0, row, row=True))
            found[row] = replace(one, before=_joined(one.before, told)) if then else replace(one, now=_joined(one.now, told))
    return [*found.values()]


def _read(name: str, told: Mapping[str, str]) -> str:
    """The name of a value or of a row as it is read; a row that is no longer there keeps the name that it had."""
    row, between, column = name.rpartition(BETWEEN)
    return f"{told[row]}{BETWEEN}{column}" if between and row in told else told.get(name, name)


def _row(name: str) -> str:
    """The row of a value of a table; empty for a sentence."""
    return name.rpartition(BETWEEN)[0]


def _joined(told: str, more: str) -> str:
    return f"{told}{BETWEEN}{more}" if told else more


def _mark(texts: Mapping[str, str]) -> str:
    """Five characters made from all that is printed."""
    content = json.dumps(dict(texts), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()[:5]
