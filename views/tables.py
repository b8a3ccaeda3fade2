"""The twin of a picture: the same rows, with headings and values as they are read."""

import pandas as pd

from language import MISSING, Speech
from queries.header import Column, Query


def as_read(frame: pd.DataFrame, query: Query, say: Speech) -> pd.DataFrame:
    """Every shown column under its heading in the page's language, every value as text in its unit. Identifiers are for machines: the files have them."""
    shown = [column for column in query.shown if column.name in frame.columns and (column.unit, column.type) != ("code", "text")]
    return pd.DataFrame({heading(column, say): [value(cell, column, say) for cell in frame[column.name]] for column in shown})


def heading(column: Column, say: Speech) -> str:
    """`Heading (unit)`."""
    units = {"EUR_M": say("M€"), "EUR": "€", "pct": "%", "km": "km"}
    return say(column.label) + (f" ({units[column.unit]})" if column.unit in units else "")


def value(cell, column: Column, say: Speech) -> str:
    """One cell as it is read; a dash where it is not known. Years and codes take no thousands mark."""
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return MISSING
    if column.type == "date":
        return say.date(cell, short=True)
    if column.type == "boolean":
        return say("yes") if cell else say("no")
    if column.type == "integer":
        return str(int(cell)) if column.unit in ("year", "phase", "code") else say.number(int(cell), 0)
    if column.type == "number":
        return say.percent(cell, 1) if column.unit == "share" else say.number(cell, 0 if float(cell).is_integer() else 2)
    return str(cell)
