"""The files of the warehouse: the link, the versions, how one is opened and whether it is whole."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import fingerprint
from data.faults import WarehouseMissing

LINK = "warehouse.duckdb"
CONFIG = {"threads": 2}  # DuckDB refuses a second connection to a file with another one


@dataclass(frozen=True)
class Info:
    """What a file says of its making."""

    version: str
    inputs_hash: str
    schema_hash: str


def current(out_dir: Path) -> Path:
    """The file that the link points to. Raises WarehouseMissing."""
    try:
        return (out_dir / LINK).resolve(strict=True)
    except OSError as error:
        raise WarehouseMissing(
            "Les données ne sont pas construites : lancez « python -m data » (ou « make data »).",
            "The data is not built: run “python -m data” (or “make data”).",
        ) from error


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; every reader of a process must open a file in this way."""
    return duckdb.connect(str(path), read_only=True, config=CONFIG)


def whole(path: Path) -> Info | None:
    """What the file says of its making, where all its rows can be read and are those of its version; None otherwise."""
    try:
        with connect(path) as con:
            info = Info(*con.execute("select version, inputs_hash, schema_hash from build_info").fetchone())
            return info if fingerprint.content(con) == info.version else None
    except (duckdb.Error, OSError, TypeError):
        return None
