"""Reads the csv files into untyped rows that know their line, and says what keeps a file from being a table at all."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from data.faults import Fault
from data.package import Table, columns, quoted

LINE = "_line"  # the line in the file, header = 1


@dataclass(frozen=True)
class Read:
    """The rows of one file as text (None where empty), with the line each starts on."""

    table: Table
    lines: list[int]
    rows: list[list[str | None]]


def read(reference_dir: Path, table: Table) -> tuple[Read, list[Fault]]:
    """All well-formed rows of a table's file, and the faults of its form."""
    path, faults, lines, rows = reference_dir / table.file, [], [], []
    names = [field.name for field in table.fields]
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Read(table, [], []), [Fault(table.file, 0, "fichier manquant")]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Read(table, [], []), [Fault(table.file, line, "le fichier n’est pas en UTF-8")]
    if text.startswith("\ufeff"):
        return Read(table, [], []), [Fault(table.file, 1, "le fichier commence par une marque d’ordre des octets : l’enregistrer en UTF-8 sans BOM")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            if start == 1:
                faults += _header(table, cells, names)
                if faults:
                    break
            elif len(cells) != len(names):
                faults.append(Fault(table.file, start, f"CSV mal formé, {len(cells)} cellules au lieu de {len(names)}"))
            else:
                lines.append(start)
                rows.append([cell or None for cell in cells])
            start = reader.line_num + 1
    except csv.Error:
        faults.append(Fault(table.file, start, "CSV mal formé, guillemets ou séparateur"))
    if start == 1 and not faults:
        faults.append(Fault(table.file, 0, "fichier vide"))
    return Read(table, lines, rows), faults


def _header(table: Table, cells: list[str], names: list[str]) -> list[Fault]:
    faults = [Fault(table.file, 1, f"colonne manquante, « {name} »") for name in names if name not in cells]
    faults += [Fault(table.file, 1, f"colonne inconnue, « {name} »") for name in cells if name not in names]
    if not faults and cells != names:
        faults.append(Fault(table.file, 1, f"les colonnes ne sont pas dans l’ordre attendu : {', '.join(names)}"))
    return faults


def stage(con: duckdb.DuckDBPyConnection, read: Read) -> None:
    """Put the rows in `stage.<table>`, typed where the text allows (NULL elsewhere), with their line in `_line`."""
    table = read.table
    frame = pd.DataFrame(read.rows, columns=[field.name for field in table.fields], dtype=object)
    frame[LINE] = pd.Series(read.lines, dtype="int64")
    con.register("incoming", frame)
    typed = ", ".join(f"try_cast({quoted(f.name)} as {f.sql_type}) as {quoted(f.name)}" for f in table.fields)
    con.execute(f"create table stage.{quoted(table.name)} as select {typed}, cast({LINE} as integer) as {LINE} from incoming order by {LINE}")
    con.unregister("incoming")


def load(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make the table as declared, with its keys, from what is staged."""
    names = columns(field.name for field in table.fields)
    con.execute(table.ddl())
    con.execute(f"insert into {quoted(table.name)} ({names}) select {names} from stage.{quoted(table.name)} order by {LINE}")
