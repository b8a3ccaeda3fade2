"""Short hashes: of what goes into a build, of the code and description alone, of what came out."""

import functools
import hashlib
from pathlib import Path

import duckdb

from data.package import DESCRIPTOR, quoted

CODE = Path(__file__).parent
LENGTH = 10  # hex digits
APART = ("build_info",)  # holds the version itself


def inputs(reference_dir: Path) -> str:
    """Hash of every file of the reference folder and of the build's code."""
    return _of_files([(f"reference/{file.name}", file) for file in sorted(reference_dir.iterdir()) if file.suffix in (".csv", ".json", ".geojson")] + _code())


def schema(reference_dir: Path) -> str:
    """Hash of the descriptor and of the build's code: a warehouse with another one has not the tables that this code expects."""
    return _of_files([("descriptor", reference_dir / DESCRIPTOR), *_code()])


@functools.cache
def _code() -> list[tuple[str, Path]]:
    files = [*CODE.rglob("*.py"), *CODE.rglob("*.sql")]
    return sorted((str(file.relative_to(CODE)), file) for file in files)


def _of_files(files: list[tuple[str, Path]]) -> str:
    whole = hashlib.sha256()
    for name, file in files:
        content = file.read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:LENGTH]


def content(con: duckdb.DuckDBPyConnection) -> str:
    """Hash of all rows of all tables and of the text of all views: the version of the data, whatever the file's bytes."""
    whole = hashlib.sha256(repr(con.execute("select built_from, package_version, created from build_info").fetchall()).encode())
    names = con.execute("select table_name from duckdb_tables() where database_name = current_database() order by table_name").fetchall()
    for (name,) in names:
        if name not in APART:
            whole.update(f"\0{name}\0{con.execute(f'describe {quoted(name)}').fetchall()}".encode())
            for row in con.execute(f"select * from {quoted(name)} order by all").fetchall():
                whole.update(repr(row).encode())
    views = con.execute("select view_name, sql from duckdb_views() where database_name = current_database() and not internal order by view_name").fetchall()
    whole.update(repr(views).encode())
    return whole.hexdigest()[:LENGTH]
