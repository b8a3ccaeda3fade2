"""Runs the queries on the warehouse: parameters bound, a cursor a run, each answer computed once for a version of the data.

A reader holds the file it opened; when the build has moved the link to a new one, the next run opens that one.
"""

import threading
from collections.abc import Mapping

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


def cursor(path) -> duckdb.DuckDBPyConnection:
    """A cursor on a version of the data, to be closed."""
    return _connection(path).cursor()


def run(name: str, **parameters) -> pd.DataFrame:
    """The answer of query `name` as a DataFrame with the columns of its header.

    Parameters are those of the header; an optional one may be left out. Raises header.UnknownQuery, MissingParameter, and
    data.warehouse.WarehouseMissing where nothing has been built. The frame is shared: a caller who adds to it works on its own copy.
    """
    return _answer(warehouse.current(), name, bound(header.query(name), parameters)).copy(deep=False)


def bound(query: header.Query, parameters: Mapping[str, object]) -> tuple:
    """The values of a question's parameters in the order of its declaration. Raises MissingParameter."""
    known = [p.name for p in query.parameters]
    wrong = [p for p in parameters if p not in known] + [p.name for p in query.parameters if not p.optional and parameters.get(p.name) is None]
    if wrong:
        raise MissingParameter(f"{query.name}: {', '.join(wrong)}")
    return tuple(parameters.get(name) for name in known)


def as_declared(frame: pd.DataFrame, query: header.Query) -> pd.DataFrame:
    """The frame, once sure that it has the columns that the question declares. Raises header.BadHeader."""
    declared = [column.name for column in query.columns]
    if list(frame.columns) != declared:
        raise header.BadHeader(f"{query.name}: {list(frame.columns)} is not {declared}")
    return frame


def codes(name: str) -> tuple[str, ...]:
    """The allowed codes that a query gives in its first column."""
    return tuple(run(name).iloc[:, 0])


def known(path, name: str, bound: tuple) -> bool:
    """Whether the answer of `name` for these values has been computed."""
    with _answer.cache_lock:
        return _key(path, name, bound) in _answer.cache


def keep(path, name: str, bound: tuple, frame: pd.DataFrame) -> None:
    """Take an answer that was computed with others (`together`)."""
    with _answer.cache_lock:
        _answer.cache[_key(path, name, bound)] = frame


def _key(path, name: str, bound: tuple) -> tuple:
    return hashkey(str(path), name, bound)


@cached(LRUCache(KEPT), key=_key, condition=threading.Condition())
def _answer(path, name: str, bound: tuple) -> pd.DataFrame:
    query = header.query(name)
    given = {p.name: value for p, value in zip(query.parameters, bound, strict=True)}
    with cursor(path) as one:
        return as_declared(one.execute(query.sql, given).df(), query)

