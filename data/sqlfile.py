"""Runs the build's SQL files and tells the catalogue what their headers say of the tables they make.

A header stands before each `create`:

    -- FR: Une phrase.
    -- EN: A sentence.
    -- Columns of some_table:
    --   name  unit or -  Libellé | Label
"""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.package import literal, quoted


class BadHeader(ValueError):
    """A header does not say what it must."""


@dataclass(frozen=True)
class Described:
    """A table or view made by an SQL file: its sentences, and (name, unit, label_fr, label_en) a column."""

    name: str
    text_fr: str
    text_en: str
    columns: tuple[tuple[str, str | None, str, str], ...]


def run(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Execute a file, then comment what it made. Raises BadHeader where header and table disagree, duckdb.Error where the SQL fails."""
    text = path.read_text(encoding="utf-8")
    con.begin()
    con.execute(text)
    described = headers(path.name, text)
    made = set(re.findall(r"^create (?:table|view) (\w+)", text, re.MULTILINE))
    if made != {table.name for table in described}:
        raise BadHeader(f"{path.name}: makes {sorted(made)}, describes {sorted(table.name for table in described)}")
    for table in described:
        _tell(con, path.name, table)
    con.commit()


def run_folder(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Run every file of a folder in the order of their names."""
    for path in sorted(folder.glob("*.sql")):
        run(con, path)


def headers(file: str, text: str) -> list[Described]:
    """The tables that a file describes."""
    found, sentences, name, columns = [], {}, None, []
    for line in [*text.splitlines(), ""]:
        if not line.startswith("--"):
            if name:
                found.append(Described(name, sentences["FR"], sentences["EN"], tuple(columns)))
            sentences, name, columns = {}, None, []
        elif match := re.fullmatch(r"-- (FR|EN): (.+)", line):
            sentences[match[1]] = match[2]
        elif match := re.fullmatch(r"-- Columns of (\w+):", line):
            if set(sentences) != {"FR", "EN"}:
                raise BadHeader(f"{file}: {match[1]} lacks a sentence in one of the languages")
            name = match[1]
        elif name:
            match = re.fullmatch(r"--   (\w+)\s+(\S+)\s+(.+) \| (.+)", line)
            if not match:
                raise BadHeader(f"{file}: {line}")
            columns.append((match[1], None if match[2] == "-" else match[2], match[3], match[4]))
    return found


def _tell(con: duckdb.DuckDBPyConnection, file: str, table: Described) -> None:
    there = [name for name, *_ in con.execute(f"describe {quoted(table.name)}").fetchall()]
    if there != [name for name, *_ in table.columns]:
        raise BadHeader(f"{file}: {table.name} has the columns {there}")
    kind = con.execute("select lower(table_type) from information_schema.tables where table_name = ? and table_catalog = current_database()", [table.name]).fetchone()[0]
    kind = "view" if kind == "view" else "table"
    con.execute(f"comment on {kind} {quoted(table.name)} is {literal(table.text_fr)}")
    con.execute("insert into catalogue_tables by name select ? as table_name, ? as kind, ? as title_fr, ? as title_en", [table.name, kind, table.text_fr, table.text_en])
    for place, (column, unit, label_fr, label_en) in enumerate(table.columns, start=1):
        con.execute(f"comment on column {quoted(table.name)}.{quoted(column)} is {literal(label_fr)}")
        con.execute(
            "insert into catalogue_columns by name select ? as table_name, ? as column_name, ? as place, ? as unit, ? as title_fr, ? as title_en",
            [table.name, column, place, unit, label_fr, label_en],
        )
