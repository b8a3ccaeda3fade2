"""What the build refuses."""

import json
from pathlib import Path

import duckdb

from data import package, reading
from data.faults import BuildRefused, Fault
from data.package import Package


def read_package(reference_dir: Path) -> Package:
    """The descriptor, or BuildRefused."""
    try:
        return package.read(reference_dir)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildRefused([Fault(package.DESCRIPTOR, 0, f"la description des tables ne se lit pas ({error})")]) from error


def stage_and_check(con: duckdb.DuckDBPyConnection, reference_dir: Path, described: Package) -> None:
    """Put every file in `stage`; raises BuildRefused with all the faults found."""
    faults: list[Fault] = []
    for table in described.tables:
        rows, found = reading.read(reference_dir, table)
        faults += found
        reading.stage(con, rows)
    con.execute("create table stage.shapes (file varchar, content varchar)")
    for path in sorted(reference_dir.glob("*.geojson")):
        text = path.read_text(encoding="utf-8")
        json.loads(text)
        con.execute("insert into stage.shapes values (?, ?)", [path.name, text])
    if faults:
        raise BuildRefused(faults)
