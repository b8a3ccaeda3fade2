"""Which parts of a figure PowerPoint can draw itself, as charts whose data a colleague edits; read from the figure, whatever the view."""

from collections.abc import Mapping

from exports.marks import CLEAR
from exports.native_bars import bars
from exports.native_chart import Split
from exports.native_points import points, ring
from exports.plane import Plane


def split(plane: Plane, missing: str) -> Split:
    """The charts of a figure. `missing` is the colour of hatched stubs that stand for what is not known: they are no data."""
    found = Split([], set(), set(), set())
    panels: dict[tuple[str, str], list[int]] = {}
    for place, trace in enumerate(plane.data):
        if trace["type"] == "pie":
            found.charts.append(ring(plane, trace, place))
            found.traces.add(place)
        else:
            panels.setdefault((trace.get("xaxis", "x"), trace.get("yaxis", "y")), []).append(place)
    for (x, y), places in panels.items():
        standing = [place for place in places if plane.data[place]["type"] == "bar" and not _stub(plane.data[place], missing) and not _unseen(plane.data[place])]
        if standing:
            found.charts += bars(plane, standing, found)
        elif (chart := points(plane, x, y, places)) is not None:
            found.charts.append(chart)
            found.traces.update(series.trace for series in chart.series)
    return found


def _unseen(trace: Mapping) -> bool:
    """Whether bars are only there to be clicked."""
    marker = trace.get("marker") or {}
    line, pattern = marker.get("line") or {}, marker.get("pattern") or {}
    return marker.get("opacity") == 0 or (marker.get("color") == CLEAR and not line.get("width") and not pattern.get("shape"))


def _stub(trace: Mapping, missing: str) -> bool:
    pattern = (trace.get("marker") or {}).get("pattern") or {}
    return bool(pattern.get("shape")) and pattern.get("fgcolor") == missing
