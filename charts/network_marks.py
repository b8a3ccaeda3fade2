"""Marks that every picture of the network shares: text with a halo, a ring, and which names are kept where the page is narrow."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.look import FONT, Look, scatter
from charts.measure import width

TIERS = {"tiny": 330.0, "narrow": 570.0, "middle": 960.0}  # px: the narrowest figure in which the names of a tier are shown; the style hides those of wider ones
LAST = "wide"
WALL = 1700.0  # px of a figure on the wall, where labels are 24 px


@dataclass(frozen=True)
class Name:
    """A text centred on (x, y) px of the canvas; `anchor` is `left`, `middle` or `right`, `code` what a click on it chooses."""

    text: str
    x: float
    y: float
    colour: str
    anchor: str = "middle"
    code: str | None = None

    def box(self, size: float, across: float = 1.0, down: float = 1.0) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in px on a canvas scaled by `across` and `down`."""
        wide = width(self.text, size, bold="<b>" in self.text)
        left = self.x * across - {"left": 0.0, "middle": wide / 2, "right": wide}[self.anchor]
        return left, self.y * down - 0.62 * size, left + wide, self.y * down + 0.62 * size


def touch(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def tiers(names: Sequence[Name], points: Sequence[tuple[float, float]], size: float, canvas: float, *, even: bool = False, widths: dict[str, float] = TIERS) -> list[str | None]:
    """The tier of each name, the most important first: the narrowest figure where it covers no name before it and no point; None where it does so in all.

    `canvas` is the width in px of the coordinates; `even` scales both axes (a map), else the height stays.
    """
    found: list[str | None] = [None] * len(names)
    for tier, wide in widths.items():
        across = wide / canvas
        down = min(1.0, across) if even else 1.0
        marks = [(x * across - 5, y * down - 5, x * across + 5, y * down + 5) for x, y in points]
        placed = [name.box(size, across, down) for name, at in zip(names, found, strict=True) if at]
        for i, name in enumerate(names):
            box = name.box(size, across, down)
            if not found[i] and box[0] > 0 and box[2] < wide and not any(touch(box, other) for other in placed) and not any(touch(box, mark) for mark in marks):
                found[i] = tier
                placed.append(box)
    return found


def written(names: Sequence[Name], kept: Sequence[str | None], look: Look) -> list[go.Scatter]:
    """One trace a tier, which the style knows by it. A name without a tier is left out."""
    traces = []
    for tier in (*TIERS, LAST):
        part = [name for name, at in zip(names, kept, strict=True) if at == tier]
        if part:
            side = [{"left": "middle right", "middle": "middle center", "right": "middle left"}[name.anchor] for name in part]
            trace = labels([round(name.x, 1) for name in part], [round(name.y, 1) for name in part], [name.text for name in part], [name.colour for name in part], look, side=side[0] if len(set(side)) == 1 else side, tier=f"names-{tier}")
            traces.append(trace.update(customdata=[[name.code] for name in part]))
    return traces


def labels(x, y, text, colour, look: Look, *, side: str | list[str] = "middle center", tier: str | None = None) -> go.Scatter:
    """Text in the figure, with a halo of the ground's colour so that a line under it does not hinder reading.

    `tier` is for the style, which hides text on narrow pages: it stands among the fonts, as that is all of a trace that the browser's page can see.
    """
    reach = (1, 3) if look.projected else (1,)
    halo = ", ".join(f"{dx * far}px {dy * far}px {far}px {look.palette.ground}" for far in reach for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return scatter(
        x=x, y=y, mode="text", text=list(text), textposition=side, hoverinfo="skip", cliponaxis=False, showlegend=False,
        textfont={"size": look.label, "color": colour, "shadow": halo, **({"family": FONT.replace(",", f", {tier},", 1)} if tier else {})},
    )


def ring(x: float, y: float, look: Look, size: float = 26) -> go.Scatter:
    """The ring round what is chosen."""
    return scatter(x=[x], y=[y], mode="markers", hoverinfo="skip", showlegend=False, marker={"symbol": "circle-open", "size": size, "color": look.palette.accent, "line": {"width": 2.5}})


def short(text: str, most: int) -> str:
    """At most `most` signs, cut at a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def called(short_name: str, name: str) -> str:
    """The short name in bold, and the full one beside it where the short one does not tell it (FWT, France Water Team)."""
    return f"<b>{short_name}</b>" if told_by(short_name, name) else f"<b>{short_name}</b> ({name})"


def told_by(short_name: str, name: str) -> bool:
    """Whether a short name tells the full one (EMC2, Pôle EMC2), not an abbreviation of it (FWT, France Water Team)."""
    return _folded(short_name) in _folded(name)


def fuller(short_name: str, name: str, room: float, size: float) -> str:
    """The full name where the short one does not tell it and the full one takes at most `room` px at `size` px."""
    return name if not told_by(short_name, name) and width(name, size, bold=True) <= room else short_name


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalnum())


def brief(label: str) -> str:
    """What an act is called on the picture: its first words and its year."""
    first, year = label.split(",")[0], re.search(r"\(\d{4}\)$", label)
    return f"{first} {year[0]}" if year and year[0] not in first else first


def fitted(text: str, room: float, size: float) -> str:
    """`text` cut at a word so that it takes at most `room` px at `size` px."""
    most = len(text)
    while most > 8 and width(short(text, most), size) > room:
        most -= 4
    return short(text, most)


def wrapped(text: str, room: float, size: float) -> list[str]:
    """`text` on one line, or on two cut at a word where it is wider than `room` px at `size` px; the second is cut where it is too long."""
    if width(text, size) <= room:
        return [text]
    words = text.split(" ")
    first = max((n for n in range(1, len(words)) if width(" ".join(words[:n]), size) <= room), default=1)
    return [" ".join(words[:first]), fitted(" ".join(words[first:]), room, size)]


def note(x: float, y: float, text: str, colour: str, look: Look, anchor: str = "left", **more) -> dict:
    """A line of text at (x, y) px of the canvas, as an annotation; `more` is Plotly's."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "xanchor": anchor, "yanchor": "middle", "font": {"size": look.label, "color": colour}, **more}


def key_line(entries: Sequence[tuple[Sequence[dict], str]], look: Look, y: float, canvas: float = WALL) -> tuple[list[go.Scatter], list[dict]]:
    """A line that says what each mark is: traces and annotations. An entry is the markers laid over one another, and the words.

    On the wall it goes on under itself where it is too long for its canvas of `canvas` units, `WALL` px wide.
    """
    traces, notes, x, unit = [], [], 8.0, canvas / WALL if look.projected else 1.0
    for markers, text in entries:
        long = (13 + width(text, look.label)) * unit
        if look.projected and x > 8 and x + long > canvas:
            x, y = 8.0, y + 34
        for marker in markers:
            traces.append(scatter(x=[x], y=[y], mode="markers", hoverinfo="skip", showlegend=False, cliponaxis=False, marker={**marker, "opacity": 1}))
        notes.append(note(x + 13, y, text, look.palette.quiet, look))
        x += long + 28
    return traces, notes
