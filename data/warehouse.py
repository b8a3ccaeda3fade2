"""The warehouse in use: where it is, whether it can be read, and building it where it cannot."""

from pathlib import Path

import duckdb

from data import build, fingerprint
from data.faults import BuildFailed, BuildRefused, WarehouseError, WarehouseMissing

CONFIG = {"threads": 2}  # DuckDB refuses a second connection to a file with another one
_sound: dict[Path, tuple[str, int, int]] = {}


def current(out_dir: Path = build.ROOM) -> Path:
    """The file that the link points to. Raises WarehouseMissing."""
    try:
        return (out_dir / build.LINK).resolve(strict=True)
    except OSError as error:
        raise WarehouseMissing(
            "Les données ne sont pas construites : lancez « python -m data » (ou « make data »).",
            "The data is not built: run “python -m data” (or “make data”).",
        ) from error


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; every reader of a process must open a file in this way."""
    return duckdb.connect(str(path), read_only=True, config=CONFIG)


def ensure(out_dir: Path = build.ROOM, reference_dir: Path = build.REFERENCE) -> Path:
    """The warehouse in use, built first where there is none, where it cannot be read, or where other code made it.

    Quick once a file has been found sound. Raises WarehouseError where it cannot be built.
    """
    if _is_sound(out_dir, reference_dir):
        return current(out_dir)
    path = build.build(reference_dir, out_dir, force=True).path
    if not _is_sound(out_dir, reference_dir):
        raise BuildFailed("Les données viennent d’être construites et ne se lisent pas.", "The data has just been built and cannot be read.")
    return path


def _is_sound(out_dir: Path, reference_dir: Path) -> bool:
    try:
        path = current(out_dir)
        stat = path.stat()
        seen = (str(path), stat.st_size, stat.st_mtime_ns)
        if _sound.get(out_dir) == seen:
            return True
        with connect(path) as con:
            (made_by,) = con.execute("select schema_hash from build_info").fetchone()
        if made_by != fingerprint.schema(reference_dir):
            return False
    except (WarehouseMissing, duckdb.Error, OSError, TypeError):
        return False
    _sound[out_dir] = seen
    return True


__all__ = ["BuildFailed", "BuildRefused", "WarehouseError", "WarehouseMissing", "connect", "current", "ensure"]
