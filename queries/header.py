"""Reads the header of a query: what it answers, what it leaves out, its parameters and its columns."""

import datetime
import functools
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
TYPES = {"integer": int, "number": float, "text": str, "date": datetime.date.fromisoformat, "boolean": lambda text: {"true": True, "false": False, "1": True, "0": False}[text]}
HIDDEN = ("source_id", "confidence")  # they feed the receipt, not the table


class UnknownQuery(KeyError):
    """No file has this name."""


class BadHeader(ValueError):
    """The header of a file does not say what it must."""


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str
    optional: bool
    description: str

    def read(self, text: str):
        """The value that `text` stands for; raises ValueError where it does not fit the type."""
        try:
            return TYPES[self.type](text)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{self.name}={text!r} ({self.type})") from error


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    unit: str
    label: str


@dataclass(frozen=True)
class Query:
    """One question: its text and what its header says."""

    name: str
    answers: str
    leaves_out: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sql: str

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that a table shows; `_`-led names and the receipt's are for the picture."""
        return tuple(c for c in self.columns if c.name not in HIDDEN and not c.name.startswith("_"))


def names() -> list[str]:
    """Every query there is."""
    return sorted(file.stem for file in FOLDER.glob("*.sql"))


@functools.cache
def query(name: str) -> Query:
    """The query of that name. Raises UnknownQuery or BadHeader."""
    file = FOLDER / f"{name}.sql"
    if not re.fullmatch(r"[a-z0-9_]+", name) or not file.exists():
        raise UnknownQuery(name)
    return parse(name, file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Query:
    """Split a file into header and statement. Raises BadHeader with the line that is wrong."""
    head = [line[2:].strip() for line in text.splitlines() if line.startswith("--")]
    answers, leaves_out, parameters, columns = [], [], [], []
    section = "answers"
    for line in head:
        if line.startswith("Leaves out:"):
            section = "leaves out"
            leaves_out.append(line.removeprefix("Leaves out:").strip())
        elif line == "Parameters:" or line == "Columns:":
            section = line
        elif section == "Parameters:":
            found = re.fullmatch(r"(\w+)\s+(integer|number|text|date|boolean)(\s+optional)?\s{2,}(.+)", line)
            if not found:
                raise BadHeader(f"{name}: {line}")
            parameters.append(Parameter(found[1], found[2], bool(found[3]), found[4]))
        elif section == "Columns:":
            found = re.fullmatch(r"(\w+)\s+(integer|number|text|date|boolean)\s+(\S+)\s{2,}(.+)", line)
            if not found:
                raise BadHeader(f"{name}: {line}")
            columns.append(Column(found[1], found[2], found[3], found[4]))
        else:
            (answers if section == "answers" else leaves_out).append(line)
    if not answers or not columns or not leaves_out:
        raise BadHeader(f"{name}: it must say what it answers, what it leaves out and its columns")
    return Query(name, " ".join(answers), " ".join(leaves_out), tuple(parameters), tuple(columns), text)
