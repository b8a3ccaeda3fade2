"""The other way round: the smallest envelope that meets an aim, by bisection, who sets its price, or that none within the bounds does."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.inputs import Inputs
from scenarios.levers import BY_KEY, Levers, default
from scenarios.model import Outcome, budget_to_keep, evaluate, shares, weights

TOLERANCE = 0.02  # a region that is under its level by less than this meets it
CLOSE = 1e-9  # EUR M: where the bisection stops
KEEP_REGIONS, KEEP_REGION, KEEP_CLUSTERS, PRIVATE_SHARE = "keep_regions", "keep_region", "keep_clusters", "private_share"
NOT_WITHIN_BOUNDS, NO_SHARE = "not_within_bounds", "no_share"


@dataclass(frozen=True)
class Price:
    """The envelope at which one region, or one cluster, meets its level; None where it has no part of any: no cluster left, or none that the key serves."""

    code: str
    name: str
    level: float  # EUR M: of 2022 for a region among all, of the base of comparison for a cluster or for one region
    envelope: float | None


@dataclass(frozen=True)
class Answer:
    """The smallest public running envelope (EUR M a year) that meets the aim, or why there is none."""

    aim: str
    found: bool
    envelope: float | None
    reference: float  # public running money of the base of comparison
    now: float  # that of the scenario
    bounds: tuple[float, float]
    reason: str | None = None  # NOT_WITHIN_BOUNDS or NO_SHARE
    tolerance: float = 0.0
    prices: tuple[Price, ...] = ()  # the dearest first: the first sets the price
    levers: Levers | None = None  # the scenario that pays it: authorities first, then the State
    at_most: float | None = None  # the share of the budget that members may pay, for PRIVATE_SHARE

    @property
    def change(self) -> float | None:
        return None if self.envelope is None else self.envelope - self.reference

    @property
    def more(self) -> float | None:
        """What it takes beyond the scenario's own envelope, EUR M a year."""
        return None if self.envelope is None else self.envelope - self.now

    def under(self, envelope: float) -> tuple[Price, ...]:
        """The regions that do not meet their level with `envelope`."""
        return tuple(price for price in self.prices if price.envelope is None or price.envelope > envelope + 2 * CLOSE)


def bisect(meets: Callable[[float], bool], low: float, high: float) -> float | None:
    """The smallest value between `low` and `high` from which `meets` is true (it must not turn false again); None where it is not at `high`."""
    if not meets(high):
        return None
    if meets(low):
        return low
    while high - low > CLOSE:
        middle = (low + high) / 2
        low, high = (low, middle) if meets(middle) else (middle, high)
    return high


def bounds(inputs: Inputs) -> tuple[float, float]:
    """The lowest and highest public running money that the levers allow."""
    state, local = BY_KEY["state"], BY_KEY["local"]
    return state.low + local.low, state.high + local.high


def level_of_2022(levers: Levers, inputs: Inputs) -> np.ndarray:
    """What the clusters of each region had with those of the end of phase 4 (R): 29 M€ shared by the reference's key. A convention: no real share is public."""
    before = inputs.map_before
    reference = default()
    share = shares(before, weights(reference)[0], reference)
    return inputs.public * (share @ (before.shared if levers.shared else before.seat))


def _base(levers: Levers, inputs: Inputs, base: Levers | None) -> Outcome:
    """What `levers` are compared with, told in their way: `base`, phase 5 as decided without it."""
    return evaluate((base or default()).told_as(levers), inputs)


def keep_regions(levers: Levers, inputs: Inputs, tolerance: float = TOLERANCE, base: Levers | None = None) -> Answer:
    """The smallest envelope that leaves no region under its level of 2022 by more than `tolerance`, with the key, map and attribution of `levers`; its change is told from `base`."""
    outcome = evaluate(levers, inputs)
    return _keep(KEEP_REGIONS, outcome, outcome.region_share, level_of_2022(levers, inputs), tolerance, inputs.region_codes, inputs.region_names, _base(levers, inputs, base))


def keep_region(levers: Levers, inputs: Inputs, code: str, base: Levers | None = None) -> tuple[Answer, float] | None:
    """The smallest envelope that leaves the clusters of one region what they have in `base` (phase 5 as decided without it), and what they lack of it (EUR M a year; negative where they have more).

    Lacks: money of the region's clusters in the base, told in the way of `levers`, less what they have in the scenario. None for a region that has nothing in the base.
    """
    outcome, reference = evaluate(levers, inputs), _base(levers, inputs, base)
    place = inputs.region_codes.index(code)
    level = np.where(np.arange(len(inputs.region_codes)) == place, reference.region_money, 0.0)
    if level[place] <= 0:
        return None
    answer = _keep(KEEP_REGION, outcome, outcome.region_share, level, 0.0, inputs.region_codes, inputs.region_names, reference)
    return answer, float(level[place] - outcome.region_money[place])


def keep_clusters(levers: Levers, inputs: Inputs, base: Levers | None = None) -> Answer:
    """The smallest envelope that leaves no cluster under what it has in `base` (phase 5 as decided without it), those that merged into it counted with it, with the key and map of `levers`."""
    outcome, reference = evaluate(levers, inputs), _base(levers, inputs, base)
    level = np.bincount(outcome.map.heir, reference.money, len(inputs.now))
    return _keep(KEEP_CLUSTERS, outcome, outcome.share, level, 0.0, inputs.now.ids, inputs.now.names, reference)


def _keep(aim: str, outcome: Outcome, share: np.ndarray, level: np.ndarray, tolerance: float, codes: Sequence[str], names: Sequence[str], reference: Outcome) -> Answer:
    """The smallest envelope of which each part of `share` is worth its `level`, but for `tolerance`; `reference` is the base of comparison."""
    inputs = outcome.inputs
    low, high = bounds(inputs)
    prices = [Price(codes[i], names[i], float(level[i]), float(level[i] * (1 - tolerance) / share[i]) if share[i] > 0 else None) for i in np.flatnonzero(level > 0)]
    prices.sort(key=lambda price: (price.envelope is not None, -(price.envelope or 0), price.code))
    meets = lambda envelope: bool((share * envelope >= level * (1 - tolerance) - 1e-12).all())
    found = bisect(meets, low, high)
    reason = None if found is not None else NO_SHARE if any(price.envelope is None for price in prices) else NOT_WITHIN_BOUNDS
    return Answer(aim, found is not None, found, reference.public, outcome.public, (low, high), reason, tolerance, tuple(prices), _paid(outcome.levers, inputs, found))


def private_share(levers: Levers, inputs: Inputs, at_most: float, base: Levers | None = None) -> Answer:
    """The smallest envelope with which members pay at most `at_most` (a share of 1) of the budget to keep; its change is told from `base`."""
    budget = budget_to_keep(levers, inputs)
    low, high = bounds(inputs)
    found = bisect(lambda envelope: budget - envelope <= at_most * budget + 1e-12, low, high)
    return Answer(PRIVATE_SHARE, found is not None, found, _base(levers, inputs, base).public, evaluate(levers, inputs).public, (low, high), None if found is not None else NOT_WITHIN_BOUNDS, at_most=at_most,
                  levers=_paid(levers, inputs, found))


def _paid(levers: Levers, inputs: Inputs, envelope: float | None) -> Levers | None:
    """`levers` with that envelope: the State as it is, authorities for the rest as far as their bounds go, then the State. None where no value of the two gives it."""
    if envelope is None:
        return None
    local = BY_KEY["local"]
    outcome = evaluate(levers, inputs)
    up = lambda value: math.ceil(value * 100 - 1e-4) / 100  # levers are kept to the hundredth: on the safe side
    rest = up(envelope - outcome.state - outcome.taken)
    if local.low <= rest <= local.high:
        return levers.but(local=rest)
    end = local.low if rest < local.low else local.high
    return levers.but(local=end, takeover=0, state=max(0.0, up(envelope - end)))
