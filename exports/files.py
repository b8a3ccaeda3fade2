"""The rows of a view as files: CSV for a French Excel, CSV for machines, XLSX with its sources."""

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from exports.about import about, codes, columns, dated
from exports.workbook import Book
from queries import engine
from views.core import Drawn
from views.tables import heading

LONGEST_NAME = 70  # characters of a file's name
SPELT = str.maketrans({"œ": "oe", "æ": "ae", "€": "eur", "’": "-", "+": " plus ", "&": " et "})


@dataclass(frozen=True)
class File:
    """A file in memory."""

    name: str
    mime: str
    content: bytes


def filename(title: str, extension: str) -> str:
    """A name of file that every system takes, from a title: letters without accents, digits, hyphens, whole words."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(SPELT)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST_NAME:
        words = words[: LONGEST_NAME + 1].rpartition("-")[0] or words[:LONGEST_NAME]
    return f"{words or 'interpoles'}.{extension}"


def csv_excel(drawn: Drawn) -> File:
    """`;`, decimal comma, UTF-8 with a mark: what a French Excel opens with a double click. Headings, shares and yes or no as read on screen."""
    say, rows = drawn.look.say, drawn.rows.copy()
    for column in columns(drawn):
        cells = rows[column.name].astype(object)
        if column.unit == "share":
            rows[column.name] = [None if pd.isna(cell) else f"{100 * cell:.10g}%".replace(".", ",") for cell in cells]  # a number to Excel, sign of percent included
        elif column.type == "boolean":
            rows[column.name] = [None if pd.isna(cell) else say("yes") if cell else say("no") for cell in cells]
    content = _headed(drawn, rows).to_csv(index=False, sep=";", decimal=",", float_format="%.12g", lineterminator="\r\n")
    notes = "\r\n".join(f"{name};{_cell(text)}" for name, text in about(drawn))
    return File(filename(drawn.alone, "csv"), "text/csv", ("\ufeff" + content + "\r\n" + notes + "\r\n").encode())


def csv_machine(drawn: Drawn) -> File:
    """Comma, point, the names of the query's columns, every column; then the filters, the version and the date of the data, the same on each row."""
    frame = drawn.frame.assign(_filters=codes(drawn), _data_version=engine.version(), _data_date=dated())
    return File(f"{drawn.view.name}-machine.csv", "text/csv", frame.to_csv(index=False).encode())


def xlsx(drawn: Drawn) -> File:
    """Numbers as numbers, a frozen heading, and a second sheet with sources and filters."""
    buffer = io.BytesIO()
    with Book(buffer, drawn.alone, drawn.look.say) as book:
        book.rows(drawn.look.say("Data"), drawn)
        book.sources([drawn])
    return File(filename(drawn.alone, "xlsx"), XLSX, buffer.getvalue())


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAKERS: dict[str, Callable[[Drawn], File]] = {"csv": csv_excel, "machine": csv_machine, "xlsx": xlsx}


def _headed(drawn: Drawn, rows: pd.DataFrame) -> pd.DataFrame:
    shown = columns(drawn)
    return rows[[column.name for column in shown]].set_axis([heading(column, drawn.look.say) for column in shown], axis=1)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
