"""A deck as a PowerPoint file: charts that PowerPoint draws from their data, drawings as shapes, tables as tables, notes. No browser is needed."""

import io
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
from pptx.oxml.ns import qn

from charts.look import Look
from charts.network_grid import Grid
from decks.face import Face, aloud, face
from decks.model import Deck
from exports import bars, marks, marks_around, native, pptx_grid
from exports.files import File, filename
from exports.fitting import NOTE, ROOM, SIDE, SUBTITLE, Fitted, between, high, numbered, pictures, side, tables
from exports.labels import plain
from exports.marks import Mark
from exports.native_chart import Split
from exports.native_points import aslant
from exports.plane import Plane
from exports.pptx_base import add_foot, add_table, add_text, add_title, blank, written
from exports.pptx_charts import put
from exports.pptx_marks import TITLES, Sheet
from queries import engine
from views.core import Drawn
from views.tables import heading

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
HOLLOW = (marks.CLEAR, "#FFFFFF")
Progress = Callable[[int, int], None]


def make(deck: Deck, look: Look, progress: Progress = lambda done, total: None) -> File:
    """The file. `progress(done, total)` is called before each slide and at the end; what it raises stops the making, and nothing is left behind."""
    look = replace(look, dark=False, projected=True)
    book = blank(look.palette)
    total = len(deck.slides)
    for place, slide in enumerate(deck.slides):
        progress(place, total)
        _slide(book, face(slide, look))
    book.core_properties.title = deck.title or look.say("Deck")
    book.core_properties.author = "Interpôles"
    book.core_properties.comments = look.say("Interpôles, data version {version}", version=engine.version())
    book.core_properties.language = look.say.locale.replace("_", "-")
    for page in book.slides:
        _finish(page, look)
    content = io.BytesIO()
    book.save(content)
    progress(total, total)
    return File(filename(deck.title or look.say("Deck"), "pptx"), MIME, content.getvalue())


def _slide(book, one: Face) -> None:
    drawn = one.drawn
    if drawn.number is not None:
        page, top, _ = _page(book, one, one.title)
        _number(page, one, top)
    elif drawn.grid is not None:
        _grid(book, one, drawn.grid)
    elif drawn.view.chart is None or not _figure(book, one):
        _tables(book, one)


def _page(book, one: Face, title: str):
    """A slide with its words; gives it, and the points between which its figure stands."""
    look = one.drawn.look
    page = book.slides.add_slide(book.slide_layouts[0])
    add_title(page, title, look.palette)
    add_foot(page, one.foot, look.palette)
    top, bottom = between(one, title, _under(one))
    if one.subtitle and one.drawn.number is None:
        tall = high(one.subtitle, SUBTITLE)
        add_text(page, (SIDE, top - 8 - tall, ROOM, tall), written(one.subtitle), SUBTITLE, look.palette.quiet, name=look.say("Measure"))
    for text in _under(one):
        tall, slanted = high(text, NOTE), text == one.caveat
        add_text(page, (SIDE, bottom + 6, ROOM, tall), f"<i>{written(text)}</i>" if slanted else written(text), NOTE, look.palette.ink, name=look.say("Note") if slanted else look.say("Reading"))
        bottom += tall + 6
    page.notes_slide.notes_text_frame.text = notes(one)
    return page, top, bottom


def _under(one: Face) -> list[str]:
    """What is written under a figure: how to read it, its field, its caveat. A number has its reading beside it, in large."""
    told = [aloud(one)] if one.drawn.number is None else []
    return [*told, one.caveat] if one.caveat else told


def notes(one: Face) -> str:
    """What the presenter reads: the note of the slide, then how to read the figure, its field, its source."""
    say = one.drawn.look.say
    told = [one.note, say("Reading: {text}", text=one.reading) + ".", say("Field: {text}", text=one.scope) + ".", one.caveat, one.method, one.foot, say("To cite: {citation}", citation=one.drawn.citation)]
    return "\n\n".join(text for text in told if text)


def _number(page, one: Face, top: float) -> None:
    look, number = one.drawn.look, one.drawn.number
    size = 115.0 if len(number.value) <= 6 else 80.0
    add_text(page, (SIDE, top + 50, ROOM, size * 1.2), f"{written(number.value)}<small> {written(number.unit)}</small>", size, look.palette.accent, face=TITLES, bold=True, wrap=False, name=look.say("Number"))
    told = [text for text in (number.change, one.reading[:1].upper() + one.reading[1:] + "." if one.reading else "") if text]
    add_text(page, (SIDE, top + 70 + size * 1.2, ROOM * 0.75, 120), "<br>".join(written(plain(text)) for text in told), 20.0, look.palette.ink, name=look.say("Reading"))


def _figure(book, one: Face) -> bool:
    """The slides with the picture; False where it would be too small to read."""
    found = pictures(one, _under(one))
    for title, top, fitted in found:
        _draw(_page(book, one, title)[0], one, top, fitted)
    return bool(found)


def _draw(page, one: Face, top: float, fitted: Fitted) -> None:
    """A figure on its slide: what it draws under its charts, the charts, what it draws over them."""
    drawn, plane, scale, smallest = fitted.drawn, fitted.plane, fitted.scale, fitted.smallest
    stretch = max(1.0, smallest / (drawn.look.label * scale))
    parts = native.split(plane, drawn.look.palette.missing)
    _name_series(parts, plane, drawn)
    below, above = drawings(plane, parts, stretch)
    sheet = Sheet(side(plane, scale), top, scale, smallest)
    say = drawn.look.say
    sheet.put(page, below, say("Ground of the figure"), "" if parts.charts or above else one.alt)
    for place, chart in enumerate(parts.charts):
        alt = one.alt if place == 0 else say("Part {n} of the same figure", n=place + 1)
        room = chart.box[0] * scale if chart.flat else (plane.height - chart.box[3]) * scale + 4
        put(page, chart, sheet, alt, say("Chart") if len(parts.charts) == 1 else say("Chart {n}", n=place + 1), room)
    sheet.put(page, above, say("Drawing of the figure"), "" if parts.charts else one.alt)


def drawings(plane: Plane, parts: Split, stretch: float) -> tuple[list[Mark], list[Mark]]:
    """What is drawn as shapes: under the charts (bands, grids, areas) and over them (the other traces, lines, words)."""
    below: list[Mark] = [*marks_around.shapes(plane, "below")]
    above: list[Mark] = []
    for name, axis in plane.axes.items():
        lines_, words = marks_around.ticks(plane, axis)
        below += lines_
        above += [] if name in parts.axes else words
    below += marks_around.shapes(plane, "between")
    before = None
    rest = [place for place in range(len(plane.data)) if place not in parts.traces]
    areas = {chart.series[0].trace for chart in parts.charts if chart.kind == "area"}
    for place, trace in enumerate(plane.data):
        if trace["type"] == "scatter" and place not in areas and (filled := marks.area(plane, trace, before)):
            (below if parts.charts else above).append(filled)
        if trace["type"] == "scatter" and place in rest:
            above += marks.scatter(plane, trace)
        elif trace["type"] == "scatter" and place not in areas:  # an office suite may leave out the ring of a hollow symbol; a label aslant has no place in a chart
            above += (mark for mark in marks.scatter(plane, trace) if (mark.ink.fill in HOLLOW if isinstance(mark, marks.Symbol) else isinstance(mark, marks.Label) and aslant(mark)))
        before = trace
    at = {id(trace): place for place, trace in enumerate(plane.data) if trace["type"] == "bar"}
    standing = [plane.data[place] for place in at.values()]
    words = [label for trace, place, label in bars.bar_words(plane, standing) if (at[id(trace)], place) not in parts.words]
    boxes = [mark for trace, place, mark in bars.bars(plane, standing) if (at[id(trace)], place) not in parts.bars]
    above = [*boxes, *above, *words, *marks_around.shapes(plane, "above")]
    above += [marks_around.label(plane, note, stretch) for place, note in enumerate(plane.layout.get("annotations") or ()) if place not in parts.notes]
    return below, above


def _name_series(parts: Split, plane: Plane, drawn: Drawn) -> None:
    """Each row of a data sheet bears the heading of the column whose values it shows."""
    say, frame = drawn.look.say, drawn.frame
    shown = [column for column in drawn.question.shown if column.name in frame.columns and pd.api.types.is_numeric_dtype(frame[column.name])]
    known = {heading(column, say): {round(abs(float(value)), 6) for value in frame[column.name].dropna()} for column in shown}
    for chart in parts.charts:
        for place, series in enumerate(chart.series):
            values = {round(abs(value), 6) for value in series.values if value is not None}
            name = next((name for name, column in known.items() if values and values - {0.0} <= column), "")
            series.name = (plane.data[series.trace].get("name") if series.trace >= 0 else say("(holds up the next)")) or name or say("Series {n}", n=place + 1)
            again = sum(one.trace >= 0 and one.name.startswith(series.name) for one in chart.series[:place])
            series.name += f" ({again + 1})" if again and series.trace >= 0 else ""


def _tables(book, one: Face) -> None:
    """The table, on as many slides as it takes; the heading comes again on each."""
    for title, top, size, part in tables(one, _under(one)):
        add_table(_page(book, one, title)[0], top, part, size, one.drawn.look.palette, one.alt)


def _grid(book, one: Face, grid: Grid) -> None:
    """The picture as a table of coloured cells, on as many slides as it takes, with its key."""
    top, bottom = between(one, numbered(one, 88, 88), _under(one))
    palette = one.drawn.look.palette
    found = pptx_grid.leaves(grid, bottom - top)
    for number, leaf in enumerate(found, start=1):
        page = _page(book, one, numbered(one, number, len(found)))[0]
        add_text(page, (SIDE, top, ROOM, pptx_grid.KEY), pptx_grid.key(grid), pptx_grid.SIZE, palette.ink, name=one.drawn.look.say("Key"))
        pptx_grid.put(page, top + pptx_grid.KEY, grid, leaf, palette, one.alt)


def _finish(page, look: Look) -> None:
    """Each shape its own number, or PowerPoint offers to repair the file; each text the language of the deck."""
    for number, node in enumerate(page._element.iter(qn("p:cNvPr")), start=1):
        node.set("id", str(number))
    for run in page._element.iter(qn("a:rPr")):
        run.set("lang", look.say.locale.replace("_", "-"))
