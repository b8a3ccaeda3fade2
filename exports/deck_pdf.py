"""A deck as a PDF, one slide a page: its figures as the wall draws them, with the sentence that reads each aloud, and whole tables."""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import plotly.offline

from charts.look import Look
from decks.face import Face, aloud, face
from decks.model import Deck
from exports import pdf, sheet, staged
from exports.files import File, filename
from exports.fitting import NOTE, ROOM, SIDE, SUBTITLE, between, foot_top, high, pictures, tables, title_size
from language import raised
from views.core import Drawn

STYLE, HATCHING = Path(__file__).with_suffix(".css"), Path(__file__).with_name("hatching.js")
FACE = 1.09  # how much wider than measured its titles are
CSS = 4 / 3  # px of a page a point
PIXEL = ROOM / staged.WIDE  # points of a page a px of the wall


def make(deck: Deck, look: Look, progress: Callable[..., None] = lambda done, total, step="slide": None) -> File:
    """The file. `progress(done, total, step)` is called before each slide and again and again while a browser prints; what it raises stops the making. Raises pdf.NoPdf where no browser draws."""
    if pdf.browser() is None:
        raise pdf.NoPdf("no browser")
    content = pdf.printed(page(deck, look, progress), lambda share: progress(share, 1, "print"))
    progress(1, 1, "print")
    return File(filename(deck.title or look.say("Deck"), "pdf"), "application/pdf", content)


def page(deck: Deck, look: Look, progress: Callable[..., None]) -> str:
    """All pages as HTML that stands alone."""
    look = replace(look, dark=False, projected=True)
    leaves, scripts = [], []
    for place, slide in enumerate(deck.slides):
        progress(place, len(deck.slides))
        for leaf, script in _leaves(face(slide, look), place):
            leaves.append(leaf)
            scripts.append(script)
    numbered = "".join(f"<section>{leaf}<p class='page'>{number} / {len(leaves)}</p></section>" for number, leaf in enumerate(leaves, start=1))
    title = html.escape(deck.title or look.say("Deck"))
    return (
        f"<!doctype html><html lang='{look.say.lang}'><meta charset='utf-8'><title>{title} · Interpôles</title><style>{sheet.fonts()}{STYLE.read_text(encoding='utf-8')}</style>"
        f"<script>{plotly.offline.get_plotlyjs()}</script><script>{HATCHING.read_text(encoding='utf-8')}</script><body>{numbered}<script>document.fonts.ready.then(() => {{ {''.join(scripts)} }});</script></body></html>"
    )


def _leaves(one: Face, place: int) -> Iterator[tuple[str, str]]:
    """The pages of one slide, each with the script that draws its figure."""
    drawn = one.drawn
    notes = [note for note in (aloud(one), one.caveat) if note]
    if drawn.number is not None:
        yield _words(one, one.title, notes) + _number(one), ""
        return
    found = pictures(one, notes, FACE) if drawn.view.chart is not None else []
    for part, (title, top, fitted) in enumerate(found):
        name, room = f"f{place}-{part}", between(one, title, notes, FACE)[1] - top
        box, script = _drawing(fitted.drawn, name, one.alt, top, room)
        yield _words(one, title, notes) + box, script
    if found:
        return
    for title, begin, size, part in tables(one, notes, FACE):
        cells = [f"<th style='width:{width / sum(part.widths):.2%}'{_right(right)}>{html.escape(name)}</th>" for name, width, right in zip(part.head, part.widths, part.numeric, strict=True)]
        rows = ["".join(f"<td{_right(right)}>{html.escape(cell)}</td>" for cell, right in zip(row, part.numeric, strict=True)) for row in part.rows]
        body = "".join(f"<tr style='height:{tall}pt'>{row}</tr>" for row, tall in zip(rows, part.heights[1:], strict=True))
        table = f"<table style='top:{begin}pt;width:{min(ROOM, sum(part.widths))}pt;font-size:{size}pt'><thead><tr style='height:{part.heights[0]}pt'>{''.join(cells)}</tr></thead><tbody>{body}</tbody></table>"
        yield _words(one, title, notes) + table, ""


def _right(numeric: bool) -> str:
    return " class='right'" if numeric else ""


def _words(one: Face, title: str, notes: list[str]) -> str:
    size, tall = title_size(title, FACE)
    found = [f"<h1 style='font-size:{size}pt;height:{tall}pt'>{raised(html.escape(title))}</h1>"]
    top, bottom = between(one, title, notes, FACE)
    if one.subtitle and one.drawn.number is None:
        found.append(f"<p class='subtitle' style='top:{top - 8 - high(one.subtitle, SUBTITLE)}pt'>{raised(html.escape(one.subtitle))}</p>")
    begin = bottom
    for note in notes:
        found.append(f"<p class='note{' caveat' if note == one.caveat else ''}' style='top:{begin + 6}pt'>{raised(html.escape(note))}</p>")
        begin += high(note, NOTE) + 6
    found.append(f"<p class='foot' style='top:{foot_top(one.foot)}pt'>{html.escape(one.foot)}</p>")
    return "".join(found)


def _number(one: Face) -> str:
    number = one.drawn.number
    change = f"<div class='change'><p>{number.change}</p></div>" if number.change else ""
    return f"<p class='value{' long' if len(number.value) > 6 else ''}'>{html.escape(number.value)} <small>{html.escape(number.unit)}</small></p>{change}"


def _drawing(drawn: Drawn, name: str, alt: str, top: float, room: float) -> tuple[str, str]:
    """The place of a figure in `room` points under `top`, and the script that draws it there: as on the wall, whose slide is this page seen larger."""
    if drawn.view.name not in staged.OWN_DRAWING:
        drawn = replace(drawn, look=replace(drawn.look, projected=False))
    figure, (scale, height) = staged.picture(drawn), staged.fit(drawn, room / PIXEL)
    wide = staged.WIDE - (staged.ASIDE if drawn.view.name in staged.BESIDE else 0)
    width, margin, grown = wide / scale, figure["layout"]["margin"], max(1.0, height / figure["layout"].get("height", 450))
    figure["layout"] |= {"width": width, "height": height, "margin": {**margin, "t": margin["t"] * grown, "b": margin["b"] * grown}}
    begin = top + (room - height * scale * PIXEL) / 2
    box = f"<div class='figure' id='{name}' role='img' aria-label=\"{html.escape(alt, quote=True)}\" style='top:{begin:.1f}pt;left:{SIDE + (ROOM - wide * PIXEL) / 2:.1f}pt;width:{width:.1f}px;height:{height:.1f}px;transform:scale({scale * PIXEL * CSS:.5f})'></div>"
    told = json.dumps({**figure, "config": {"staticPlot": True}}, ensure_ascii=False).replace("</", "<\\/")
    return box, f"Plotly.newPlot('{name}', {told}).then(hatched);"
