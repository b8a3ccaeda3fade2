"""The rows of a view as files: CSV for a French Excel, CSV for machines, XLSX with its sources."""

import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import xlsxwriter

from decks import choices
from queries import engine
from queries.header import Column
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


def about(drawn: Drawn) -> list[tuple[str, str]]:
    """What every export prints: what it is, its filters in words and in codes, its source, the date and the version of the data."""
    say, words = drawn.look.say, drawn.words
    filters = " · ".join(part for part in (", ".join(choices.said(drawn.filters, say)), codes(drawn)) if part) or say("none")
    return [
        (say("Figure"), drawn.alone), (say("Measure"), words.subtitle), (say("Reading"), words.reading), (say("Field"), words.scope),
        (say("Filters"), filters), (say("Source"), drawn.sources.line), (say("Date of the data"), dated()), (say("Data version"), engine.version()), (say("To cite"), drawn.citation),
    ]


def codes(drawn: Drawn) -> str:
    """The filters as the address writes them."""
    return ", ".join(f"{name}={value}" for name, value in drawn.filters.items() if value not in (None, ""))


def dated() -> str:
    """The day of the data, as ISO writes it."""
    return str(engine.run("package").at[0, "created"])[:10]


def csv_excel(drawn: Drawn) -> File:
    """`;`, decimal comma, UTF-8 with a mark: what a French Excel opens with a double click. Headings, shares and yes or no as read on screen."""
    say, rows = drawn.look.say, drawn.rows.copy()
    for column in _columns(drawn):
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
    say, buffer = drawn.look.say, io.BytesIO()
    with workbook(buffer) as book:
        book.set_properties({"title": drawn.alone, "comments": drawn.citation})
        write_rows(book, say("Data"), drawn)
        write_sources(book, [drawn])
    return File(filename(drawn.alone, "xlsx"), XLSX, buffer.getvalue())


def workbook(buffer: io.BytesIO) -> xlsxwriter.Workbook:
    """An empty workbook, to be closed."""
    return xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": True})


def write_rows(book: xlsxwriter.Workbook, name: str, drawn: Drawn) -> None:
    """The rows of a view on a sheet of their own: numbers as numbers, days as days, the heading frozen."""
    bold, day, share = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0.0%"})
    sheet, frame = book.add_worksheet(name), _headed(drawn, drawn.rows)
    for column, (heading_, declared) in enumerate(zip(frame.columns, _columns(drawn), strict=True)):
        cells, style = frame.iloc[:, column], share if declared.unit == "share" else None
        sheet.write_string(0, column, heading_, bold)
        sheet.set_column(column, column, min(48, max(10, len(heading_), *(len(str(cell)) for cell in cells.head(200)), 10)))
        for row, cell in enumerate(cells, start=1):
            _write(sheet, row, column, cell, day, style)
    sheet.freeze_panes(1, 1)
    if len(frame):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def write_sources(book: xlsxwriter.Workbook, figures: Sequence[Drawn]) -> None:
    """A last sheet that says of each figure what it is, its filters, its version, and names every source."""
    say = figures[0].look.say
    bold, wrap = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet, row = book.add_worksheet(say("Sources")), 0
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 3, 60)
    for drawn in figures:
        named = ((source.source_id, f"{source.title} · {source.publisher} · {source.date} · {source.url}".rstrip(" ·")) for source in drawn.sources.all)
        for name, text in [*about(drawn), ("", ""), *named, ("", "")]:
            sheet.write_string(row, 0, name, bold)
            sheet.write_string(row, 1, text, wrap)
            row += 1
    sheet.freeze_panes(0, 1)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAKERS: dict[str, Callable[[Drawn], File]] = {"csv": csv_excel, "machine": csv_machine, "xlsx": xlsx}


def _columns(drawn: Drawn) -> list[Column]:
    return [column for column in drawn.question.shown if column.name in drawn.rows.columns]


def _headed(drawn: Drawn, rows: pd.DataFrame) -> pd.DataFrame:
    shown = _columns(drawn)
    return rows[[column.name for column in shown]].set_axis([heading(column, drawn.look.say) for column in shown], axis=1)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _write(sheet, row: int, column: int, cell, day, style) -> None:
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        sheet.write_blank(row, column, None)
    elif isinstance(cell, pd.Timestamp):
        sheet.write_datetime(row, column, cell.to_pydatetime(), day)
    elif isinstance(cell, bool | int | float) or hasattr(cell, "item"):
        number = cell.item() if hasattr(cell, "item") else cell
        sheet.write(row, column, float(f"{number:.12g}") if isinstance(number, float) else number, style)  # what a sum of fractions adds past the twelfth digit is no figure
    else:
        sheet.write_string(row, column, str(cell))
