"""A deck as a PowerPoint file: charts that PowerPoint draws from their data, drawings as shapes, tables as tables, notes. No browser is needed."""

import html
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
from pptx.oxml.ns import qn

from charts.look import Look
from decks.face import Face, face
from decks.model import Deck
from exports import marks, native, pages
from exports.files import File, filename
from exports.marks import Mark
from exports.measure import lines
from exports.plane import Plane
from exports.pptx_base import HEAD, ROOM, SIDE, SUBTITLE, add_foot, add_table, add_text, add_title, blank, foot_top, title_size
from exports.pptx_charts import put
from exports.pptx_marks import SMALLEST, TITLES, Sheet
from queries import engine
from views.core import Drawn
from views.tables import heading

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
LARGEST, DENSE, DENSEST = 0.6, 0.42, 10.0  # points a px of the figure: no more than the first; under the second, its text may be of so many points
CROWDED = 0.2  # the share of labels that others cover, beyond which the table is shown
HIGHER = 2.0  # a figure made for a small place is made higher, at most so many times
ROUNDS = 3  # of the search for margins that hold every label
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
    elif drawn.view.chart is None or not _figure(book, one):
        _tables(book, one)


def between(one: Face, title: str) -> tuple[float, float]:
    """The points between which the figure of a slide stands, its words being written above and under it."""
    top, bottom = HEAD + title_size(title)[1] + 12, foot_top(one.foot) - 8
    if one.subtitle and one.drawn.number is None:
        top += _high(one.subtitle, SUBTITLE)
    return top, bottom - (_high(one.caveat, SMALLEST) + 6 if one.caveat else 0)


def _high(text: str, size: float) -> float:
    return lines(text, size, ROOM) * size * 1.25


def _page(book, one: Face, title: str):
    """A slide with its words; gives it, and the points between which its figure stands."""
    look = one.drawn.look
    page = book.slides.add_slide(book.slide_layouts[0])
    add_title(page, title, look.palette)
    add_foot(page, one.foot, look.palette)
    top, bottom = between(one, title)
    if one.subtitle and one.drawn.number is None:
        high = _high(one.subtitle, SUBTITLE)
        add_text(page, (SIDE, top - 8 - high, ROOM, high), html.escape(one.subtitle, quote=False), SUBTITLE, look.palette.quiet, name=look.say("Measure"))
    if one.caveat:
        add_text(page, (SIDE, bottom + 6, ROOM, _high(one.caveat, SMALLEST)), f"<i>{html.escape(one.caveat, quote=False)}</i>", SMALLEST, look.palette.ink, name=look.say("Note"))
    page.notes_slide.notes_text_frame.text = notes(one)
    return page, top, bottom


def notes(one: Face) -> str:
    """What the presenter reads: the note of the slide, then how to read the figure, its field, its source."""
    say = one.drawn.look.say
    told = [one.note, say("Reading: {text}", text=one.reading) + ".", say("Field: {text}", text=one.scope) + ".", one.caveat, one.foot, say("To cite: {citation}", citation=one.drawn.citation)]
    return "\n\n".join(text for text in told if text)


def _number(page, one: Face, top: float) -> None:
    look, number = one.drawn.look, one.drawn.number
    size = 115.0 if len(number.value) <= 6 else 80.0
    add_text(page, (SIDE, top + 50, ROOM, size * 1.2), f"{number.value}<span style='font'> </span>{html.escape(number.unit, quote=False)}", size, look.palette.accent, face=TITLES, bold=True, wrap=False, name=look.say("Number"))
    told = [text for text in (number.change, one.reading[:1].upper() + one.reading[1:] + "." if one.reading else "") if text]
    add_text(page, (SIDE, top + 70 + size * 1.2, ROOM * 0.75, 120), "<br>".join(html.escape(marks.plain(text), quote=False) for text in told), 20.0, look.palette.ink, name=look.say("Reading"))


def layout(drawn: Drawn, room: float) -> tuple[Plane, float, float]:
    """The figure laid out in `room` points of height; points a px; its smallest text, in points.

    As large as its place allows, within bounds. What is low is made higher, and no label leaves the slide.
    """
    figure = drawn.figure
    own = float(figure.layout.height or 450)
    scale = min(LARGEST, room / own)
    height = max(own, min(room / scale, own * HIGHER))
    smallest = SMALLEST if scale >= DENSE else DENSEST
    left = right = 0.0
    for _ in range(ROUNDS):
        plane = Plane(figure, ROOM / scale, height, left, right)
        found = marks.boxes(_labels(plane), smallest / scale)
        start, end = min((one[0] for one in found), default=0.0), max((one[2] for one in found), default=0.0)
        if start >= 0 and end <= plane.width:
            break
        left, right = left + max(0.0, -start), right + max(0.0, end - plane.width)
    return plane, scale, smallest


def _labels(plane: Plane) -> Iterator[marks.Label]:
    """Every label of a figure."""
    for axis in plane.axes.values():
        yield from marks.ticks(plane, axis)[1]
    for trace in plane.data:
        if trace["type"] == "scatter" and "text" in (trace.get("mode") or "lines"):
            yield from (mark for mark in marks.scatter(plane, trace) if isinstance(mark, marks.Label))
    for note in plane.layout.get("annotations") or ():
        yield marks.label(plane, note)


def _figure(book, one: Face) -> bool:
    """A slide with the picture; False where it would be too small to read."""
    drawn = one.drawn
    top, bottom = between(one, one.title)
    plane, scale, smallest = layout(drawn, bottom - top)
    if not drawn.empty and marks.hidden(marks.boxes(_labels(plane), smallest / scale)) > CROWDED:
        return False
    page, top, bottom = _page(book, one, one.title)
    stretch = max(1.0, smallest / (drawn.look.label * scale))
    parts = native.split(plane, drawn.look.palette.missing)
    _name_series(parts, plane, drawn)
    below, above = drawings(plane, parts, stretch)
    sheet = Sheet(SIDE, top, scale, smallest)
    say = drawn.look.say
    sheet.put(page, below, say("Ground of the figure"), "" if parts.charts or above else one.alt)
    for place, chart in enumerate(parts.charts):
        alt = one.alt if place == 0 else say("Part {n} of the same figure", n=place + 1)
        room = chart.box[0] * scale if chart.flat else (plane.height - chart.box[3]) * scale + 4
        put(page, chart, sheet, alt, say("Chart") if len(parts.charts) == 1 else say("Chart {n}", n=place + 1), room)
    sheet.put(page, above, say("Drawing of the figure"), "" if parts.charts else one.alt)
    return True


def drawings(plane: Plane, parts: native.Split, stretch: float) -> tuple[list[Mark], list[Mark]]:
    """What is drawn as shapes: under the charts (bands, grids, areas) and over them (the other traces, lines, words)."""
    below: list[Mark] = [*marks.shapes(plane, below=True)]
    above: list[Mark] = []
    for name, axis in plane.axes.items():
        lines_, words = marks.ticks(plane, axis)
        below += lines_
        above += [] if name in parts.axes else words
    before = None
    rest = [place for place in range(len(plane.data)) if place not in parts.traces]
    areas = {chart.series[0].trace for chart in parts.charts if chart.kind == "area"}
    for place, trace in enumerate(plane.data):
        if trace["type"] == "scatter" and place not in areas and (filled := marks.area(plane, trace, before)):
            (below if parts.charts else above).append(filled)
        if trace["type"] == "scatter" and place in rest:
            above += marks.scatter(plane, trace)
        elif trace["type"] == "scatter" and place not in areas:  # an office suite may leave out the ring of a hollow symbol
            above += (mark for mark in marks.scatter(plane, trace) if isinstance(mark, marks.Symbol) and mark.ink.fill in HOLLOW)
        before = trace
    stubs = [plane.data[place] for place in rest if plane.data[place]["type"] == "bar"]
    bare = [plane.data[series.trace] for chart in parts.charts for series in chart.series if chart.kind == "bar" and series.trace >= 0 and not series.labels]
    words = [label for _, _, label in marks.bar_words(plane, [*stubs, *bare])]
    above = [*marks.bars(plane, stubs), *above, *words, *marks.shapes(plane, below=False)]
    above += [marks.label(plane, note, stretch) for place, note in enumerate(plane.layout.get("annotations") or ()) if place not in parts.notes]
    return below, above


def _name_series(parts: native.Split, plane: Plane, drawn: Drawn) -> None:
    """Each row of a data sheet bears the heading of the column whose values it shows."""
    say, frame = drawn.look.say, drawn.frame
    shown = [column for column in drawn.question.shown if column.name in frame.columns and pd.api.types.is_numeric_dtype(frame[column.name])]
    known = {heading(column, say): {round(abs(float(value)), 6) for value in frame[column.name].dropna()} for column in shown}
    for chart in parts.charts:
        for place, series in enumerate(chart.series):
            values = {round(abs(value), 6) for value in series.values if value is not None}
            name = next((name for name, column in known.items() if values and values - {0.0} <= column), "")
            series.name = (plane.data[series.trace].get("name") if series.trace >= 0 else say("(holds up the next)")) or name or say("Series {n}", n=place + 1)


def _tables(book, one: Face) -> None:
    """The table, on as many slides as it takes; the heading comes again on each."""
    say = one.drawn.look.say
    top, bottom = between(one, say("{title} ({n} of {total})", title=one.title, n=88, total=88))
    laid = pages.laid(one.drawn.table, ROOM, bottom - top)
    total = len(laid.pages)
    for number, part in enumerate(laid.pages, start=1):
        title = one.title if total == 1 else say("{title} ({n} of {total})", title=one.title, n=number, total=total)
        page, top, _ = _page(book, one, title)
        add_table(page, top, laid.head, part.rows, laid.widths, laid.numeric, part.heights, laid.size, one.drawn.look.palette, one.alt)


def _finish(page, look: Look) -> None:
    """Each shape its own number, or PowerPoint offers to repair the file; each text the language of the deck."""
    for number, node in enumerate(page._element.iter(qn("p:cNvPr")), start=1):
        node.set("id", str(number))
    for run in page._element.iter(qn("a:rPr")):
        run.set("lang", look.say.locale.replace("_", "-"))
