"""Search across clusters, former names, regions, themes, organisations. Accents, case and signs do not matter."""

import functools
import re
import unicodedata
from dataclasses import dataclass

import pandas as pd

from language import Speech

MOST = 7
KINDS = ("cluster", "region", "theme", "organisation")
HOWS = ("own", "former", "part", "heir")
LAST = (9,)  # after every match
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
    wanted = fold(text)
    if not wanted:
        return []
    ranked = {}
    for hit in map(Hit, *(entries[column] for column in ("kind", "code", "label", "how", "name", "detail"))):
        quality = _quality(wanted, fold(hit.name))
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
