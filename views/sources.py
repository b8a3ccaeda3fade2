"""Where the figures of a frame come from: its `source_id` and `confidence` columns, read against the table of sources."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

import pandas as pd

from language import CATALOGUES, Speech

NAMED = 3  # publishers in the line under a picture
LEVELS = ("high", "medium", "low")
_PUBLISHER_NAMES = {  # names that exist in both languages; the others are proper names
    "European Commission": "European Commission",
    "European Network of Defence-related Regions": "European Network of Defence-related Regions",
    "ECCP community news": "ECCP community news",
    "Blog of A. Genestine": "Blog of A. Genestine",
    "vipress / regional press": "vipress / regional press",
    "Government (via studylibfr.com)": "Government (via studylibfr.com)",
    "Industrie Mag (government release)": "Industrie Mag (government release)",
    "Medicen Paris Region (press release, ALA)": "Medicen Paris Region (press release, ALA)",
    "Log4Green project": "Log4Green project",
    "Log4Green (FP7 project)": "Log4Green (FP7 project)",
    "EcoLASTANE (LIFE project)": "EcoLASTANE (LIFE project)",
    "DocsBay (cluster fact sheet)": "DocsBay (cluster fact sheet)",
    "IAG-USP instrumentation school": "IAG-USP instrumentation school",
}


def _publisher(row: dict, say: Speech) -> str:
    return say(_PUBLISHER_NAMES[row["publisher"]]) if row["publisher"] in _PUBLISHER_NAMES else row["publisher"]


@cache
def english_titles() -> dict[str, str]:
    """The sources whose title in the tables is in English: what it says in French where the wording is ours, an empty text where the page itself bears it."""
    with (CATALOGUES / "fr" / "sources.csv").open(encoding="utf-8", newline="") as table:
        return {row["source_id"]: row["title"] for row in csv.DictReader(table)}


def _title(name: str, title: str, say: Speech) -> tuple[str, str]:
    """The title of a source as a page in this language shows it, and the language that it is in."""
    french = english_titles().get(name)
    if say.lang == "en" or french is None:
        return title, "fr" if french is None else "en"
    return (french, "fr") if french else (say("{title} (in English)", title=title), "en")


@dataclass(frozen=True)
class Source:
    """One page read. `lang` is the language of its title; `url` is empty where it is not the exact address."""

    source_id: str
    title: str
    publisher: str
    date: str
    url: str
    lang: str = "fr"


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
        found = []
        for name, row in ((name, self.table[name]) for name in names if name in self.table):
            title, lang = _title(name, row["title"], self.say)
            found.append(Source(name, title, _publisher(row, self.say), _day(row["date"], row["date_precision"], self.say), row["url"] if row["url_status"] == "exact" else "", lang))
        return tuple(found)

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
