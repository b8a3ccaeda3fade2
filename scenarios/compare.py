"""A scenario against the reference, or against another: what changes, who gains and who loses, by region and by cluster."""

from dataclasses import dataclass

import numpy as np

from scenarios.levers import default
from scenarios.model import NOTHING, Outcome, evaluate

MEASURES = ("state", "local", "taken", "public", "private", "running", "gap", "need", "need_share", "need_per_member", "projects", "public_projects", "eu", "members", "n")


@dataclass(frozen=True)
class Row:
    """One region or one cluster. Amounts in EUR M a year, `per_member` in euros a year."""

    code: str
    name: str
    before: float
    after: float
    members: float  # of its clusters, in the reference; for what it gains there, of those it has after
    paid: float = 0.0  # what the Region adds, against the reference; 0 for a cluster
    parts: tuple[str, ...] = ()  # for a cluster, the names of those that merged into it

    @property
    def change(self) -> float:
        """0 where the two are the same to the thousandth of a euro."""
        found = self.after - self.before
        return found if abs(found) > NOTHING else 0.0

    @property
    def pays(self) -> float:
        """The same, 0 where it is none to the thousandth of a euro."""
        return self.paid if abs(self.paid) > NOTHING else 0.0

    @property
    def percent(self) -> float | None:
        """Change as a share of what it had (1 is all); None where it had nothing."""
        return self.change / self.before if self.before > NOTHING else None

    @property
    def per_member(self) -> float | None:
        return self.change * 1e6 / self.members if self.members > 0 else None


@dataclass(frozen=True)
class Comparison:
    """What differs. `before` and `after` hold the MEASURES of both; rows are in the order of the reference's money, the largest first."""

    outcome: Outcome
    reference: Outcome
    before: dict[str, float]
    after: dict[str, float]
    regions: tuple[Row, ...]
    clusters: tuple[Row, ...]

    @property
    def changed(self) -> dict[str, float]:
        """The measures that differ, and by how much."""
        return {key: self.after[key] - self.before[key] for key in MEASURES if abs(self.after[key] - self.before[key]) > NOTHING}

    @property
    def rd_change(self) -> tuple[float, ...]:
        """Change of the R&D drawn: low, middle, high."""
        return tuple(b - a for a, b in zip(self.reference.rd, self.outcome.rd, strict=True))

    @property
    def same(self) -> bool:
        """No difference anywhere."""
        return not self.changed and not any(row.change or row.pays for row in (*self.regions, *self.clusters)) and not any(abs(x) > NOTHING for x in self.rd_change)

    @property
    def zero_sum(self) -> bool:
        """Public running money is the same in all: what one gains, another loses."""
        return "public" not in self.changed

    @property
    def sum_of_changes(self) -> float:
        """Over regions; it is the change of public running money, 0 where that has not changed."""
        return float(sum(row.change for row in self.regions))

    @property
    def moved(self) -> float:
        """What goes to the regions that gain."""
        return float(sum(row.change for row in self.winners))

    @property
    def winners(self) -> tuple[Row, ...]:
        """Regions that gain, the most first."""
        return tuple(sorted((row for row in self.regions if row.change > 0), key=lambda row: (-row.change, row.code)))

    @property
    def losers(self) -> tuple[Row, ...]:
        """Regions that lose, the most first."""
        return tuple(sorted((row for row in self.regions if row.change < 0), key=lambda row: (row.change, row.code)))


def compare(outcome: Outcome, reference: Outcome | None = None) -> Comparison:
    """`outcome` against `reference`, the one of phase 5 where none is given.

    Both are told in the way of `outcome`: regions by the same attribution, members at the same year; so a change of the telling alone is no difference.
    """
    levers = (default() if reference is None else reference.levers).told_as(outcome.levers)
    reference = evaluate(levers, outcome.inputs)
    inputs = outcome.inputs
    measure = lambda one: {key: float(getattr(one, key)) for key in MEASURES}
    regions = [
        Row(code, inputs.region_names[i], float(reference.region_money[i]), float(outcome.region_money[i]),
            float(reference.region_members[i] or outcome.region_members[i]), float(outcome.region_pays[i] - reference.region_pays[i]))
        for i, code in enumerate(inputs.region_codes) if reference.region_share[i] > 0 or outcome.region_share[i] > 0
    ]
    order = lambda row: (-row.before, -row.after, row.code)
    return Comparison(outcome, reference, measure(reference), measure(outcome), tuple(sorted(regions, key=order)), tuple(sorted(_clusters(outcome, reference), key=order)))


def _clusters(outcome: Outcome, reference: Outcome) -> list[Row]:
    """One row a cluster of the scenario; what the clusters that merged into it had is counted with its own."""
    now, heir = outcome.inputs.now, outcome.map.heir
    before = np.bincount(heir, reference.money, len(now))
    return [
        Row(now.ids[i], now.names[i], float(before[i]), float(outcome.money[i]), float(outcome.map.members[i]), 0.0,
            tuple(now.names[j] for j in np.flatnonzero(heir == i) if j != i))
        for i in np.flatnonzero(outcome.map.active)
    ]
