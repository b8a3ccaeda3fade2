"""Where each thing of a figure stands: data to px, axis by axis. What a file that is not drawn by a browser needs to know."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go


@dataclass
class Axis:
    """One axis: how its values become numbers, its range in those numbers, and where that range lies in px of the figure."""

    name: str  # x, y, x2…
    spec: Mapping
    kind: str  # linear, date, category
    categories: list[str]
    low: float
    high: float
    start: float  # px of `low`
    end: float  # px of `high`

    def number(self, value) -> float:
        """A value of the data as a number of this axis: days since 1970 for a date, the rank for a category."""
        if value is None or value != value:
            return float("nan")
        if self.kind == "date":
            return _days(value)
        if self.kind == "category":
            return float(self.categories.index(str(value))) if str(value) in self.categories else float(value)
        return float(value)

    def px(self, value) -> float:
        """Where a value lies, in px from the left or the top of the figure."""
        return self.at(self.number(value))

    def at(self, number: float) -> float:
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def shown(self) -> bool:
        return self.spec.get("visible") is not False

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Its ticks with their words, as far as the figure gives them or a category does."""
        return self.names if self.shown and self.spec.get("showticklabels") is not False else []

    @property
    def names(self) -> list[tuple[float, str]]:
        """What its places are called, written on the figure or not."""
        if self.spec.get("tickvals") is not None:
            values = list(self.spec["tickvals"])
            texts = list(self.spec["ticktext"]) if self.spec.get("ticktext") is not None else [str(value) for value in values]
            return [(self.number(value), text) for value, text in zip(values, texts, strict=False)]
        return [(float(rank), text) for rank, text in enumerate(self.categories)] if self.kind == "category" else []


class Plane:
    """A figure laid out `width` by `height` px. `data` and `layout` are plain dicts; `left` and `right` are px added to its margins."""

    def __init__(self, figure: go.Figure, width: float, height: float, left: float = 0.0, right: float = 0.0):
        plain = figure.to_plotly_json()
        self.data, self.layout = _plain(plain["data"]), _plain({key: value for key, value in plain["layout"].items() if key != "template"})
        margin = self.layout.get("margin") or {}
        self.width, self.height = float(width), float(height)
        self.left, self.right = left + float(margin.get("l") or 0), self.width - right - float(margin.get("r") or 0)
        self.top, self.bottom = float(margin.get("t") or 0), self.height - float(margin.get("b") or 0)
        names = {name.replace("axis", "") for name in self.layout if name.startswith(("xaxis", "yaxis"))}
        names |= {trace.get("xaxis", "x") for trace in self.data} | {trace.get("yaxis", "y") for trace in self.data}
        self.axes = {name: self._axis(name) for name in sorted(names)}
        for axis in self.axes.values():
            if axis.spec.get("scaleanchor"):
                self._same_scale(axis, self.axes[axis.spec["scaleanchor"]])

    def spec(self, name: str) -> Mapping:
        return self.layout.get(f"{name[0]}axis{name[1:]}") or {}

    def domain(self, name: str) -> tuple[float, float]:
        """The px between which an axis runs: left to right, top to bottom."""
        spec = self.spec(name)
        if spec.get("overlaying") and not spec.get("domain"):
            return self.domain(spec["overlaying"])
        low, high = spec.get("domain") or (0, 1)
        if name[0] == "x":
            return self.left + low * (self.right - self.left), self.left + high * (self.right - self.left)
        return self.bottom - high * (self.bottom - self.top), self.bottom - low * (self.bottom - self.top)

    def paper(self, letter: str, value: float) -> float:
        """A share of the plot (0 to 1, and beyond) in px."""
        return self.left + value * (self.right - self.left) if letter == "x" else self.bottom - value * (self.bottom - self.top)

    def place(self, ref: str, value) -> float:
        """The px of a value that stands on an axis (`x2`), on the paper, or on the domain of an axis (`y domain`)."""
        letter = ref[0]
        if ref.endswith("domain"):
            start, end = self.domain(ref.split(" ")[0])
            return start + value * (end - start) if letter == "x" else end - value * (end - start)
        return self.axes[ref].px(value)

    def _axis(self, name: str) -> Axis:
        spec, letter = self.spec(name), name[0]
        values = [value for trace in self.data if trace.get(f"{letter}axis", letter) == name for value in trace.get(letter) or ()]
        kind = spec.get("type") or _kind(values)
        if kind not in ("date", "category"):
            kind = "linear"
        categories = list(spec.get("categoryarray") or dict.fromkeys(str(value) for value in values if value is not None)) if kind == "category" else []
        axis = Axis(name, spec, kind, [str(one) for one in categories], 0, 1, 0, 1)
        if spec.get("range") is not None:
            axis.low, axis.high = (axis.number(end) for end in spec["range"])
        else:
            axis.low, axis.high = _around([axis.number(value) for value in values], kind == "category" or any(trace["type"] == "bar" for trace in self.data))
            if spec.get("autorange") == "reversed":
                axis.low, axis.high = axis.high, axis.low
        start, end = self.domain(name)
        axis.start, axis.end = (start, end) if letter == "x" else (end, start)
        return axis

    def _same_scale(self, axis: Axis, other: Axis) -> None:
        """One unit is as long on both axes: the longer one is drawn shorter, in the middle of its place."""
        ratio = float(axis.spec.get("scaleratio") or 1)
        units = {one.name: abs(one.end - one.start) / abs(one.high - one.low) / (ratio if one is axis else 1) for one in (axis, other)}
        small = min(units.values())
        for one in (axis, other):
            half, middle = (one.end - one.start) / 2 * small / units[one.name], (one.start + one.end) / 2
            one.start, one.end = middle - half, middle + half


def _plain(value):
    """A part of a figure whose columns are lists, whatever they came as; plotly packs arrays of numbers into text."""
    if isinstance(value, Mapping):
        if value.keys() >= {"dtype", "bdata"}:
            raw = value["bdata"]
            return np.frombuffer(base64.b64decode(raw) if isinstance(raw, str) else raw, dtype=value["dtype"]).tolist()
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, str | int | float | type(None)):
        return value
    return [_plain(one) if isinstance(one, Mapping | list | tuple) else one for one in value] if hasattr(value, "__iter__") else value


def _kind(values: Iterable) -> str:
    found = [value for value in values if value is not None and value == value]
    if not found or all(_is_number(value) for value in found):
        return "linear"
    return "date" if all(_is_day(value) for value in found) else "category"


def _is_number(value) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_day(value) -> bool:
    return not isinstance(value, str) or (len(value) >= 10 and value[:4].isdigit() and value[4] == "-")


def _days(value) -> float:
    return float(value) / 86_400_000 if isinstance(value, int | float) else pd.Timestamp(value).timestamp() / 86_400


def _around(numbers: list[float], slots: bool) -> tuple[float, float]:
    known = [number for number in numbers if number == number] or [0.0, 1.0]
    room = 0.5 if slots else 0.05 * (max(known) - min(known) or 1)
    return min(known) - room, max(known) + room
