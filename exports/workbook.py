"""A workbook of views: a sheet each with its rows as numbers, days and words, and a last one that says where they come from."""

import io
import re
from collections.abc import Sequence

import pandas as pd
import xlsxwriter

from charts import measure
from charts.look import LIGHT
from exports.about import about, columns, dated
from exports.measure import lines
from language import Speech
from queries import engine
from queries.header import Column
from views import tables
from views.core import Drawn
from views.sources import Source

LONGEST = 31  # letters of a sheet's name
WIDEST, LEAST, ARROW, AROUND = 60, 9, 3, 2  # characters of a column; what the arrow of a filter and the edges take
SOURCES = (24, 70, 34, 18, 14, 60)  # characters of the columns of the last sheet
MEASURED = 400  # rows looked at to set the width of a column
FROZEN = 40  # characters of a first column that stays in sight
LINE = 15  # points of a line
PLAIN = ("year", "phase", "code")  # units of whole numbers that take no thousands mark
NUMBERS = {"day": "dd/mm/yyyy", "share": "0.0%", "plain": "0", "whole": "#,##0", "tenths": "#,##0.0", "decimal": "#,##0.00"}


class Book:
    """A workbook in a buffer, whole once it is left: `with Book(…) as book`."""

    def __init__(self, buffer: io.BytesIO, title: str, say: Speech):
        self.say, self._file = say, xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": True})
        self._file.set_properties({"title": title})
        words = {"align": "left", "valign": "top", "text_wrap": True, "indent": 1}
        head = {**words, "bold": True, "bg_color": LIGHT.panel, "bottom": 1, "bottom_color": LIGHT.quiet, "valign": "bottom"}
        kinds = {"head": head, "head_right": {**head, "align": "right", "indent": 0}, "words": words, "name": {**words, "bold": True}, "link": {**words, "font_color": LIGHT.families["digital"], "underline": 1}}
        self._formats = {name: self._file.add_format(told) for name, told in (kinds | {name: {"num_format": told, "valign": "top"} for name, told in NUMBERS.items()}).items()}

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind, *_) -> None:
        if kind is None:
            self._file.close()

    def rows(self, name: str, drawn: Drawn) -> None:
        """The rows of a view on a sheet of their own: numbers as numbers, days as days, the heading frozen, each column as wide as what it holds."""
        sheet, frame, shown = self._file.add_worksheet(sheet_name(name)), drawn.rows, columns(drawn)
        wide, lines = [self._width(frame[column.name], column) for column in shown], [1] * len(frame)
        for place, column in enumerate(shown):
            sheet.set_column(place, place, wide[place])
            sheet.write_string(0, place, tables.heading(column, self.say), self._formats["head" if column.type in ("text", "boolean") else "head_right"])
            style = _style(frame[column.name], column)
            for row, cell in enumerate(frame[column.name]):
                self._write(sheet, row + 1, place, cell, column, style)
                if isinstance(cell, str):
                    lines[row] = max(lines[row], _lines(cell, wide[place]))
        sheet.set_row(0, LINE * max((_lines(tables.heading(column, self.say), width - ARROW) for column, width in zip(shown, wide, strict=True)), default=1))
        for row, count in enumerate(lines, start=1):
            if count > 1:
                sheet.set_row(row, LINE * count)
        sheet.freeze_panes(1, 1 if wide[0] <= FROZEN else 0)
        if len(frame):
            sheet.autofilter(0, 0, len(frame), len(shown) - 1)
        self._paper(sheet)
        sheet.repeat_rows(0)

    def sources(self, figures: Sequence[Drawn]) -> None:
        """A last sheet that says of each figure what it is, its filters, its version, then names every source once, with its address and the figures that rest on it."""
        say, sheet, row = self.say, self._file.add_worksheet(self.say("Sources")), 0
        for place, width in enumerate(SOURCES):
            sheet.set_column(place, place, width)
        found: dict[Source, list[str]] = {}
        for number, drawn in enumerate(figures, start=1):
            for name, text in about(drawn):
                sheet.write_string(row, 0, f"{name} {number}" if len(figures) > 1 and name == say("Figure") else name, self._formats["name"])
                sheet.merge_range(row, 1, row, len(SOURCES) - 1, text, self._formats["words"])
                sheet.set_row(row, LINE * _lines(text, sum(SOURCES[1:])))
                row += 1
            for source in drawn.sources.all:
                found.setdefault(source, []).append(str(number))
            row += 1
        for place, name in enumerate((say("Identifier"), say("Title"), say("Publisher"), say("Date"), say("Figures"), say("Address"))):
            sheet.write_string(row, place, name, self._formats["head"])
        for line, (source, used) in enumerate(found.items(), start=row + 1):
            told = (source.source_id, source.title, source.publisher, source.date, ", ".join(used))
            for place, text in enumerate(told):
                sheet.write_string(line, place, text, self._formats["words"])
            if source.url:
                sheet.write_url(line, len(told), source.url, self._formats["link"], source.url)
            sheet.set_row(line, LINE * max(_lines(text, width) for text, width in zip((*told, source.url), SOURCES, strict=True)))
        self._paper(sheet)

    def _paper(self, sheet) -> None:
        """How a sheet is printed: across, as wide as the paper, its pages numbered."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        told = self.say("Interpôles, data of {date}, version {version}", date=self.say.date(dated(), short=True), version=engine.version())
        sheet.set_footer(f"&L{told}&R&P / &N")

    def _width(self, cells: pd.Series, column: Column) -> float:
        """In characters: what the cells show, or the heading on two lines; a long text takes several lines."""
        head = tables.heading(column, self.say)
        least = max(max(len(word) for word in head.split(" ")) + ARROW, -(-len(head) // 2) + ARROW, LEAST)
        longest = max((len(tables.value(cell, column, self.say)) for cell in cells.head(MEASURED)), default=0) + AROUND
        return max(least, min(longest, WIDEST))

    def _write(self, sheet, row: int, place: int, cell, column: Column, style: str) -> None:
        formats = self._formats
        if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
            sheet.write_blank(row, place, None)
        elif column.type == "date":
            sheet.write_datetime(row, place, pd.Timestamp(cell).to_pydatetime(), formats["day"])
        elif column.type == "boolean":
            sheet.write_string(row, place, self.say("yes") if cell else self.say("no"), formats["words"])
        elif column.type in ("integer", "number"):
            number = float(f"{cell:.12g}")  # what a sum of fractions adds past the twelfth digit is no figure
            sheet.write_number(row, place, number, formats[style if column.unit != "-" or style == "plain" else "whole" if number.is_integer() else "decimal"])  # without a unit, each row has its own
        else:
            sheet.write_string(row, place, str(cell), formats["words"])


def _style(cells: pd.Series, column: Column) -> str:
    """How the numbers of a column are shown, all alike: as whole numbers where they are, or where they are thousands; else with as few decimals as do."""
    if column.unit == "share" or column.unit in PLAIN:
        return "share" if column.unit == "share" else "plain"
    known = [round(float(cell), 9) for cell in cells.dropna()] if column.type in ("integer", "number") else []
    if all(number.is_integer() for number in known) or max(map(abs, known)) >= 10_000:
        return "whole"
    return "tenths" if all(round(10 * number, 6).is_integer() for number in known) else "decimal"


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of `width` characters."""
    return lines(text, 1.0, width * measure.width("0", 1.0))


def sheet_name(text: str) -> str:
    """A name that a sheet may have: without the signs that Excel keeps for itself, cut at a word."""
    plain = re.sub(r"\s+", " ", re.sub(r"[\[\]:*?/\\']", " ", text)).strip()
    if len(plain) <= LONGEST:
        return plain
    cut = plain[: LONGEST - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;–-')}…"
