"""The filters of a figure in words: `Phase : 4 (2019-22), Région : Bretagne`. A filter whose values have no words here keeps its code."""

from collections.abc import Mapping

from language import Speech
from queries import engine

_NAMES = {
    "phase": "Phase", "region": "Region", "against": "Compared with", "cluster": "Cluster", "own": "My list", "others": "Set beside", "theme": "Theme", "organisation": "Organisation",
    "counting": "Counting", "per": "Measure", "peers": "Peers", "euros": "Euros", "day": "Day", "since": "Since the phase",
}
_CODES = {  # the query that gives the names of a parameter's codes
    "region": "region_names", "against": "region_names", "cluster": "cluster_names", "own": "cluster_names", "others": "cluster_names", "theme": "cluster_theme_names",
    "organisation": "cluster_organisation_names",
}
_VALUE_NAMES = {
    "counting seat": "at the seat", "counting shared": "shared", "counting whole": "whole",
    "per total": "total", "per inhabitant": "per inhabitant", "per gdp": "per point of GDP",
    "peers family": "same family", "peers theme": "same theme", "peers region": "same region", "peers size": "similar size", "peers entry": "same entry", "peers own": "my list",
    "euros current": "current", "euros constant": "constant",
}


def told(filters: Mapping[str, object], say: Speech) -> str:
    """`filters` (parameter → value, as a view takes them) in the page's language; those without a value are left out."""
    given = {name: str(value) for name, value in filters.items() if value not in (None, "")}
    return ", ".join(say("{kind}: {value}", kind=say(_NAMES[name]), value=_value(name, value, say)) if name in _NAMES else f"{name} = {value}" for name, value in given.items())


def _value(name: str, value: str, say: Speech) -> str:
    if name in ("phase", "since"):
        years = engine.run("phase_names", lang=say.lang).set_index("phase")["years"]
        return say("{n} ({years})", n=value, years=years[int(value)])
    if f"{name} {value}" in _VALUE_NAMES:
        return say(_VALUE_NAMES[f"{name} {value}"])
    if name == "day":
        return say.date(value)
    if name not in _CODES:
        return value
    frame = engine.run(_CODES[name])
    labels = dict(zip(frame.iloc[:, 0], frame[f"label_{say.lang}" if name == "theme" else frame.columns[1]], strict=True))
    return say.listing([labels.get(code, code) for code in value.split("~")])
