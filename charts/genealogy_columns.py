"""The genealogy from the back of a room: lines in one column or two, names at their right, each family headed by the bundle of the lines that nothing joins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import plotly.graph_objects as go

from charts import measure
from charts.genealogy_key import across
from charts.genealogy_layout import Layout
from charts.genealogy_marks import axis
from charts.genealogy_model import FIRST, LAST, moment
from charts.genealogy_strip import Stock, decisions
from charts.look import FAMILY_NAMES, Look, faded

WIDTH, ROOM = 1728.0, 600.0  # px of a figure on the wall; its height, beyond which it takes two columns
LABEL, BUNDLE, LINE = 30.0, 3.0, 26  # px: between two names, between lines that nothing joins, between two lines of one text
NAMED = 535  # px of a line of the names of a bundle
TOP, FOOT, APART = 78, 2, 44  # px over the first line, under the last, between two columns
KEY = 30  # px of the key under the lines
AFTER = 2  # px after a family
BESIDE, NEAR = 12, 8  # px from the end of a line to its name, between two numbers over the lines


@dataclass(frozen=True)
class Text:
    """A text at the right of a line: px from the top of its column, the words, whether quiet."""

    y: float
    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Group:
    """The lines of a family of themes: `rows` in px from its own top, its texts, its height."""

    rows: dict[str, float]
    texts: tuple[Text, ...]
    height: float


def group(family: str, alone: Sequence[str], told: Sequence[str], blocks: Sequence[tuple[dict[str, float], Sequence[Text], float]], look: Look) -> Group:
    """A family: the bundle of the lines that nothing joins, with its name and who they are (`told`, texts whose plain spaces may end a line), then `blocks` (rows, texts, height), each in px from its own top."""
    title = look.say(FAMILY_NAMES[family])
    lines = _wrapped(" ·\u00a0".join([title, *told]), look)
    lines[0] = f"<b><span style='color:{look.family(family)}'>{title}</span></b>" + lines[0].removeprefix(title)
    deep, high = BUNDLE * max(0, len(alone) - 1), LINE * (len(lines) - 1)
    middle = LABEL / 2 + max(deep, high) / 2
    rows = {name: middle - deep / 2 + BUNDLE * place for place, name in enumerate(alone)}
    texts = [Text(middle - high / 2 + LINE * place, line, quiet=True) for place, line in enumerate(lines)]
    y = max(LABEL, middle + max(deep, high) / 2 + LABEL * 0.5 if alone else 0.0)
    for own, words, high in blocks:
        rows |= {name: y + LABEL / 2 + row for name, row in own.items()}
        texts += [Text(y + LABEL / 2 + one.y, one.text, one.quiet) for one in words]
        y += high
    return Group(rows, tuple(texts), y + AFTER)


def named(told: str, names: Sequence[str], look: Look) -> str:
    """`14 unmerged: Aquimer, B4C`, in the order of the alphabet; a name is not cut at the end of a line."""
    return look.say("{told}: {names}", told=told.replace(" ", "\u00a0"), names=", ".join(name.replace(" ", "\u00a0") for name in sorted(names, key=str.casefold)))


def _wrapped(text: str, look: Look) -> list[str]:
    """The words of a text on lines of at most `NAMED` px."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and measure.width(f"{lines[-1]} {word}", look.label, bold=len(lines) == 1) <= NAMED:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def stacked(groups: Sequence[Group]) -> tuple[Layout, list[list[Text]]]:
    """The groups one under the other, in one column where they have room, else in the two that are the least high, whichever families they take; the texts of each column."""
    whole = sum(one.height for one in groups)
    parts = [tuple(groups)]
    if whole + TOP + FOOT > ROOM:
        halves = (found for size in range(1, len(groups)) for found in combinations(groups, size) if found[0] is groups[0])
        first = min(halves, key=lambda found: max(high := sum(one.height for one in found), whole - high))
        parts = [first, tuple(one for one in groups if not any(one is other for other in first))]
    rows, panels, texts, heights = {}, {}, [], []
    for panel, part in enumerate(parts):
        y, words = float(TOP), []
        for one in part:
            rows |= {name: y + row for name, row in one.rows.items()}
            panels |= dict.fromkeys(one.rows, panel)
            words += [Text(y + text.y, text.text, text.quiet) for text in one.texts]
            y += one.height
        texts.append(words)
        heights.append(y - AFTER)
    return Layout(rows, panels, (), tuple(heights)), texts


def figure(traces: list[go.Scatter], layout: Layout, texts: list[list[Text]], stock: Stock, look: Look, context, entries: Sequence[tuple[str, str]] = ()) -> go.Figure:
    """The lines and their names, under the phases and how many clusters each decision left; times run along `xaxis`, and `xaxis2` in a second column. `entries`: those of a key under them."""
    columns, height = len(layout.heights), layout.height + FOOT
    wide = (WIDTH - APART * (columns - 1)) / columns
    rights = [max((measure.width(one.text, look.label, "<b>" in one.text) for one in words), default=0) + BESIDE + 6 for words in texts]
    shapes, notes, axes = [], [], {}
    for panel, (right, words) in enumerate(zip(rights, texts, strict=True)):
        left, lane = panel * (wide + APART), wide - right
        axes["xaxis2" if panel else "xaxis"] = {"range": [FIRST, LAST], "visible": False, "domain": [left / WIDTH, (left + lane) / WIDTH], "anchor": "y"}
        ground, over = _times(panel, lane, layout.heights[panel], stock, look, context)
        shapes += ground
        notes += over
        notes += [_note(panel, LAST, one.y, one.text, look.label, look.palette.quiet if one.quiet else look.palette.ink, BESIDE) for one in words]
    if entries:
        signs, told = across(entries, height + KEY / 2, WIDTH, look)
        traces, notes, height = [*traces, *signs], [*notes, *told], height + KEY
        axes["xaxis3"] = {"range": [0, WIDTH], "visible": False, "domain": [0, 1], "anchor": "y"}
    return look.figure(round(height), traces, shapes=shapes, annotations=notes, yaxis={"range": [height, 0], "visible": False}, **axes)


def _times(panel: int, lane: float, foot: float, stock: Stock, look: Look, context) -> tuple[list[dict], list[dict]]:
    """The phases over a column `lane` px wide, and the clusters after each decision (before it too, where there is room); what has no room is left out, the first and the last never."""
    palette, say, shapes, notes = look.palette, look.say, [], []
    on = {"xref": axis(panel), "yref": "y"}
    for row in context.also["phase_names"].itertuples(index=False):
        start, end = max(FIRST, moment(row.start_date)), min(LAST, moment(row.end_date) + 0.003)
        shapes.append({"type": "rect", "x0": start + 0.03, "x1": end - 0.03, "y0": TOP - 14, "y1": TOP - 8, **on, "fillcolor": look.phase(row.phase) if row.phase < 5 else faded(look.phase(4), 0.4), "line": {"width": 0}})
        if row.phase in (2, 4):
            shapes.append({"type": "rect", "x0": start, "x1": end, "y0": TOP - 6, "y1": foot, **on, "fillcolor": palette.panel, "line": {"width": 0}, "layer": "below"})
    found = [(max(FIRST, moment(one["day"])), one) for one in decisions(stock, context.also["main_events"], context.also["phase_names"])]
    px, large = lane / (LAST - FIRST), look.label * 1.2
    places = [(at - FIRST) * px for at, _ in found]
    for place, (at, one) in enumerate(found):
        shapes.append({"type": "line", "x0": at, "x1": at, "y0": TOP - 6, "y1": foot, **on, "line": {"color": palette.missing, "width": 1, "dash": "2px,4px"}, "layer": "below"})
        before, after = len(one["before"] or ()), len(one["after"])
        year, short = str(one["day"].year), say.number(after)
        least = max(measure.width(year, look.label), measure.width(short, large, True)) + NEAR
        room = (places[place + 1] if place + 1 < len(places) else lane + BESIDE + 80) - places[place]
        if least > room and 0 < place < len(found) - 1:
            continue
        long = f"{say.number(before)} → {short}"
        text = long if before and before != after and measure.width(long, large, True) + NEAR <= room else short
        notes += [_note(panel, at, 15, f"<b>{text}</b>", large, palette.ink), _note(panel, at, 49, year, look.label, palette.quiet)]
    return shapes, notes


def _note(panel: int, x: float, y: float, text: str, size: float, colour: str, shift: float = 0) -> dict:
    return {"x": x, "y": y, "xref": axis(panel), "yref": "y", "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "xshift": shift, "align": "left", "font": {"size": size, "color": colour}, "borderpad": 0}
