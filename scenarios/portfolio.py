"""A set of clusters as arrays: what the keys read about each, and the regions where its money counts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

AXES = ("digital", "energy", "environment", "health")
KEYS = ("equal", "members", "eu", "rating", "population", "s3", "srdeii")  # the key of the axes depends on levers and is added to these
SRDEII_HELD = (0.5, 2.0)  # a theme's weight in its region over its weight in the country, held in this range


@dataclass(frozen=True, eq=False)
class Portfolio:
    """n clusters; arrays of n, in the order of their identifiers. `seat` and `others` are places in the list of regions (R of them)."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    themes: tuple[str, ...]
    seat: np.ndarray
    others: tuple[tuple[int, ...], ...]  # secondary regions
    lat: np.ndarray
    lon: np.ndarray
    members: np.ndarray
    members_year: np.ndarray  # 0 where estimated
    members_estimated: np.ndarray
    eu: np.ndarray  # EUR M received by the cluster itself since 2014; 0 where none is listed
    eu_roles: np.ndarray
    rating: np.ndarray
    rating_estimated: np.ndarray
    axes: np.ndarray  # n × 4, weight of the theme on each axis
    s3: np.ndarray  # fit with European priorities, any scale
    srdeii: np.ndarray
    population: np.ndarray  # of each region (R)

    def __len__(self) -> int:
        return len(self.ids)


def portfolio(frame: pd.DataFrame, region_codes: tuple[str, ...], population: np.ndarray, known: dict[str, float] | None = None,
              s3: pd.DataFrame | None = None, srdeii: pd.DataFrame | None = None) -> Portfolio:
    """The clusters of `frame` (answer of `scenario_clusters`).

    Members that no page gives are the median of the other clusters of the theme, or of all where the theme has none; `known` holds figures
    already estimated, so that a cluster keeps the same one in two portfolios. `s3` and `srdeii` are lists of priorities (region_code, theme,
    priority 0 to 1; a region_code left empty stands for every region) that replace the stand-ins.
    """
    frame = frame.sort_values("cluster_id").reset_index(drop=True)
    place = {code: i for i, code in enumerate(region_codes)}
    themes = tuple(frame["theme"])
    seat = np.array([place[code] for code in frame["region_code"]], dtype=int)
    others = tuple(tuple(place[c] for c in codes.split(";")) if isinstance(codes, str) else () for codes in frame["secondary_regions"])
    members, estimated = _members(frame, known or {})
    eu = frame["eu_eur"].astype(float).fillna(0.0).to_numpy() / 1e6
    rating = frame["rating"].astype(float).to_numpy()
    rated = ~np.isnan(rating)
    return Portfolio(
        ids=tuple(frame["cluster_id"]), names=tuple(frame["short_name"]), themes=themes, seat=seat, others=others,
        lat=frame["lat"].to_numpy(float), lon=frame["lon"].to_numpy(float),
        members=members, members_year=frame["members_year"].astype(float).fillna(0).to_numpy().astype(int), members_estimated=estimated,
        eu=eu, eu_roles=frame["eu_roles"].to_numpy(int),
        rating=np.where(rated, rating, rating[rated].mean() if rated.any() else 1.0), rating_estimated=~rated,
        axes=frame[[f"weight_{axis}" for axis in AXES]].to_numpy(float),
        s3=_listed(s3, frame) if s3 is not None else _s3(themes, eu),
        srdeii=_listed(srdeii, frame) if srdeii is not None else _srdeii(themes, seat, members),
        population=population,
    )


def _members(frame: pd.DataFrame, known: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    told = frame["members"].astype(float)
    missing = told.isna()
    everywhere = float(told.median()) if not missing.all() else 1.0
    found = told.copy()
    for i in np.flatnonzero(missing):
        peers = told[(frame["theme"] == frame["theme"][i]) & ~missing]
        found[i] = known.get(frame["cluster_id"][i], float(peers.median()) if len(peers) else everywhere)
    return found.to_numpy(), missing.to_numpy()


def _s3(themes: tuple[str, ...], eu: np.ndarray) -> np.ndarray:
    """Stand-in for the European priorities: European money per cluster of the theme."""
    labels, place = np.unique(themes, return_inverse=True)
    return (np.bincount(place, eu, len(labels)) / np.bincount(place, minlength=len(labels)))[place]


def _srdeii(themes: tuple[str, ...], seat: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Stand-in for the regional priorities: the theme's share of the region's members over its national share, held in a range."""
    _, theme = np.unique(themes, return_inverse=True)
    of_theme = np.bincount(theme, members)
    of_region = np.bincount(seat, members)
    here = np.zeros((len(of_region), len(of_theme)))
    np.add.at(here, (seat, theme), members)
    local = here[seat, theme] / of_region[seat]
    return np.clip(local / (of_theme[theme] / members.sum()), *SRDEII_HELD)


def _listed(priorities: pd.DataFrame, frame: pd.DataFrame) -> np.ndarray:
    told = {(code if isinstance(code, str) and code else None, theme): float(value)
            for code, theme, value in priorities[["region_code", "theme", "priority"]].itertuples(index=False)}
    return np.array([told.get((code, theme), told.get((None, theme), 0.0)) for code, theme in frame[["region_code", "theme"]].itertuples(index=False)])


def normalised(column: np.ndarray) -> np.ndarray:
    """The column brought to a sum of 1; equal parts where it holds nothing."""
    total = column.sum()
    return column / total if total > 0 else np.full(len(column), 1 / len(column))
