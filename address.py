"""The state of the product is its address. Every parameter is declared here, once: its name, its default, what it may hold.

`read` never fails: a value that is not allowed is left out and named in `State.refused`, to be said in one line.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.address import LONGEST as SCENARIO
from scenarios.address import PATTERN

LONGEST = 200  # characters of one value; codes are far shorter


@dataclass(frozen=True)
class Param:
    """One parameter. `allowed` holds its values, or names the query whose first column does."""

    name: str
    default: str | None = None
    allowed: tuple[str, ...] | str | None = None
    pages: tuple[str, ...] = ()  # pages that read it; none: all pages
    many: int = 1  # how many values it may hold, joined by `~`
    pattern: str | None = None  # a free text that fits this, where there is no list of values
    longest: int = LONGEST


DAY = r"20(0[5-9]|1\d|2[0-6])-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"  # 2005 to 2026
NAME = r"[^\W_](?:[\w’'(),.%€+×:/−-]| (?! )){0,39}"  # what a visitor calls a scenario

PARAMS = (
    Param("lang", "fr", ("fr", "en")),
    Param("page", None, ()),  # a page that does not exist, to be said
    Param("phase", "4", ("1", "2", "3", "4", "5")),
    Param("region", None, "region_names"),
    Param("cluster", None, "cluster_names"),
    Param("sheet", "card", ("card", "peers", "compare"), ("cluster",)),
    Param("peers", "family", ("family", "theme", "region", "size", "entry", "own"), ("cluster",)),
    Param("own", None, "cluster_names", ("cluster",), many=8),
    Param("others", None, "cluster_names", ("cluster",), many=3),
    Param("theme", None, "cluster_theme_names", ("cluster",)),
    Param("organisation", None, "cluster_organisation_names", ("cluster",)),
    Param("counting", "seat", ("seat", "shared", "whole"), ("region",)),
    Param("per", "total", ("total", "inhabitant", "gdp"), ("region",)),
    Param("borders", "2016", ("2016", "2005"), ("region",)),
    Param("against", None, "region_names", ("region",)),
    Param("view", "genealogy", ("genealogy", "stock", "alluvial", "multiples"), ("trajectories",)),
    Param("perimeter", "then", ("then", "today"), ("trajectories",)),
    Param("day", None, pages=("trajectories",), pattern=DAY),
    Param("passage", "3-merged", tuple(f"{phase}-{fate}" for phase in (1, 2, 3, 4) for fate in ("stayed", "merged", "born", "left", "entered", "back")), ("trajectories",)),
    Param("money", "years", ("years", "fui", "calls", "flow", "europe", "bridge", "each", "places"), ("funding",)),
    Param("through", None, ("fui", "platforms", "operating_grant", "pspc_regions", "anr", "oseo", "aii", "local_rt_support", "local_operating_support", "horizon_2020", "horizon_europe"), ("funding",)),
    Param("since", None, ("1", "2", "3", "4", "5"), ("funding", "network")),
    Param("euros", "current", ("current", "constant"), ("funding", "scenario_lab")),
    Param("drawn", "graph", ("graph", "map", "phases", "measures", "bridges", "matrix", "changes", "regions"), ("network",)),
    Param("tie", "all", ("all", "shared_organisation", "agreement", "eu_project", "merger"), ("network",)),
    Param("bridging", "carried", ("carried", "spread"), ("network",)),
    Param("projects", "phase", ("all", "phase"), ("network",)),
    Param("links", None, ("shared_organisation", "agreement", "eu_project", "merger"), ("network",), many=4),
    Param("size", "degree", ("degree", "strength", "betweenness"), ("network",)),
    Param("colour", "family", ("family", "region", "community"), ("network",)),
    Param("steps", "1", ("1", "2"), ("network",)),
    Param("s", None, pages=("scenario_lab",), pattern=PATTERN, longest=SCENARIO),
    Param("beside", None, pages=("scenario_lab",), pattern=PATTERN, many=9, longest=3 * SCENARIO + 2),
    Param("named", None, pages=("scenario_lab",), pattern=rf"(?=.)(?:{NAME})?(?:~(?:{NAME})?){{0,3}}"),  # the name of `s`, then of each of `beside`
    Param("base", None, ("b", "c", "d"), ("scenario_lab",)),  # which of `beside` the others are compared with; phase 5 as decided without it
    Param("lab", "result", ("result", "compare", "sensitivity", "assumptions"), ("scenario_lab",)),
    Param("seen", "regions", ("regions", "map", "clusters", "years"), ("scenario_lab",)),
    Param("gap", "euros", ("euros", "percent", "member"), ("scenario_lab",)),
    Param("differences", "0", ("0", "1"), ("scenario_lab",)),
    Param("d", None, pages=("deck",), pattern=r"[0-9][A-Za-z0-9_\-]+", longest=12_000),
    Param("slide", "1", pages=("deck",), pattern=r"[1-9][0-9]?"),
)
BY_NAME = {param.name: param for param in PARAMS}


@dataclass(frozen=True)
class State:
    """What the address says, parameter by parameter, and the names of what it said that could not be taken."""

    values: Mapping[str, str | None]
    refused: tuple[str, ...] = field(default=())

    def __getitem__(self, name: str) -> str | None:
        return self.values[name]

    @property
    def lang(self) -> str:
        return self.values["lang"]

    @property
    def phase(self) -> int:
        return int(self.values["phase"])


def read(query: Mapping[str, Iterable[str]], known: Callable[[str], Iterable[str]]) -> State:
    """The state held by an address.

    `query` maps each name to its values, as they came; `known(name_of_query)` gives the allowed codes where a parameter takes them from the data.
    """
    values, refused = {}, []
    for param in PARAMS:
        given = list(query.get(param.name, ()))
        value = param.default
        if given:
            if len(given) == 1 and fits(given[0], param, known):
                value = given[0]
            else:
                refused.append(param.name)
        values[param.name] = value
    refused += ["?" for name in query if name not in BY_NAME][:1]
    return State(values, tuple(refused))


def fits(value: str, param: Param, known: Callable[[str], Iterable[str]]) -> bool:
    """Whether a parameter may hold a value; `known` as in `read`."""
    if len(value) > param.longest:
        return False
    parts = several(value) if param.many > 1 else (value,)
    taken = all(re.fullmatch(param.pattern, part) for part in parts) if param.pattern else set(parts) <= set(allowed(param, known))
    return 0 < len(parts) <= param.many and len(set(parts)) == len(parts) and taken


def several(value: str | None) -> tuple[str, ...]:
    """The values of a parameter that holds several: `a~b` is two."""
    return tuple(value.split("~")) if value else ()


def allowed(param: Param, known: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """The values that a parameter takes."""
    return tuple(known(param.allowed)) if isinstance(param.allowed, str) else param.allowed or ()


def unread(page: str) -> set[str]:
    """The parameters that a page does not read."""
    return {param.name for param in PARAMS if param.pages and page not in param.pages}


def write(values: Mapping[str, str | None], page: str | None = None) -> dict[str, str]:
    """What an address must carry to say `values`: only what differs from the defaults, and what `page` reads, in the order of the declaration."""
    return {p.name: str(values[p.name]) for p in PARAMS if values.get(p.name) not in (None, "", p.default) and (page is None or not p.pages or page in p.pages)}
