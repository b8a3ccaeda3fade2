"""Where the figures of a frame come from: its `source_id` and `confidence` columns, read against the table of sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from language import Speech

NAMED = 3  # publishers in the line under a picture
LEVELS = ("high", "medium", "low")


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

    all: tuple[Source, ...]
    line: str
    confidence: dict[str, int]

    @property
    def level(self) -> str | None:
        """The lowest confidence among the rows; None where none is told."""
        return next((level for level in reversed(LEVELS) if self.confidence.get(level)), None)

    @staticmethod
    def of(frames: Iterable[pd.DataFrame], table: pd.DataFrame, say: Speech) -> "Sources":
        """Read the frames' sources; `table` is the table of sources, whole."""
        used: Counter[str] = Counter()
        sure: Counter[str] = Counter()
        for frame in frames:
            for cell in frame.get("source_id", pd.Series(dtype=str)).dropna():
                used.update(part.strip() for part in cell.split(";") if part.strip())
            for cell in frame.get("confidence", pd.Series(dtype=str)).dropna():
                sure.update([cell])
        known = table[table["source_id"].isin(used.keys())].set_index("source_id")
        order = sorted(known.index, key=lambda name: (-used[name], name))
        found = tuple(
            Source(name, known.at[name, "title"], known.at[name, "publisher"], _day(known.at[name, "date"], known.at[name, "date_precision"], say), known.at[name, "url"] if known.at[name, "url_status"] == "exact" else "")
            for name in order
        )
        return Sources(found, _line(found, used, known, say), {level: sure[level] for level in LEVELS if sure[level]})


def _day(date, precision, say: Speech) -> str:
    if not isinstance(date, str) or not date:
        return say("no date")
    padded = f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
    return say.date(padded, precision if isinstance(precision, str) and precision else {4: "year", 7: "month"}.get(len(date), "day"))


def _line(found: tuple[Source, ...], used: Counter, known: pd.DataFrame, say: Speech) -> str:
    publishers: Counter[str] = Counter()
    for source in found:
        publishers[source.publisher.split(" (")[0]] += used[source.source_id]
    if not publishers:
        return ""
    first = [name for name, _ in sorted(publishers.items(), key=lambda item: (-item[1], item[0]))[:NAMED]]
    others = len(publishers) - len(first)
    years = sorted(date[:4] for date in known["date"].dropna() if date)
    period = "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    who = ", ".join(first)
    if others:
        who = say.plural("{who} and {n} other", "{who} and {n} others", others, who=who)
    return f"{who}, {period}" if period else who
