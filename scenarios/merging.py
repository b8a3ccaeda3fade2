"""Fewer clusters: which merge with which. Smallest first, with the nearest of the same theme.

Nothing disappears: members, European money and regions of a merged cluster go to its heir. Overseas clusters neither merge nor take in.
"""

from dataclasses import dataclass

import numpy as np

from scenarios.portfolio import KEYS, Portfolio, normalised

EARTH_KM = 6371.0


@dataclass(frozen=True, eq=False)
class Map:
    """The clusters once merged. Arrays of n keep the places of the portfolio: zero for a cluster that has merged."""

    heir: np.ndarray  # n, place of the cluster that stands for each, itself where it has not merged
    moves: tuple[tuple[int, int], ...]  # (merged, heir chosen) in the order of merging
    active: np.ndarray  # n, bool
    members: np.ndarray  # n
    eu: np.ndarray
    keys: np.ndarray  # 7 × n, each row sums to 1
    axes: np.ndarray  # n × 4
    seat: np.ndarray  # n × R, the region of the seat
    shared: np.ndarray  # n × R, half at the seat and half in the other regions; each row sums to 1

    @property
    def n(self) -> int:
        return int(self.active.sum())


def moves(portfolio: Portfolio, overseas: np.ndarray, n: int, chosen: dict[str, str]) -> tuple[tuple[int, int], ...]:
    """The mergers that bring the clusters down to `n`, in their order: (place of the merged, place of its heir).

    Each time the smallest by members (its own and those it has taken in) goes to the heir that `chosen` gives, else to the nearest of its
    theme, in its region first; where the theme has no other cluster, to the nearest of its region; else to the nearest. `chosen` maps a
    cluster to an heir, or to itself where it is to stay; choices that cannot be followed are left to the rule. Fewer moves than asked come
    back where too many are to stay.
    """
    place = {name: i for i, name in enumerate(portfolio.ids)}
    fixed = {place[a]: place[b] for a, b in chosen.items() if a in place and b in place}
    size = portfolio.members.copy()
    mainland = ~overseas[portfolio.seat]
    active = np.ones(len(portfolio), dtype=bool)
    done: list[tuple[int, int]] = []
    went: dict[int, int] = {}
    while active.sum() > n:
        free = [i for i in np.flatnonzero(active & mainland) if fixed.get(i) != i]
        if not free or (active & mainland).sum() < 2:
            break
        small = min(free, key=lambda i: (size[i], portfolio.ids[i]))
        heir = fixed.get(small, -1)
        while heir in went:
            heir = went[heir]
        if heir in (-1, small) or not mainland[heir]:
            heir = _nearest(portfolio, small, active & mainland)
        done.append((small, heir))
        went[small] = heir
        size[heir] += size[small]
        active[small] = False
    return tuple(done)


def _nearest(portfolio: Portfolio, one: int, allowed: np.ndarray) -> int:
    themes = np.array(portfolio.themes)
    others = allowed.copy()
    others[one] = False
    same = others & (themes == themes[one])
    here = portfolio.seat == portfolio.seat[one]
    for group in (same & here, same, others & here, others):
        if group.any():
            far = _kilometres(portfolio, one)
            return min(np.flatnonzero(group), key=lambda i: (round(far[i], 6), portfolio.ids[i]))
    raise AssertionError("there is always another cluster on the mainland")


def _kilometres(portfolio: Portfolio, one: int) -> np.ndarray:
    """Great circle from one cluster to each."""
    lat, lon = np.radians(portfolio.lat), np.radians(portfolio.lon)
    a = np.sin((lat - lat[one]) / 2) ** 2 + np.cos(lat) * np.cos(lat[one]) * np.sin((lon - lon[one]) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(a))


def merged(portfolio: Portfolio, mergers: tuple[tuple[int, int], ...]) -> Map:
    """The clusters after `mergers`: sums of members and European money, means weighted by members of what describes a cluster."""
    n = len(portfolio)
    heir = np.arange(n)
    for small, large in mergers:
        heir[heir == small] = large
    active = heir == np.arange(n)
    gather = lambda values: np.bincount(heir, values, n)
    members = gather(portfolio.members)
    mean = lambda values: np.divide(gather(values * portfolio.members), members, out=np.zeros(n), where=members > 0)
    seat = np.zeros((n, len(portfolio.population)))
    seat[np.flatnonzero(active), portfolio.seat[active]] = 1
    here = np.bincount(portfolio.seat[active], minlength=len(portfolio.population))
    columns = {
        "equal": active.astype(float),
        "members": members,
        "eu": gather(portfolio.eu),
        "rating": mean(portfolio.rating),
        "population": np.where(active, portfolio.population[portfolio.seat] / np.maximum(here[portfolio.seat], 1), 0.0),
        "s3": mean(portfolio.s3),
        "srdeii": mean(portfolio.srdeii),
    }
    keys = np.array([_among(columns[key], active) for key in KEYS])
    axes = np.column_stack([mean(portfolio.axes[:, i]) for i in range(portfolio.axes.shape[1])])
    return Map(heir, mergers, active, members, columns["eu"], keys, axes, seat, _shared(portfolio, heir, seat))


def _among(column: np.ndarray, active: np.ndarray) -> np.ndarray:
    found = np.zeros(len(column))
    found[active] = normalised(column[active])
    return found


def _shared(portfolio: Portfolio, heir: np.ndarray, seat: np.ndarray) -> np.ndarray:
    """Half at the heir's seat, half in equal parts in every other region of the clusters that it stands for."""
    share = seat.copy()
    for i in np.flatnonzero(heir == np.arange(len(portfolio))):
        parts = np.flatnonzero(heir == i)
        others = {region for j in parts for region in (portfolio.seat[j], *portfolio.others[j])} - {portfolio.seat[i]}
        if others:
            share[i, portfolio.seat[i]] = 0.5
            share[i, sorted(others)] = 0.5 / len(others)
    return share
