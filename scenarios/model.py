"""The model: levers in, outcome out. A pure function; every amount is in EUR million a year unless it says otherwise."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from scenarios.inputs import Inputs
from scenarios.levers import AXES, Levers
from scenarios.merging import Map
from scenarios.portfolio import KEYS, normalised

NOTHING = 1e-9  # below this, an amount is none: EUR 0.001
MEMBERS_YEAR = 2022  # year of the number of members that growth starts from
CASES = ("low", "mid", "high")
LARGEST = 15  # clusters: in 2009 fifteen of them had 85 % of project aid


class Balance(NamedTuple):
    """The running budget and who pays it; numbers, or arrays of one length."""

    need: np.ndarray
    need_share: np.ndarray
    cap: np.ndarray
    private: np.ndarray
    running: np.ndarray
    gap: np.ndarray


def public_money(state, local, takeover, state_before):
    """(cut, what Regions replace of it, public running money). `takeover` is a share of 1."""
    cut = np.maximum(0.0, state_before - state)
    taken = takeover * cut
    return cut, taken, state + local + taken


def balance(public, budget, ceiling) -> Balance:
    """What members must add to `public` to reach `budget`, what they do under a ceiling (a share of the running budget), and what nobody pays."""
    need = np.maximum(0.0, budget - public)
    cap = public * ceiling / (1 - ceiling)
    private = np.minimum(need, cap)
    gap = need - private
    gap = np.where(gap < NOTHING, 0.0, gap)
    return Balance(need, need / budget, cap, need - gap, public + need - gap, gap)


def drawn(public_projects, sme_share, lev_sme, lev_big):
    """R&D drawn by project money: a lever for small and medium firms, another for the rest. Never applied to running or European money."""
    return public_projects * (sme_share * lev_sme + (1 - sme_share) * lev_big)


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a set of levers gives, in a year when they act. Arrays: n clusters, R regions, in the order of `inputs`."""

    levers: Levers
    inputs: Inputs = field(repr=False)
    map: Map = field(repr=False)
    state: float
    local: float
    cut: float  # fall of the State's grant under its level of today
    taken: float  # what Regions replace of it
    public: float
    budget: float  # running budget to keep
    need: float  # what members would have to add to keep it
    need_share: float
    cap: float  # what members bear at most
    private: float
    running: float
    gap: float  # money without a payer; no money
    project_state: float
    project_local: float
    eu: float
    members: float  # at the horizon
    rd: tuple[float, float, float]  # R&D drawn: low, middle, high
    weights: dict[str, float]  # weight of each key, sum 1
    weights_all_zero: bool
    axes_all_zero: bool
    share: np.ndarray  # n, sum 1; 0 for a merged cluster
    money: np.ndarray  # n, public running money of each cluster
    attribution: np.ndarray = field(repr=False)  # n × R, in the way the levers ask
    region_share: np.ndarray
    region_money: np.ndarray
    region_pays: np.ndarray  # what each Region adds when Regions replace the State
    region_gap: np.ndarray  # the gap, shared like the public money
    region_members: np.ndarray  # members of its clusters

    @property
    def projects(self) -> float:
        """Project money: State, authorities, and European money of the clusters."""
        return self.project_state + self.project_local + self.eu

    @property
    def public_projects(self) -> float:
        """Project money of State and authorities, the one that draws R&D."""
        return self.project_state + self.project_local

    @property
    def sources(self) -> dict[str, float]:
        """Who pays, running and projects together. Their sum is that of `uses`."""
        return {"state": self.state + self.project_state, "local": self.local + self.taken + self.project_local, "eu": self.eu, "private": self.private}

    @property
    def uses(self) -> dict[str, float]:
        return {"running": self.running, "projects": self.projects}

    @property
    def running_sources(self) -> dict[str, float]:
        """Who pays the running budget; the gap is no payer and stands apart."""
        return {"state": self.state, "local": self.local, "taken": self.taken, "private": self.private}

    @property
    def need_per_member(self) -> float:
        """Euros a member and a year to keep the budget."""
        return self.need * 1e6 / self.members

    @property
    def n(self) -> int:
        """Number of clusters reached: no more than there are, no fewer than mergers allow."""
        return self.map.n

    @property
    def concentration(self) -> dict[str, float]:
        """Share of public running money held by the largest clusters and by the three first regions."""
        return {"clusters": float(np.sort(self.share)[::-1][:LARGEST].sum()), "regions": float(np.sort(self.region_share)[::-1][:3].sum())}


def weights(levers: Levers) -> tuple[dict[str, float], bool]:
    """The weight of each key, brought to a sum of 1, and whether all were at zero (the key is then equal for all). The cursor splits the fit in two."""
    cursor = levers["cursor"] / 100
    raw = {"equal": levers["w_equal"], "members": levers["w_members"], "eu": levers["w_eu"], "rating": levers["w_rating"], "population": levers["w_population"],
           "s3": levers["w_fit"] * (1 - cursor), "srdeii": levers["w_fit"] * cursor, "axes": levers["w_axes"]}
    total = sum(raw.values())
    if total <= 0:
        return {key: float(key == "equal") for key in raw}, True
    return {key: value / total for key, value in raw.items()}, False


def shares(clusters: Map, weight: dict[str, float], levers: Levers) -> np.ndarray:
    """The share of each cluster (n, sum 1): the weighted mean of the keys."""
    found = np.array([weight[key] for key in KEYS]) @ clusters.keys
    if weight["axes"] > 0:
        score = clusters.axes @ normalised(np.array([levers[axis] for axis in AXES]))
        column = np.zeros(len(found))
        column[clusters.active] = normalised(score[clusters.active])
        found = found + weight["axes"] * column
    return found


def members_at(levers: Levers, inputs: Inputs, year):
    """Members of all clusters in a year (or an array of years)."""
    return inputs.members * (1 + levers["growth"] / 100) ** (year - MEMBERS_YEAR)


def leverage(levers: Levers, size: str) -> tuple[float, float, float]:
    """Euros of R&D for one public euro, low, middle and high case; the low is never above the middle, the high never under it. `size` is sme or big."""
    low, middle, high = (levers[f"lev_{size}_{case}"] for case in CASES)
    return min(low, middle), middle, max(high, middle)


def budget_to_keep(levers: Levers, inputs: Inputs) -> float:
    """The running budget of the reference, out of its public money and of the share that members pay today, times what is kept of it."""
    return inputs.public / (1 - levers["private_ref"] / 100) * levers["budget"] / 100


def evaluate(levers: Levers, inputs: Inputs) -> Outcome:
    """The outcome of a set of levers.

    The order is that of the page that explains it: clusters, public money, budget to keep, need and ceiling, gap, projects, keys and shares,
    members, R&D drawn. Raises nothing: levers are checked when they are made.
    """
    clusters = inputs.map(int(levers["n"]), levers.merges)
    cut, taken, public = public_money(levers["state"], levers["local"], levers["takeover"] / 100, inputs.state)
    budget = budget_to_keep(levers, inputs)
    pay = balance(public, budget, levers["private_max"] / 100)
    weight, nothing = weights(levers)
    share = shares(clusters, weight, levers)
    attribution = clusters.shared if levers.shared else clusters.seat
    region_share = share @ attribution
    project_local = levers["project_state"] * levers["match"]
    sme = levers["sme_share"] / 100
    small, big = leverage(levers, "sme"), leverage(levers, "big")
    return Outcome(
        levers=levers, inputs=inputs, map=clusters,
        state=levers["state"], local=levers["local"], cut=float(cut), taken=float(taken), public=float(public),
        budget=budget, need=float(pay.need), need_share=float(pay.need_share), cap=float(pay.cap), private=float(pay.private), running=float(pay.running), gap=float(pay.gap),
        project_state=levers["project_state"], project_local=project_local, eu=inputs.eu_year * levers["eu"],
        members=float(members_at(levers, inputs, levers["horizon"])),
        rd=tuple(drawn(levers["project_state"] + project_local, sme, small[i], big[i]) for i in range(len(CASES))),
        weights=weight, weights_all_zero=nothing, axes_all_zero=not any(levers[axis] for axis in AXES),
        share=share, money=share * float(public), attribution=attribution, region_share=region_share, region_money=region_share * float(public),
        region_pays=region_share * float(taken), region_gap=region_share * float(pay.gap), region_members=clusters.members @ attribution,
    )
