"""Search across clusters, former names, regions, themes, organisations. Accents, case and signs do not matter; a slip of the hand finds what is near."""

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from language import Speech

MOST = 7
KINDS = ("cluster", "region", "theme", "organisation")
HOWS = ("own", "former", "part", "heir")
LAST = (9,)  # after every match
SHORTEST, LONG = 4, 8  # letters under which nothing is near; from which two slips are forgiven
SPELLINGS = str.maketrans({"’": " ", "'": " ", "œ": "oe", "æ": "ae", "@": "a"})


@dataclass(frozen=True)
class Hit:
    """Something found: what it is, its identifier, its name today, and the name by which it was found where that is another one."""

    kind: str
    code: str
    label: str
    how: str
    name: str
    detail: str


@functools.lru_cache(maxsize=8192)  # every name, kept: one types letter by letter
def fold(text: str) -> str:
    """A text as it is compared: no accent, no capital, no sign, single spaces."""
    plain = unicodedata.normalize("NFKD", str(text).lower().translate(SPELLINGS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def find(text: str, entries: pd.DataFrame, most: int = MOST) -> list[Hit]:
    """What `text` may mean, the likeliest first.

    `entries`: kind, code, label, name, how (`own`, `former`: another name of the same thing, `part`: a part of it, `heir`: a cluster that it took over). The whole
    name comes before its beginning, that before the beginning of one of its words, that before
    words run together or any part of one; own names before others. Each thing comes once.
    """
    return _ranked(fold(text), _quality, entries, most)


def near(text: str, entries: pd.DataFrame, most: int = MOST) -> list[Hit]:
    """Where nothing bears a name, what it may be with a slip of the hand: a letter missing, too many, another or two in turn (two slips in a long name). As `find` otherwise."""
    wanted = fold(text).replace(" ", "")
    return _ranked(wanted, _slips, entries, most) if len(wanted) >= SHORTEST else []


def _ranked(wanted: str, quality_of: Callable[[str, str], int | None], entries: pd.DataFrame, most: int) -> list[Hit]:
    """Each thing once, the best first, by the quality of its names (the lowest is the best, None is no match)."""
    if not wanted:
        return []
    ranked = {}
    for hit in map(Hit, *(entries[column] for column in ("kind", "code", "label", "how", "name", "detail"))):
        quality = quality_of(wanted, fold(hit.name))
        if quality is None:
            continue
        place = (quality, HOWS.index(hit.how), KINDS.index(hit.kind), len(hit.name), fold(hit.label), hit.name)
        if place < ranked.get((hit.kind, hit.code), (LAST,))[0]:
            ranked[hit.kind, hit.code] = (place, hit)
    return [hit for _, hit in sorted(ranked.values(), key=lambda pair: pair[0])[:most]]


def _quality(wanted: str, name: str) -> int | None:
    """0 for the whole name, 1 for its beginning, 2 for beginnings of its words, 3 for words run together or any part of one; None where it does not match."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    joined = wanted.replace(" ", "")
    run_together = any("".join(words[place:]).startswith(joined) for place in range(len(words)))
    return 3 if run_together or (len(joined) > 3 and any(joined in word for word in words)) else None


def _slips(wanted: str, name: str) -> int | None:
    """How many slips lead from the beginning of a name, or of its words run together, to `wanted`; None where more than are forgiven."""
    forgiven = 1 if len(wanted) < LONG else 2
    words = name.split()
    least = min((slips(wanted, "".join(words[place:]), forgiven) for place in range(len(words))), default=forgiven + 1)
    return least if least <= forgiven else None


def slips(wanted: str, name: str, most: int) -> int:
    """The edits (a letter added, left out, changed, two swapped: Damerau and Levenshtein, in its restricted form) from the nearest beginning of `name` to `wanted`; `most` + 1 where they are more."""
    if not set(wanted[: most + 1]) & set(name[: 2 * most + 1]):
        return most + 1  # the first letters have nothing in common
    before, row = [], list(range(len(wanted) + 1))
    best = row[-1]
    for i, letter in enumerate(name[: len(wanted) + most], start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(wanted, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == wanted[j - 2] and name[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        best = min(best, row[-1])
        if min(row) > most:
            break
    return min(best, most + 1)


def told(hit: Hit, say: Speech) -> str:
    """A hit in words; where an older name was found, it says so."""
    if hit.how == "former":
        return say("{label}, formerly {name}", label=hit.label, name=hit.name)
    if hit.how == "heir":
        return say("{label}, which took over {name}", label=hit.label, name=hit.name)
    if hit.how == "part":
        return say("{label}, which includes {name}", label=hit.label, name=hit.name)
    if hit.kind == "cluster":
        return say("{label}, cluster ({region})", label=hit.label, region=hit.detail)
    if hit.kind == "region":
        return say("{label}, region", label=hit.label)
    n = int(hit.detail)
    if hit.kind == "theme":
        return say.plural("{label}, theme of {n} cluster", "{label}, theme of {n} clusters", n, label=hit.label)
    return say.plural("{label}, named with {n} cluster", "{label}, named with {n} clusters", n, label=hit.label)
