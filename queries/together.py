"""A question asked for several values of one parameter in one run: a card of each cluster takes a hundredth of the time that as many runs take."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from queries import engine, header

EACH = Path(__file__).parent / "shapes" / "each.sql"
WHOLE = {"TINYINT": "int8", "SMALLINT": "int16", "INTEGER": "int32", "BIGINT": "int64", "BOOLEAN": "bool"}  # what a column without gaps is in a frame


def ahead(name: str, parameter: str, values: Sequence[str], **others) -> None:
    """Answer query `name` for each of `values` of one of its parameters; `engine.run` then finds each answer as if it had been asked alone.

    The last line of its statement is its order, which names columns that it gives. Raises what `engine.run` raises.
    """
    query = header.query(name)
    path, asked = engine.warehouse.current(), {value: engine.bound(query, {**others, parameter: value}) for value in values}
    asked = {value: key for value, key in asked.items() if not engine.known(path, name, key)}
    if not asked:
        return
    statement, _, order = query.sql.rstrip().rpartition("\norder by ")
    sql = EACH.read_text(encoding="utf-8").format(question=re.sub(rf"\${parameter}\b", "_each.value", statement), order=order)
    with engine.cursor(path) as cursor:
        cursor.execute(sql, {"values": list(asked), **others})
        kinds = {column: str(kind) for column, kind, *_ in cursor.description}
        frame = cursor.df()
    holed = [column for column in frame.columns if frame[column].isna().any()]
    parts = {value: part.drop(columns="_value") for value, part in frame.groupby("_value", sort=False)}
    nothing = frame.iloc[:0].drop(columns="_value")
    for value, key in asked.items():
        part = parts[value].reset_index(drop=True) if value in parts else nothing.copy()
        engine.keep(path, name, key, engine.as_declared(_alone(part, holed if len(part) else list(part.columns), kinds), query))


def _alone(part: pd.DataFrame, holed: Sequence[str], kinds: dict[str, str]) -> pd.DataFrame:
    """The rows of one value with the types that they have by themselves: a column of whole numbers without a gap is whole, a text that is nowhere known is of no type.

    `holed` are the columns that have a gap for some value.
    """
    for column in holed:
        gaps = part[column].isna()
        if kinds[column] == "VARCHAR" and gaps.all():
            part[column] = part[column].astype(object).where(~gaps, None)
        elif kinds[column] in WHOLE and not gaps.any():
            part[column] = part[column].astype(WHOLE[kinds[column]])
    return part
