"""What the model reads of the tables, as arrays: the clusters, the regions, the amounts that the scenarios start from."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from queries import engine
from scenarios.merging import Map, merged, moves
from scenarios.portfolio import Portfolio, portfolio

BEFORE = pd.Timestamp("2022-12-31").date()  # the last day of phase 4
QUERIES = {
    "clusters": ("scenario_clusters", {}),
    "clusters_before": ("scenario_clusters", {"day": BEFORE}),
    "regions": ("scenario_regions", {}),
    "amounts": ("scenario_amounts", {}),
    "state_years": ("scenario_state_years", {}),
    "prices": ("scenario_prices", {}),
    "budgets": ("scenario_budgets", {}),
}


@dataclass(frozen=True)
class Amount:
    """A figure of the tables that the model starts from."""

    value: float
    unit: str
    year: int
    sources: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, eq=False)
class Inputs:
    """All that a scenario needs beside its levers. Built once for a version of the data; maps of merged clusters are kept in it."""

    now: Portfolio  # the clusters of 27 March 2023
    before: Portfolio  # those of the end of phase 4, for the level of 2022
    region_codes: tuple[str, ...]
    region_names: tuple[str, ...]
    population: np.ndarray
    overseas: np.ndarray  # bool
    amounts: Mapping[str, Amount]
    state_years: Mapping[int, float]  # year → operating grant of the State, EUR M, as paid or announced
    price_years: np.ndarray
    prices: np.ndarray  # index of each of price_years
    budget_mean: float  # EUR M, mean of the budgets told by clusters since 2018
    budget_count: int
    fits_estimated: tuple[str, ...] = ("s3", "srdeii")  # the fits that rest on a stand-in
    _maps: dict = field(default_factory=dict, repr=False)

    @property
    def state(self) -> float:
        """State operating grant of the reference, EUR M a year."""
        return self.amounts["state_operating"].value

    @property
    def local(self) -> float:
        """Operating money of all authorities in the reference, EUR M a year."""
        return self.amounts["local_operating"].value

    @property
    def public(self) -> float:
        """Public running money of the reference, EUR M a year."""
        return self.state + self.local

    @property
    def members(self) -> float:
        """Members of all clusters in 2022. Firms join several clusters: the sum over clusters is larger."""
        return self.amounts["members_total"].value

    @property
    def eu_year(self) -> float:
        """European money of the clusters themselves, EUR M a year, projects begun in phase 4."""
        return self.amounts["eu_year"].value

    def map(self, n: int, merges: tuple[tuple[str, str], ...] = ()) -> Map:
        """The clusters brought down to `n`. Computed once for each `n` and choice of heirs."""
        n = min(n, len(self.now))
        key = (n, merges if n < len(self.now) else ())
        if key not in self._maps:
            if len(self._maps) > 500:
                self._maps.clear()
            self._maps[key] = merged(self.now, moves(self.now, self.overseas, n, dict(merges)))
        return self._maps[key]

    @functools.cached_property
    def map_before(self) -> Map:
        """The clusters of the end of phase 4, none merged."""
        return merged(self.before, ())


def inputs_from(frames: Mapping[str, pd.DataFrame], s3: pd.DataFrame | None = None, srdeii: pd.DataFrame | None = None) -> Inputs:
    """The inputs out of the answers of QUERIES, by their keys there. `s3` and `srdeii` are lists of priorities of a team's own (see portfolio)."""
    regions = frames["regions"].sort_values("region_code")
    codes = tuple(regions["region_code"])
    population = regions["population"].to_numpy(float)
    now = portfolio(frames["clusters"], codes, population, None, s3, srdeii)
    known = dict(zip(now.ids, now.members, strict=True))
    before = portfolio(frames["clusters_before"], codes, population, known, s3, srdeii)
    prices = frames["prices"].sort_values("year")
    budgets = frames["budgets"].query("indicator == 'budget_eur_m_year'")["value"]
    grants = frames["state_years"]
    return Inputs(
        now=now, before=before, region_codes=codes, region_names=tuple(regions["name"]), population=population, overseas=regions["overseas"].to_numpy(bool),
        amounts={row.key: Amount(float(row.value), row.unit, int(row.year), tuple(row.source_id.split(";")), row.confidence) for row in frames["amounts"].itertuples()},
        state_years=dict(zip(grants["year"].astype(int), grants["paid_eur_m"].astype(float).fillna(grants["announced_eur_m"].astype(float)), strict=True)),
        price_years=prices["year"].to_numpy(int), prices=prices["value"].to_numpy(float),
        budget_mean=float(budgets.mean()) if len(budgets) else float("nan"), budget_count=len(budgets),
        fits_estimated=tuple(name for name, given in (("s3", s3), ("srdeii", srdeii)) if given is None),
    )


def load(run: Callable[..., pd.DataFrame] = engine.run) -> Inputs:
    """The inputs of today's tables; `run` is the queries' engine."""
    return inputs_from({key: run(name, **parameters) for key, (name, parameters) in QUERIES.items()})


def current() -> Inputs:
    """The inputs of the version of the data that is being read, built once for it."""
    return _of(engine.version())


@functools.lru_cache(maxsize=2)
def _of(version: str) -> Inputs:
    return load()
