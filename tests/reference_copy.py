"""A copy of the reference tables in which a test plants what it needs."""

import csv
import shutil
from pathlib import Path

from data import build


class ReferenceCopy:
    """`folder` holds the copy; rows are found by their values and known by their line (header = 1, no cell of the tables spans two)."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(build.REFERENCE, folder)

    def rows(self, file: str) -> list[dict]:
        with open(self.folder / file, encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    def write(self, file: str, rows: list[dict]) -> None:
        with open(self.folder / file, "w", encoding="utf-8", newline="") as opened:
            out = csv.DictWriter(opened, fieldnames=list(rows[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)

    def line(self, file: str, **where: str) -> int:
        """The first row that has these values."""
        return next(n for n, row in enumerate(self.rows(file), start=2) if where.items() <= row.items())

    def change(self, file: str, where: dict, **values: str) -> int:
        line, rows = self.line(file, **where), self.rows(file)
        rows[line - 2] |= values
        self.write(file, rows)
        return line

    def repeat(self, file: str, where: dict, **values: str) -> int:
        """Add a copy of a row at the end of the file."""
        rows = self.rows(file)
        rows.append(rows[self.line(file, **where) - 2] | values)
        self.write(file, rows)
        return len(rows) + 1

    def remove(self, file: str, **where: str) -> None:
        rows = self.rows(file)
        del rows[self.line(file, **where) - 2]
        self.write(file, rows)

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write_text(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, encoding="utf-8")
