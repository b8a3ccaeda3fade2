"""What goes where on a slide of 960 by 540 points, in PowerPoint and in the PDF alike: its words, and its figure as large as its place allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from charts import partial
from decks.face import Face
from exports import marks, marks_around, pages
from exports.labels import boxes, hidden
from exports.measure import TITLES, lines
from exports.plane import Plane
from exports.staged import OWN_DRAWING, WIDE
from views.core import Drawn

WIDTH, HEIGHT, SIDE, HEAD, FOOT = 960.0, 540.0, 40.0, 24.0, 16.0  # points
ROOM = WIDTH - 2 * SIDE
TITLE, SUBTITLE, NOTE, SMALL = 26.0, 15.0, 12.0, 12.0  # points: sizes of type
LONG_TITLE, LONGEST_TITLE = 24.0, 22.0  # points: of a title that would take a third line
SMALLEST = 12.0  # points: no text of a chart is smaller
NUMBER = 70.0  # points kept at the right of the source line, for the number of the slide
LARGEST, DENSE = 0.6, 0.42  # points a px of the figure: no more than the first; under the second, it is made less high
CROWDED = 0.2  # the share of labels that others cover, beyond which a figure is no picture
SQUEEZE = 0.68  # a figure that would be written too small is made less high, down to this share: as on the wall
HIGHER = 2.0  # a figure made for a small place is made higher, at most so many times
ROUNDS = 3  # of the search for margins that hold every label


def title_size(text: str, face: float = TITLES) -> tuple[float, float]:
    """The size and the height of a title, in points: a long one is written smaller. `face` as in `measure.lines`."""
    size = next((size for size in (TITLE, LONG_TITLE) if lines(text, size, ROOM, face) <= 2), LONGEST_TITLE)
    return size, lines(text, size, ROOM, face) * size * 1.2


def high(text: str, size: float, room: float = ROOM) -> float:
    """The height of a text in points."""
    return lines(text, size, room) * size * 1.25


def foot_top(text: str) -> float:
    """Where the source line begins, in points."""
    return HEIGHT - FOOT - high(text, SMALL, ROOM - NUMBER)


def between(one: Face, title: str, notes: Sequence[str], face: float = TITLES) -> tuple[float, float]:
    """The points between which the figure of a slide stands; `notes` are written under it, above the source line."""
    top, bottom = HEAD + title_size(title, face)[1] + 12, foot_top(one.foot) - 8
    if one.subtitle and one.drawn.number is None:
        top += high(one.subtitle, SUBTITLE)
    return top, bottom - sum(high(note, NOTE) + 6 for note in notes)


def layout(drawn: Drawn, room: float) -> tuple[Plane, float, float]:
    """The figure laid out in `room` points of height; points a px; its smallest text, in points.

    As large as its place allows, within bounds. What is low is made higher, and no label leaves the slide.
    """
    figure = drawn.figure
    own = float(figure.layout.height or 450)
    largest = ROOM / WIDE if drawn.view.name in OWN_DRAWING else LARGEST
    scale = min(largest, max(room / own, min(DENSE, room / (own * SQUEEZE))))
    height = min(room / scale, own * HIGHER)
    smallest = SMALLEST
    left = right = 0.0
    for _ in range(ROUNDS):
        plane = _mapped(Plane(figure, ROOM / scale, height, left, right), figure, left, right)
        found = boxes(words(plane), smallest / scale)
        start, end = min((one[0] for one in found), default=0.0), max((one[2] for one in found), default=0.0)
        if start >= 0 and end <= plane.width:
            break
        left, right = left + max(0.0, -start), right + max(0.0, end - plane.width)
    return plane, scale, smallest


def _mapped(plane: Plane, figure: go.Figure, left: float, right: float) -> Plane:
    """A map with something laid over it takes the width that its height gives it, so that both share one place."""
    for axis in plane.axes.values():
        if axis.spec.get("scaleanchor") and any(one.spec.get("overlaying") for one in plane.axes.values()):
            other = plane.axes[axis.spec["scaleanchor"]]
            wanted = plane.width - (plane.right - plane.left) + (plane.bottom - plane.top) * abs(other.high - other.low) / abs(axis.high - axis.low)
            return Plane(figure, min(plane.width, wanted), plane.height, left, right)
    return plane


def side(plane: Plane, scale: float) -> float:
    """Where a figure begins, in points: it stands in the middle where it is not as wide as the slide."""
    return SIDE + (ROOM - plane.width * scale) / 2


def words(plane: Plane) -> Iterator[marks.Label]:
    """Every label of a figure."""
    for axis in plane.axes.values():
        yield from marks_around.ticks(plane, axis)[1]
    for trace in plane.data:
        if trace["type"] == "scatter" and "text" in (trace.get("mode") or "lines"):
            yield from (mark for mark in marks.scatter(plane, trace) if isinstance(mark, marks.Label))
    for note in plane.layout.get("annotations") or ():
        yield marks_around.label(plane, note)


@dataclass(frozen=True)
class Fitted:
    """A figure laid out on a slide: what is drawn, where its parts stand, points a px, its smallest text in points."""

    drawn: Drawn
    plane: Plane
    scale: float
    smallest: float


def pictured(drawn: Drawn, room: float) -> list[Fitted]:
    """The figure as `layout` places it, a long list part after part; none where labels would fall on one another, or where rows that it leaves out have no part: its table is shown, whole."""
    cut, total = partial.cut(drawn.figure), (drawn.figure.layout.meta or {}).get("parts", 1)
    if cut and total == 1:
        return []
    found = [Fitted(one, *layout(one, room)) for one in ([replace(drawn, look=replace(drawn.look, part=n)) for n in range(total)] if cut else [drawn])]
    return found if drawn.empty or all(hidden(boxes(words(one.plane), one.smallest / one.scale)) <= CROWDED for one in found) else []


def numbered(one: Face, number: int, total: int) -> str:
    """The title of a slide that goes on over several."""
    return one.title if total == 1 else one.drawn.look.say("{title} ({n} of {total})", title=one.title, n=number, total=total)


def pictures(one: Face, notes: Sequence[str], face: float = TITLES) -> list[tuple[str, float, Fitted]]:
    """The pictures of a slide: title, where each begins, in points, how it is laid out. None where its table is shown."""
    parts = (one.drawn.figure.layout.meta or {}).get("parts", 1) if partial.cut(one.drawn.figure) else 1
    top, bottom = between(one, numbered(one, 88 if parts > 1 else 1, parts), notes, face)
    found = pictured(one.drawn, bottom - top)
    return [(numbered(one, number, len(found)), top, fitted) for number, fitted in enumerate(found, start=1)]


def tables(one: Face, notes: Sequence[str], face: float = TITLES) -> Iterator[tuple[str, float, float, pages.Page]]:
    """The table of a slide, page by page: title, where it begins, the size of its type, in points, the page."""
    top, bottom = between(one, numbered(one, 88, 88), notes, face)
    laid = pages.laid(one.drawn.table, ROOM, bottom - top)
    total = len(laid.pages)
    for number, part in enumerate(laid.pages, start=1):
        title = numbered(one, number, total)
        yield title, between(one, title, notes, face)[0], laid.size, part
