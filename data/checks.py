"""Refuses a build whose tables hold faults: form of the files, what the package declares, then the rules of `checks/*.sql`.

A rule is one select that gives `file`, `line` and `rule` (a French sentence) for each fault, and no row where all is well. It reads `stage`: the
tables without their keys, each row with its `_line`, and `stage.cited` (file, line, source_id; `stage.cited_by_all`, where every file was read),
`stage.coded` (file, line, field, list, code).
A rule whose tables have a file that could not be read is left out: that file's fault is told.
"""

import json
import re
from pathlib import Path

import duckdb

from data import constraints, package, reading
from data.faults import BuildRefused, Fault
from data.package import Package, literal, quoted
from data.reading import LINE

RULES = Path(__file__).parent / "checks"
SHAPES = ("regions_fr.geojson", "regions_pre2016.geojson", "europe_countries.geojson")


def read_package(reference_dir: Path) -> Package:
    """The descriptor. Raises BuildRefused."""
    try:
        return package.read(reference_dir)
    except FileNotFoundError as error:
        raise BuildRefused([Fault(package.DESCRIPTOR, 0, "fichier manquant")]) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildRefused([Fault(package.DESCRIPTOR, 0, f"la description des tables ne se lit pas ({type(error).__name__} : {error})")]) from error


def stage_and_check(con: duckdb.DuckDBPyConnection, reference_dir: Path, described: Package) -> None:
    """Put every file in `stage`. Raises BuildRefused with all the faults found."""
    faults, sound, broken = [], [], set()
    for table in described.tables:
        read, found = reading.read(reference_dir, table)
        reading.stage(con, read)
        faults += found
        sound += [] if found else [read]
        broken |= {table.name} if found else set()
    shapes = _stage_shapes(con, reference_dir)
    faults += shapes
    broken |= {"shapes", "shape_names"} if shapes else set()
    broken |= {"cited_by_all"} if broken else set()
    faults += constraints.violations(reference_dir, sound)
    _stage_cited(con, described)
    _stage_coded(con, described)
    for path in sorted(RULES.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        if not broken & set(re.findall(r"\bstage\.(\w+)", text)):
            faults += [Fault(*row, follows=True) for row in con.execute(text).fetchall() if None not in row]  # a cell that must be filled, told already
    if faults:
        raise BuildRefused(faults)


def _stage_cited(con: duckdb.DuckDBPyConnection, described: Package) -> None:
    con.execute("create table stage.cited (file varchar, line integer, source_id varchar)")
    for table in described.tables:
        if table.name != "sources" and any(field.name == "source_id" for field in table.fields):
            split = f"{literal(table.file)}, {LINE}, unnest(string_split(source_id, ';'))"
            con.execute(f"insert into stage.cited select {split} from stage.{quoted(table.name)} where source_id is not null")
    con.execute("create view stage.cited_by_all as select file, line, source_id from stage.cited")


def _stage_coded(con: duckdb.DuckDBPyConnection, described: Package) -> None:
    con.execute("create table stage.coded (file varchar, line integer, field varchar, list varchar, code varchar)")
    for table in described.tables:
        for field in table.fields:
            if field.code_list:
                values = f"{literal(table.file)}, {LINE}, {literal(field.name)}, {literal(field.code_list)}, {quoted(field.name)}"
                con.execute(f"insert into stage.coded select {values} from stage.{quoted(table.name)} where {quoted(field.name)} is not null")


def _stage_shapes(con: duckdb.DuckDBPyConnection, reference_dir: Path) -> list[Fault]:
    """`stage.shapes` (file, content) and `stage.shape_names` (file, name), from the geojson files."""
    con.execute("create table stage.shapes (file varchar, content varchar)")
    con.execute("create table stage.shape_names (file varchar, name varchar)")
    faults = []
    for file in SHAPES:
        try:
            text = (reference_dir / file).read_text(encoding="utf-8")
            names = [feature["properties"]["name"] for feature in json.loads(text)["features"]]
        except FileNotFoundError:
            faults.append(Fault(file, 0, "fichier manquant"))
        except json.JSONDecodeError as error:
            faults.append(Fault(file, error.lineno, "GeoJSON mal formé"))
        except (ValueError, KeyError, TypeError):
            faults.append(Fault(file, 0, "GeoJSON mal formé"))
        else:
            con.execute("insert into stage.shapes values (?, ?)", [file, text])
            con.executemany("insert into stage.shape_names values (?, ?)", [[file, name] for name in names])
    return faults
