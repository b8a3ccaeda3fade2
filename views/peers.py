"""A cluster among its peers: who they are, where it stands. Nothing here draws or asks the tables."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

FEW = 5  # under that many peers, a rank says little
NEAR = 1.5  # a similar size: from two thirds to half as much again
STRATEGIES = ("family", "theme", "region", "size", "entry", "own")


@dataclass(frozen=True)
class Standing:
    """Where one value stands among all: rank from the highest (1), how many are known, whether others share the rank, the quartiles of all."""

    value: float | None
    rank: int | None
    known: int
    tied: bool
    low: float | None
    median: float | None
    high: float | None


def known(values: Iterable[float | None]) -> list[float]:
    """The values that are known, in ascending order."""
    return sorted(float(value) for value in values if value is not None and not math.isnan(value))


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The quantile of values in ascending order, by linear interpolation (type 7 of Hyndman and Fan, 1996); None where there is none."""
    if not ordered:
        return None
    place = (len(ordered) - 1) * share
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    low, high = ordered[below], ordered[above]
    return low if low == high else low + (high - low) * (place - below)


def rank(value: float | None, values: Iterable[float | None]) -> int | None:
    """1 plus the number of known values strictly above: ties share a rank. None where the value is not known."""
    if value is None or math.isnan(value):
        return None
    return 1 + sum(other > value for other in known(values))


def standing(mine: str, values: Mapping[str, float | None]) -> Standing:
    """Where `mine` stands in `values` (identifier → value; None or NaN where not known). The band and the median are those of all, itself included."""
    all_known = known(values.values())
    value = values.get(mine)
    value = None if value is None or math.isnan(value) else float(value)
    tied = value is not None and all_known.count(value) > 1
    return Standing(value, rank(value, all_known), len(all_known), tied, quantile(all_known, 0.25), quantile(all_known, 0.5), quantile(all_known, 0.75))


def chosen(frame: pd.DataFrame, cluster: str, strategy: str, own: Iterable[str] = ()) -> list[str]:
    """The identifiers of a cluster and its peers: those that hold the label on the day and are like it.

    `frame`: one row a cluster and a measure (_cluster_id, _measure, value, _held, _theme, _family, _region_code, _entry). Raises ValueError for an
    unknown strategy, KeyError where the cluster is not in the frame.
    """
    if strategy not in STRATEGIES:
        raise ValueError(f"unknown strategy: {strategy}")
    rows = frame.drop_duplicates("_cluster_id").set_index("_cluster_id")
    me = rows.loc[cluster]
    held = rows[rows["_held"]]
    if strategy == "own":
        found = [name for name in own if name in rows.index]
    elif strategy == "size":
        found = _near(frame, cluster, held)
    else:
        column = {"theme": "_theme", "family": "_family", "region": "_region_code", "entry": "_entry"}[strategy]
        found = list(held.index[held[column] == me[column]])
    return [cluster, *(name for name in found if name != cluster)]


def _near(frame: pd.DataFrame, cluster: str, held: pd.DataFrame) -> list[str]:
    size = frame[frame["_measure"] == "members_total"].set_index("_cluster_id")["value"]
    mine = size.get(cluster)
    if mine is None or math.isnan(mine):
        return []
    return [name for name in held.index if mine / NEAR <= size.get(name, math.nan) <= mine * NEAR]
