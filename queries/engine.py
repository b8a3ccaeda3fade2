"""Runs the queries on the warehouse: parameters bound, a cursor a run, each answer computed once for a version of the data.

A reader holds the file it opened; when the build has moved the link to a new one, the next run opens that one.
"""

import threading

import duckdb
import pandas as pd
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

from data import store, warehouse
from queries import header

KEPT = 2000  # answers; the largest weigh some hundred kilobytes
_opening = threading.Lock()
_open: dict[str, duckdb.DuckDBPyConnection] = {}


class MissingParameter(ValueError):
    """A parameter that the query needs was not given, or one that it does not know was."""


def version() -> str:
    """The version of the data that the next run reads."""
    return warehouse.current().stem.removeprefix("warehouse-")


def _connection(path) -> duckdb.DuckDBPyConnection:
    with _opening:
        if str(path) not in _open:
            for old in list(_open)[:-1]:  # cursors of a dropped connection go on; the last version is kept for runs under way
                del _open[old]
            _open[str(path)] = store.connect(path)
        return _open[str(path)]


def run(name: str, **parameters) -> pd.DataFrame:
    """The answer of query `name` as a DataFrame with the columns of its header.

    Parameters are those of the header; an optional one may be left out. Raises header.UnknownQuery, MissingParameter, and
    data.warehouse.WarehouseMissing where nothing has been built. The frame is shared: a caller who adds to it works on its own copy.
    """
    query = header.query(name)
    known = {p.name: p for p in query.parameters}
    wrong = [p for p in parameters if p not in known] + [p.name for p in query.parameters if not p.optional and parameters.get(p.name) is None]
    if wrong:
        raise MissingParameter(f"{name}: {', '.join(wrong)}")
    bound = tuple(parameters.get(p) for p in known)
    return _answer(warehouse.current(), name, bound).copy(deep=False)


@cached(LRUCache(KEPT), key=lambda path, name, bound: hashkey(str(path), name, bound), condition=threading.Condition())
def _answer(path, name: str, bound: tuple) -> pd.DataFrame:
    query = header.query(name)
    given = {p.name: value for p, value in zip(query.parameters, bound, strict=True)}
    with _connection(path).cursor() as cursor:
        frame = cursor.execute(query.sql, given).df()
    declared = [column.name for column in query.columns]
    if list(frame.columns) != declared:
        raise header.BadHeader(f"{name}: {list(frame.columns)} is not {declared}")
    return frame

