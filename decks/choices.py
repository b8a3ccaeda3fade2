"""The filters of a slide in words: `phase 4 (2019-22)`, `Bretagne`."""

import functools
from collections.abc import Mapping

import address
from language import Speech
from queries import engine

COUNTING_NAMES = {"seat": "clusters counted at their seat", "shared": "clusters shared between regions", "whole": "clusters counted whole in each region"}
PER_NAMES = {"total": "", "inhabitant": "per inhabitant", "gdp": "compared with GDP"}
EUROS_NAMES = {"current": "current euros", "constant": "constant euros"}
LINK_NAMES = {"shared_organisation": "organisations in common", "agreement": "agreements", "eu_project": "EU projects", "merger": "mergers"}


def said(filters: Mapping[str, object], say: Speech) -> list[str]:
    """Each filter in words, in the order of the address; one that only arranges the picture is left out."""
    found = []
    for name in address.BY_NAME:
        value = filters.get(name)
        if value not in (None, ""):
            found.append(_one(name, str(value), say))
    return [text for text in found if text]


def _one(name: str, value: str, say: Speech) -> str:
    if name == "phase":
        phases = engine.run("phase_names", lang=say.lang).set_index("phase")
        return say("phase {phase} ({years})", phase=value, years=phases.at[int(value), "years"])
    if name in ("region", "against"):
        return _named("region_names", value)
    if name in ("cluster", "own", "others"):
        return say.listing([_named("cluster_names", one) for one in address.several(value)])
    if name == "links":
        return say("links: {kinds}", kinds=say.listing([say(LINK_NAMES[kind]) for kind in address.several(value)]))
    if name == "day":
        return say.date(value)
    names = {"counting": COUNTING_NAMES, "per": PER_NAMES, "euros": EUROS_NAMES}.get(name, {})
    return say(names.get(value, ""))


def _named(query: str, code: str) -> str:
    return _names(engine.version(), query).get(code, code)


@functools.lru_cache(maxsize=8)
def _names(version: str, query: str) -> dict[str, str]:
    """The names of a list by their codes, read once for a version of the data."""
    return dict(engine.run(query).iloc[:, :2].itertuples(index=False))
