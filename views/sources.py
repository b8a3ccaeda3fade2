"""Where the figures of a frame come from: its `source_id` and `confidence` columns, read against the table of sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from language import Speech

NAMED = 3  # publishers in the line under a picture
LEVELS = ("high", "medium", "low")
_PUBLISHER_NAMES = {  # names that exist in both languages; the others are proper names
    "European Commission": "European Commission",
    "European Network of Defence-related Regions": "European Network of Defence-related Regions",
    "ECCP community news": "ECCP community news",
    "Blog of A. Genestine": "Blog of A. Genestine",
    "vipress / regional press": "vipress / regional press",
}


def _publisher(row: dict, say: Speech) -> str:
    return say(_PUBLISHER_NAMES[row["publisher"]]) if row["publisher"] in _PUBLISHER_NAMES else row["publisher"]


@dataclass(frozen=True)
class Source:
    """One page read. `url` is empty where it is not the exact address."""

    source_id: str
    title: str
    publisher: str
    date: str
    url: str


@dataclass(frozen=True)
class Sources:
    """The sources of a figure, the most used first, the line that names them, and how sure its rows are."""

    used: dict[str, int]  # identifier → rows that cite it, the most used first
    confidence: dict[str, int]
    table: dict[str, dict]
    say: Speech

    @cached_property
    def all(self) -> tuple[Source, ...]:
        """Every source, whole; only the receipt and the files ask for it."""
        return self.named(self.used)

    def named(self, names: Iterable[str]) -> tuple[Source, ...]:
        """The sources of these identifiers, whole, in their order; one that the table does not hold is left out."""
        rows = ((name, self.table[name]) for name in names if name in self.table)
        return tuple(Source(name, row["title"], _publisher(row, self.say), _day(row["date"], row["date_precision"], self.say), row["url"] if row["url_status"] == "exact" else "") for name, row in rows)

    @cached_property
    def line(self) -> str:
        """`DGE, Sénat and 12 others, 2005-2024`."""
        publishers: Counter[str] = Counter()
        for name, count in self.used.items():
            publishers[_publisher(self.table[name], self.say).split(" (")[0]] += count
        if not publishers:
            return ""
        first = [name for name, _ in sorted(publishers.items(), key=lambda item: (-item[1], item[0]))[:NAMED]]
        years = sorted(self.table[name]["date"][:4] for name in self.used if isinstance(self.table[name]["date"], str))
        period = "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
        who, others = ", ".join(first), len(publishers) - len(first)
        if others:
            who = self.say.plural("{who} and {n} other", "{who} and {n} others", others, who=who)
        return f"{who}, {period}" if period else who

    def told(self, cell: object) -> str:
        """The sources of one row, publisher and year, each once: `Sénat, 2009; DGE, 2019 and 2 others`. Empty where the row has none."""
        names = [part.strip() for part in cell.split(";")] if isinstance(cell, str) else []
        rows = [self.table[name] for name in dict.fromkeys(names) if name in self.table]
        each = list(dict.fromkeys(", ".join(part for part in (_publisher(row, self.say).split(" (")[0], row["date"][:4] if isinstance(row["date"], str) else "") if part) for row in rows))
        shown, others = self.say.series(each[:NAMED]), len(each) - NAMED
        return self.say.plural("{who} and {n} other", "{who} and {n} others", others, who=shown) if others > 0 else shown

    @staticmethod
    def of(frames: Iterable[pd.DataFrame], table: dict[str, dict], say: Speech) -> "Sources":
        """Read the frames' sources; `table` maps each identifier to its row of the table of sources."""
        used: Counter[str] = Counter()
        sure: Counter[str] = Counter()
        for frame in frames:
            if "source_id" in frame:
                used.update(part.strip() for cell in frame["source_id"].dropna().tolist() for part in cell.split(";"))
            if "confidence" in frame:
                sure.update(frame["confidence"].dropna().tolist())
        order = sorted((name for name in used if name in table), key=lambda name: (-used[name], name))
        return Sources({name: used[name] for name in order}, {level: sure[level] for level in LEVELS if sure[level]}, table, say)


def index(table: pd.DataFrame) -> dict[str, dict]:
    """The table of sources by identifier."""
    return table.set_index("source_id").to_dict("index")


def _day(date, precision, say: Speech) -> str:
    if not isinstance(date, str) or not date:
        return say("no date")
    if len(date) == 7 and not "01" <= date[5:] <= "12":  # a month that is none: the year is all that is known
        date, precision = date[:4], "year"
    padded = f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
    return say.date(padded, precision if isinstance(precision, str) and precision else {4: "year", 7: "month"}.get(len(date), "day"))
