"""A row of a data sheet as a set of (place, value), and the names that a figure writes."""

import pandas as pd

from exports.labels import plain

Pairs = set[tuple[object, float]]  # (category or place on the axis, value)


def pairs(points, values) -> Pairs:
    return {(at if isinstance(at, str) else round(float(at), 3), round(float(value), 6)) for at, value in zip(points, values, strict=True) if pd.notna(value)}


def ticks(frame, drawn) -> list[str]:
    """The names that a figure writes beside its rows."""
    return [plain(text) for text in drawn.figure.layout.yaxis.ticktext]
