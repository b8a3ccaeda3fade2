"""The deck as a PowerPoint file: charts that PowerPoint draws, whose data sheets hold the query's values; words, notes and alternative texts on every slide."""

import datetime
import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import plotly.graph_objects as go
import pytest
from lxml import etree
from openpyxl.utils.datetime import to_excel
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

import views
from charts.look import LIGHT, Look
from decks import ready
from decks.model import Deck, Slide
from exports import fitting, labels, marks, native, pptx
from exports.plane import Plane
from language import speech
from queries import engine
from tests.test_views import NAMES, choices

LOOK = Look(speech("fr"))
SLIDES = ready.deck(LOOK.say).slides
SHOWN = replace(LOOK, projected=True)


def made(*slides: Slide, look: Look = LOOK):
    return Presentation(io.BytesIO(pptx.make(Deck(slides, "Essai"), look).content))


def charts(page) -> list:
    return [shape.chart for shape in page.shapes if shape.has_chart]


def sheet(chart) -> list[list]:
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[to_excel(cell.value) if isinstance(cell.value, datetime.datetime) else cell.value for cell in row] for row in book.active.iter_rows()]


def told(page) -> str:
    return " ".join(node.text or "" for node in page._element.iter(qn("a:t")))


@pytest.mark.parametrize("name", NAMES)
def test_every_view_becomes_slides_with_their_words(name, warehouse):
    filters = choices(name)[-1]
    book = made(Slide(name, filters))
    drawn = views.draw(name, SHOWN, filters)
    for page in book.slides:
        title = page.shapes.title.text_frame.text
        assert title.startswith(drawn.alone[:20]) and len(page.shapes.title.text_frame.paragraphs) == 1
        foot = next(shape for shape in page.shapes if shape.name == "Source").text_frame.text
        assert engine.version() in foot and SHOWN.say.date(str(engine.run("package").at[0, "created"])[:10], short=True) in foot
        if drawn.sources.line:
            assert drawn.sources.line in foot
        notes = page.notes_slide.notes_text_frame.text
        assert drawn.words.reading in notes and drawn.words.scope in notes and engine.version() in notes
        for shape in page.shapes:
            properties = shape._element.xpath(".//p:cNvPr")[0]
            picture = shape.has_chart or shape.has_table or shape.shape_type == 6
            assert not picture or properties.get("descr") or "decorative" in etree.tostring(properties).decode(), "a figure without an alternative text"
            assert not picture or shape.shape_type == 6 or (shape.left >= 0 and shape.left + shape.width <= book.slide_width + 1 and shape.top + shape.height <= book.slide_height + 1)
        numbers = [int(node.get("id")) for node in page._element.iter(qn("p:cNvPr"))]
        assert len(numbers) == len(set(numbers)), "two shapes of one number: PowerPoint would want to repair the file"
        sizes = [int(node.get("sz")) for node in page._element.iter(qn("a:rPr")) if node.get("sz")]
        sizes += [int(run.get("sz")) for chart in charts(page) for run in chart._chartSpace.iter(qn("a:rPr"), qn("a:defRPr")) if run.get("sz")]
        assert min(sizes) >= 1200


def test_reading_and_field_stand_on_the_slide_and_in_the_notes_beside_the_note(warehouse):
    slide = Slide("funding_by_year", {"euros": "current", "phase": "4"}, "", "À dire d’abord")
    page, words = made(slide).slides[0], views.draw(slide.view, SHOWN, slide.filters)
    notes, foot = page.notes_slide.notes_text_frame.text, next(shape for shape in page.shapes if shape.name == "Lecture").text_frame.text
    assert notes.startswith("À dire d’abord") and f"Source : {words.sources.line}" in notes.replace("\u00a0", " ")
    for text in (words.words.reading, words.words.scope):
        assert labels.plain(text) in foot and text in notes


@pytest.mark.parametrize("place", range(len(SLIDES)))
def test_a_title_of_some_hundred_signs_takes_two_lines_in_the_widest_face(place, warehouse):
    title = views.draw(SLIDES[place].view, SHOWN, SLIDES[place].filters).words.title
    size, height = fitting.title_size(title)
    assert height <= (2 if len(title) <= 120 else 3) * size * 1.2


def test_thin_rows_are_named_on_one_line(warehouse):
    layout = views.draw("funding_by_year", SHOWN, {"euros": "current", "phase": "4"}).figure.layout
    room = layout.height - layout.margin.t - layout.margin.b
    names = sorted((layout[f"yaxis{note.yref[1:]}"].domain[0] * room, note.text) for note in layout.annotations if note.text.startswith("<b>"))
    assert len(names) == 5 and all(upper - lower > note_height for (lower, text), (upper, _) in zip(names, names[1:], strict=False) for note_height in [SHOWN.label * 1.3 * (1 + text.count("<br>"))])


def test_phase_and_region_stand_in_the_foot(warehouse):
    page = made(Slide("region_clusters_rank", {"phase": "3", "counting": "seat", "per": "total"})).slides[0]
    assert "phase 3 (2013-18)" in told(page)


VALUES = {
    "fui_votes": ({}, lambda frame: [[*frame["executed_eur_m"]]]),
    "funding_eu": ({}, lambda frame: [[*frame["coordinator_eur_m"]], [*frame["participant_eur_m"]]]),
    "region_clusters_rank": ({"phase": "4", "counting": "seat", "per": "total"}, lambda frame: [[*frame["n_clusters"]]]),
    "region_partners": ({"phase": "3", "region": "84"}, lambda frame: [[*frame["n_projects"]]]),
}


@pytest.mark.parametrize("name", VALUES)
def test_the_data_sheet_of_a_chart_holds_the_values_of_the_query(name, warehouse):
    filters, expected = VALUES[name]
    (chart,) = charts(made(Slide(name, filters)).slides[0])
    rows = sheet(chart)
    frame = views.draw(name, SHOWN, filters).frame
    for place, wanted in enumerate(expected(frame), start=1):
        found = [row[place] for row in rows[1:]]
        assert found == pytest.approx([float(value) for value in wanted][: len(found)], abs=1e-9) and len(found) > 3
        assert list(chart.plots[0].series)[place - 1].values == pytest.approx(found)


def test_the_steps_of_the_stock_are_the_counts_of_the_query(warehouse):
    chart = charts(made(Slide("label_stock", {"phase": "4"})).slides[0])[0]
    frame = views.draw("label_stock", SHOWN, {"phase": "4"}).frame
    days = {(day.date() if hasattr(day, "date") else day, int(n)) for day, n in zip(frame["day"], frame["n_clusters"], strict=True)}
    line = sheet(chart)
    points = [(float(x), float(y)) for x, y in ((row[0], row[1]) for row in line[1:]) if isinstance(x, int | float) and isinstance(y, int | float)]
    read = {(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(x)), int(y)) for x, y in points}
    assert len(days & read) >= len(days) - 1, "the counts of the query stand in the sheet, at their dates"


def test_most_charts_of_the_ready_deck_are_powerpoints_own(warehouse):
    book = Presentation(io.BytesIO(pptx.make(ready.deck(LOOK.say), LOOK).content))
    assert len(book.slides) == len(SLIDES) and (book.slide_width, book.slide_height) == (Pt(960), Pt(540))
    own = [slide.view for slide, page in zip(SLIDES, book.slides, strict=True) if charts(page)]
    assert {"label_stock", "fui_votes", "funding_grant_states", "funding_eu", "scenario_regions"} <= set(own)
    assert not [shape for page in book.slides for shape in page.shapes if shape.shape_type == 13], "a picture where a shape was meant"


def test_the_file_follows_the_order_of_its_own_format(warehouse):
    """PowerPoint offers to repair a chart whose parts come in another order than the format's."""
    order = ["idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion", "dPt", "dLbls", "cat", "val", "xVal", "yVal", "smooth", "bubbleSize", "bubble3D"]
    content = pptx.make(ready.deck(LOOK.say), LOOK).content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [etree.fromstring(file.read(name)) for name in file.namelist() if re.match(r"ppt/charts/chart.*\.xml$", name)]
        assert file.testzip() is None and len(file.namelist()) == len(set(file.namelist()))
    assert len(parts) >= 5
    for part in parts:
        for series in part.iter(qn("c:ser")):
            places = [order.index(etree.QName(child).localname) for child in series]
            assert places == sorted(places)
        assert all(int(axis.get("val")) >= 0 for axis in part.iter(qn("c:axId"), qn("c:crossAx")))
        for scaling in part.iter(qn("c:scaling")):
            assert [etree.QName(child).localname for child in scaling] == [tag for tag in ("orientation", "max", "min") if scaling.find(qn(f"c:{tag}")) is not None]


def plane(*traces, **layout) -> Plane:
    figure = SHOWN.figure(400, traces, margin=(50, 10, 10, 40), **layout)
    return Plane(figure, 1000, 400)


def split(*traces, **layout) -> list:
    return native.split(plane(*traces, **layout), LIGHT.missing).charts


def test_each_kind_of_chart_is_recognised():
    years, axis = [2019, 2020, 2021], {"range": [2018.5, 2021.5]}
    (bars,) = split(go.Bar(x=years, y=[1, 2, 3], width=0.5), xaxis=axis, yaxis={"range": [0, 4]})
    assert (bars.kind, bars.stacked, bars.flat, bars.categories, bars.gap, bars.value) == ("bar", False, False, ["2019", "2020", "2021"], 100, (0, 4))
    (stack,) = split(go.Bar(x=years, y=[1, 2, 3]), go.Bar(x=years, y=[4, 5, 6]), barmode="stack", xaxis=axis, yaxis={"range": [0, 9]})
    assert stack.stacked and [one.values for one in stack.series] == [[1, 2, 3], [4, 5, 6]]
    (fall,) = split(go.Bar(x=years, y=[9, None, 4]), go.Bar(x=[2020], y=[5], base=[4]), barmode="overlay", xaxis=axis, yaxis={"range": [0, 9]})
    assert [one.values for one in fall.series] == [[9, None, 4], [None, 4, None], [None, 5, None]] and fall.series[1].trace == -1
    (steps,) = split(go.Scatter(x=[1, 2], y=[5, 7], mode="lines", line={"shape": "hv"}), xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]})
    assert (steps.kind, steps.series[0].xs, steps.series[0].values) == ("points", [1, 2, 2], [5, 5, 7])
    (area,) = split(go.Scatter(x=years, y=[1, 2, 3], stackgroup="a"), go.Scatter(x=years, y=[1, 1, 1], stackgroup="a"), xaxis=axis, yaxis={"range": [0, 9]})
    assert area.kind == "area" and area.categories == ["2019", "2020", "2021"]
    (bubbles,) = split(go.Scatter(x=[1, 2], y=[5, 7], mode="markers", marker={"size": [10, 30]}), xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]})
    assert bubbles.kind == "bubble" and bubbles.series[0].sizes == [10, 30]
    (ring,) = split(go.Pie(labels=["a", "b"], values=[1, 3], hole=0.5))
    assert (ring.kind, ring.categories, ring.series[0].values, ring.gap) == ("ring", ["a", "b"], [1, 3], 50)


def test_what_is_no_chart_is_left_to_shapes():
    hidden = {"visible": False, "range": [0, 9]}
    assert split(go.Scatter(x=[1, 2], y=[5, 7], mode="lines"), xaxis=hidden, yaxis=hidden) == [], "a network"
    assert split(go.Scatter(x=[1, 2, 1], y=[5, 7, 5], mode="lines", fill="toself"), xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]}) == [], "an outline"
    assert split(go.Bar(x=["2019-01-01"], base=["2018-01-01"], y=[1], orientation="h"), xaxis={"type": "date", "range": ["2018-01-01", "2020-01-01"]}) == [], "spans of time"
    assert split(go.Bar(x=[1, 2, 3], y=[1, 1, 1], base=[5, 5, 5]), xaxis={"range": [0, 4]}, yaxis={"range": [0, 9]}) == [], "small figures one above the other"
    assert split(go.Bar(x=[1, 2.3, 3], y=[1, 1, 1]), xaxis={"range": [0, 4]}, yaxis={"range": [0, 9]}) == [], "bars at uneven distances"


def test_what_is_not_known_is_no_data():
    stub = {"color": "rgba(0,0,0,0)", "pattern": {"shape": "/", "fgcolor": LIGHT.missing}}
    (chart,) = split(go.Bar(x=[1, 2], y=[5, 7]), go.Bar(x=[3], y=[0.5], marker=stub), barmode="overlay", xaxis={"range": [0, 4]}, yaxis={"range": [0, 9]})
    assert [one.values for one in chart.series] == [[5, 7]]


def test_a_note_at_the_end_of_a_bar_is_its_label():
    note = {"x": 2, "y": 7, "text": "<b>7</b>", "showarrow": False, "yanchor": "bottom"}
    parts = native.split(plane(go.Bar(x=[1, 2], y=[5, 7]), xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]}, annotations=[note, {**note, "y": 3}]), LIGHT.missing)
    assert parts.notes == {0} and parts.charts[0].series[0].labels[1].text == "<b>7</b>"


def test_every_kind_of_chart_can_be_written(monkeypatch, warehouse):
    base = views.get("fui_votes")
    for number, figure in enumerate([
        SHOWN.figure(400, [go.Pie(labels=["a", "b"], values=[1, 3], hole=0.5)]),
        SHOWN.figure(400, [go.Scatter(x=[1, 2], y=[5, 7], mode="markers+text", text=["a", "b"], marker={"size": [10, 30], "color": "#12436D"})], xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]}),
        SHOWN.figure(400, [go.Scatter(x=[1, 2], y=[5, 7], stackgroup="a", line={"color": "#12436D"})], xaxis={"range": [0, 3]}, yaxis={"range": [0, 9]}),
    ]):
        monkeypatch.setitem(views.core._views, "fui_votes", replace(base, chart=lambda *_, figure=figure: figure))
        chart = charts(made(Slide("fui_votes")).slides[0])[0]
        assert chart.chart_type in ((-4120,), (15,), (76,))[number]


def test_words_keep_their_marks_and_lose_no_sign():
    label = marks.Label(0, 0, "<b>5 < 6</b> &amp; <span style='color:#112233'>7</span><br><i>l’an</i>", 24, "#000000")
    assert labels.plain(label.text) == "5 < 6 & 7 l’an"


def test_a_long_making_tells_where_it_is_and_can_be_stopped(warehouse):
    seen = []

    def progress(done, total):
        seen.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pptx.make(ready.deck(LOOK.say), LOOK, progress)
    assert seen == [(n, len(SLIDES)) for n in range(3)]


def test_a_dark_page_makes_the_same_slides(warehouse):
    light, dark = (made(Slide("fui_votes"), look=Look(speech("fr"), dark)).slides[0]._element.xml for dark in (False, True))
    assert light == dark


def test_days_are_days_in_a_data_sheet(warehouse):
    for name, filters in (("label_stock", {"phase": "4"}), ("cluster_lives", {"phase": "4", "cluster": "minalogic"})):
        book = openpyxl.load_workbook(io.BytesIO(charts(made(Slide(name, filters)).slides[0])[0].part.chart_workbook.xlsx_part.blob))
        days = [cell.value for row in book.active.iter_rows() for cell in row if isinstance(cell.value, datetime.datetime)]
        assert days and min(days) >= datetime.datetime(2005, 1, 1) and max(days) < datetime.datetime(2027, 1, 1), name


def test_in_english_too(warehouse):
    page = made(Slide("fui_votes", {}), look=Look(speech("en"))).slides[0]
    assert "Source:" in told(page) and {run.get("lang") for run in page._element.iter(qn("a:rPr"))} == {"en-GB"}


def test_the_grant_of_a_year_without_money_is_a_true_zero_in_the_sheet(warehouse):
    (chart,) = charts(made(Slide("funding_grant_states", {"euros": "current"})).slides[0])
    frame = views.draw("funding_grant_states", SHOWN, {"euros": "current"}).frame
    assert [row[1] for row in sheet(chart)[1:]] == [None if value != value else pytest.approx(value) for value in frame["amount_eur_m"]]
    assert 0 in [row[1] for row in sheet(chart)[1:]]


def test_layers_keep_their_order():
    """A box that the figure draws between its grid and its traces covers no word of a trace."""
    box = {"type": "rect", "x0": 0, "x1": 9, "y0": 0, "y1": 9, "fillcolor": "#12436D", "line": {"width": 0}}
    hidden = {"visible": False, "range": [0, 9]}
    one = plane(go.Scatter(x=[1], y=[1], mode="text", text=["11"]), shapes=[{**box, "layer": "between"}, box, {**box, "layer": "below"}], xaxis=hidden, yaxis=hidden)
    below, above = pptx.drawings(one, native.split(one, LIGHT.missing), 1.0)
    assert [type(mark) for mark in below] == [marks.Path, marks.Path] and [type(mark) for mark in above] == [marks.Label, marks.Path]


def test_a_symbol_that_is_a_line_is_one():
    stroke = marks.Symbol(10, 20, 8, "line-ns", marks.Ink(line="#12436D", width=2))
    drawn = pptx.Sheet(0, 0, 1.0)._xml(stroke)
    assert 'cx="0" cy="101600"' in drawn and "ellipse" not in drawn and "12436D" in drawn


def test_a_circle_of_the_layout_is_an_ellipse_with_its_dashes():
    ring = {"type": "circle", "x0": 1, "x1": 9, "y0": 2, "y1": 8, "line": {"color": "#12436D", "width": 1, "dash": "dot"}, "layer": "below"}
    hidden = {"visible": False, "range": [0, 9]}
    below, _ = pptx.drawings(plane(shapes=[ring, {**ring, "type": "rect"}], xaxis=hidden, yaxis=hidden), native.split(plane(xaxis=hidden, yaxis=hidden), LIGHT.missing), 1.0)
    oval, box = (pptx.Sheet(0, 0, 1.0)._xml(mark) for mark in below)
    assert 'prst="ellipse"' in oval and 'prstDash val="sysDot"' in oval and 'prst="rect"' in box
