"""Charts as PowerPoint's own, with their data sheets, laid to the px over the figure that they stand for."""

from dataclasses import replace

from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from exports.marks import Ink
from exports.native_chart import Chart, Series
from exports.pptx_marks import POINT, TEXT, Sheet, fill, line, paint, paragraphs, solid

KINDS = {
    ("bar", False, False): XL_CHART_TYPE.COLUMN_CLUSTERED, ("bar", False, True): XL_CHART_TYPE.COLUMN_STACKED, ("bar", True, False): XL_CHART_TYPE.BAR_CLUSTERED, ("bar", True, True): XL_CHART_TYPE.BAR_STACKED,
    ("points", False, False): XL_CHART_TYPE.XY_SCATTER_LINES, ("bubble", False, False): XL_CHART_TYPE.BUBBLE, ("area", False, True): XL_CHART_TYPE.AREA_STACKED, ("ring", False, False): XL_CHART_TYPE.DOUGHNUT,
}
MARKERS = {"circle": "circle", "diamond": "diamond", "square": "square", "triangle-up": "triangle", "star": "star", "cross": "plus", "x": "x", "line-ew": "dash"}
ROOM = 3.0  # points around the plot area, for lines that pass its edge
DAY, LONG_AGO = "dd/mm/yyyy", 30_000  # how a sheet shows a day, and a day of 1982: a lower number is a length
QUARTER = 0.25  # the largest bubble takes this share of the plot's shorter side


def put(slide, chart: Chart, sheet: Sheet, alt: str, name: str, names_room: float) -> None:
    """Set a chart on a slide. `names_room`: points kept for the names of the categories, at the left or under the plot."""
    data = _data(chart)
    left, top = sheet.x(chart.box[0]) / POINT - ROOM, sheet.y(chart.box[1]) / POINT - ROOM
    right, bottom = sheet.x(chart.box[2]) / POINT + ROOM, sheet.y(chart.box[3]) / POINT + ROOM
    inner = (left + ROOM, top + ROOM, right - ROOM, bottom - ROOM)
    if chart.named and chart.flat:
        left = max(2.0, left - names_room)
    elif chart.named:
        bottom = min(540.0, bottom + names_room)
    frame = slide.shapes.add_chart(KINDS[chart.kind, chart.flat, chart.stacked], *(Emu(round(n * POINT)) for n in (left, top, right - left, bottom - top)), data)
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    drawn, space = frame.chart, frame.chart._chartSpace
    drawn.has_legend, drawn.has_title = False, False
    drawn.font.name = TEXT
    drawn.font.size = Emu(round(sheet.points(chart.size) * POINT))
    _place(space, [(inner[0] - left) / (right - left), (inner[1] - top) / (bottom - top), (inner[2] - inner[0]) / (right - left), (inner[3] - inner[1]) / (bottom - top)])
    for number in [*space.iter(qn("c:axId")), *space.iter(qn("c:crossAx"))]:
        number.set("val", number.get("val").lstrip("-"))  # the format counts axes from zero up
    plot = drawn.plots[0]
    if chart.kind == "ring":
        plot._element.find(qn("c:holeSize")).set("val", str(chart.gap or 10))
        drawn.has_legend = True
    else:
        _axes(space, chart, sheet)
    if chart.kind == "bar":
        plot.gap_width = chart.gap
        plot.overlap = 100
    if chart.kind == "bubble":
        largest = max(size for series in chart.series for size in series.sizes)
        plot.bubble_scale = max(1, min(300, round(100 * largest / (QUARTER * min(chart.box[2] - chart.box[0], chart.box[3] - chart.box[1])))))
    for one, own in zip(plot.series, chart.series, strict=True):
        _ink(one._element, own, chart, sheet)


def _data(chart: Chart):
    if chart.kind in ("points", "bubble"):
        data = (XyChartData if chart.kind == "points" else BubbleChartData)(number_format=DAY if chart.dates else "General")
        for series in chart.series:
            row = data.add_series(series.name, "General")
            for place, (x, value) in enumerate(zip(series.xs, series.values, strict=True)):
                if chart.kind == "points":
                    row.add_data_point(x, value)
                else:
                    row.add_data_point(x, value, series.sizes[place] ** 2)
        return data
    data = CategoryChartData()
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values, DAY if chart.dates and all(value is None or value > LONG_AGO for value in series.values) else "General")
    return data


def _place(space, shares: list[float]) -> None:
    """The plot area itself, without its names, at these shares of the frame: x, y, width, height."""
    area = space.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    told = "".join(f'<c:{tag} val="{value:.5f}"/>' for tag, value in zip(("x", "y", "w", "h"), shares, strict=True))
    area.insert(0, parse_xml(f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{told}</c:manualLayout></c:layout>'))


def _axes(space, chart: Chart, sheet: Sheet) -> None:
    """Fixed ranges; the names of the categories where the chart writes them; nothing else, as in the figure."""
    found = [axis for tag in ("c:catAx", "c:dateAx", "c:valAx") for axis in space.iter(qn(tag))]
    across, up = found[0], found[1]
    ranges = [(up, chart.value)] if chart.categories else [(across, chart.across), (up, chart.value)]
    for axis, (low, high) in ranges:
        _scale(axis, low, high)
    if chart.reverse:
        across.find(qn("c:scaling")).insert(0, parse_xml(f'<c:orientation {nsdecls("c")} val="maxMin"/>'))
        for old in across.find(qn("c:scaling")).findall(qn("c:orientation"))[1:]:
            across.find(qn("c:scaling")).remove(old)
    for axis in found:
        named = chart.named and axis is across
        for tag in ("c:majorGridlines", "c:minorGridlines", "c:title", "c:txPr", "c:spPr", "c:majorTickMark", "c:minorTickMark", "c:tickLblPos"):
            for old in axis.findall(qn(tag)):
                axis.remove(old)
        axis.find(qn("c:delete")).set("val", "0" if named else "1")
        style = f'<a:pPr><a:defRPr sz="{round(sheet.points(chart.size) * 100)}" b="0"><a:solidFill>{paint(chart.colour)}</a:solidFill><a:latin typeface="{TEXT}"/></a:defRPr></a:pPr>'
        parts = [
            f'<c:majorTickMark {nsdecls("c")} val="none"/>', f'<c:minorTickMark {nsdecls("c")} val="none"/>', f'<c:tickLblPos {nsdecls("c")} val="{"low" if named else "none"}"/>',
            f'<c:spPr {nsdecls("c", "a")}><a:ln><a:noFill/></a:ln></c:spPr>', f'<c:txPr {nsdecls("c", "a")}><a:bodyPr/><a:lstStyle/><a:p>{style}<a:endParaRPr lang="fr-FR"/></a:p></c:txPr>',
        ]
        at = list(axis).index(axis.find(qn("c:crossAx")))
        for part in reversed(parts):
            axis.insert(at, parse_xml(part))
    if chart.named:
        skip = across.find(qn("c:noMultiLvlLbl"))
        one = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
        (skip.addprevious if skip is not None else across.append)(one)


def _scale(axis, low: float, high: float) -> None:
    scaling = axis.find(qn("c:scaling"))
    for tag in ("c:max", "c:min"):
        for old in scaling.findall(qn(tag)):
            scaling.remove(old)
    for tag, value in (("max", high), ("min", low)):
        scaling.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value:.10g}"/>'))


def _ink(element, own: Series, chart: Chart, sheet: Sheet) -> None:
    """Colours, symbols and labels of one series, in the order that the format wants them."""
    for tag in ("c:spPr", "c:marker", "c:dPt", "c:dLbls", "c:smooth", "c:invertIfNegative"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    parts = []
    first = own.inks[0] if own.inks else Ink()
    if chart.kind == "points":
        drawn = own.line or Ink()
        parts.append(f"<c:spPr>{line(drawn, sheet.scale)}</c:spPr>")
        parts.append(_marker(own, 0, sheet))
        parts += [f'<c:dPt><c:idx val="{i}"/>{_marker(own, i, sheet)}<c:spPr>{line(drawn, sheet.scale)}</c:spPr></c:dPt>' for i in range(1, len(own.inks)) if (own.inks[i], own.sizes[i], own.shapes[i]) != (own.inks[0], own.sizes[0], own.shapes[0])]
    else:
        parts.append(f"<c:spPr>{fill(first)}{line(first, sheet.scale)}</c:spPr>")
        apart = '<c:invertIfNegative val="0"/>' if chart.kind in ("bar", "bubble") else ""
        parts.append(apart)
        flat = "" if chart.kind != "bubble" else '<c:bubble3D val="0"/>'
        if chart.kind != "area":
            parts += [f'<c:dPt><c:idx val="{i}"/>{apart}{flat}<c:spPr>{fill(ink)}{line(ink, sheet.scale)}</c:spPr></c:dPt>' for i, ink in enumerate(own.inks) if ink != first or chart.kind == "ring"]
    parts.append(_labels(own, chart, sheet))
    before = next(child for child in element if etree.QName(child).localname in ("cat", "val", "xVal", "yVal", "trendline", "errBars"))
    for part in parse_xml(f"<c:ser {nsdecls('c', 'a')}>{''.join(parts)}</c:ser>"):
        before.addprevious(part)
    if chart.kind == "points":
        element.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))


def _marker(own: Series, place: int, sheet: Sheet) -> str:
    size = own.sizes[place] if own.sizes else 0
    if not size:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    ink = own.inks[place] if solid(own.inks[place].fill) else replace(own.inks[place], fill="#FFFFFF")
    return f'<c:marker><c:symbol val="{MARKERS.get(own.shapes[place], "circle")}"/><c:size val="{max(2, min(72, round(size * sheet.scale)))}"/><c:spPr>{fill(ink)}{line(ink, sheet.scale)}</c:spPr></c:marker>'


def _labels(own: Series, chart: Chart, sheet: Sheet) -> str:
    """The labels of points, each with its own words; none elsewhere."""
    off = '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    if not own.labels:
        return ""
    found = []
    for place, label in sorted(own.labels.items()):
        words = paragraphs(label.text, sheet.points(label.size), label.colour, "ctr")
        where = ("ctr" if own.inside else "outEnd") if chart.kind == "bar" else {"left": "r", "right": "l"}.get(label.side, {"bottom": "t", "top": "b"}.get(label.level, "ctr"))
        placed = "" if chart.kind in ("area", "ring") else f'<c:dLblPos val="{where}"/>'  # the format has no place for those
        found.append(f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="19050" tIns="0" rIns="19050" bIns="0"><a:spAutoFit/></a:bodyPr><a:lstStyle/>{words}</c:rich></c:tx>{placed}{off.format(1)}</c:dLbl>')
    return f'<c:dLbls>{"".join(found)}{off.format(0)}</c:dLbls>'
