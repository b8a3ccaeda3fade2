"""The rule that a scenario may break, its repairs in closed form, and what must be said beside a result."""

import math
from dataclasses import dataclass, field

import numpy as np

from scenarios.levers import BY_KEY, Levers, OutOfBounds
from scenarios.model import NOTHING, Outcome

REGIONS, REGIONS_AND_BUDGET, BUDGET, CEILING, STATE = "regions", "regions_and_budget", "budget", "ceiling", "state"


@dataclass(frozen=True)
class Repair:
    """One way to hold the rule: another set of levers, and the exact figure behind it (levers are kept to the hundredth, on the safe side)."""

    key: str  # REGIONS, REGIONS_AND_BUDGET, BUDGET, CEILING or STATE
    levers: Levers
    amount: float  # EUR M that Regions or the State add; the budget kept, EUR M; the ceiling, share of 1
    share: float  # of the State's cut (Regions), of the budget lost (budget; negative), of the ceiling (ceiling)


@dataclass(frozen=True)
class Broken:
    """A rule that does not hold, with its figures and at least two repairs."""

    key: str
    values: dict[str, float]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Notice:
    """Something that the reader must know; not a broken rule."""

    key: str
    values: dict[str, object] = field(default_factory=dict)


def broken(outcome: Outcome) -> tuple[Broken, ...]:
    """The rules that do not hold: members would have to pay more than the ceiling, so that money is without a payer."""
    if outcome.gap <= 0:
        return ()
    values = {"need_share": outcome.need_share, "ceiling": outcome.levers["private_max"] / 100, "gap": outcome.gap, "running": outcome.running, "budget": outcome.budget}
    return (Broken("private_ceiling", values, tuple(_repairs(outcome))),)


def _repairs(outcome: Outcome):
    ceiling = outcome.levers["private_max"] / 100
    wanted = outcome.budget * (1 - ceiling)  # public money under which members pay more than the ceiling
    missing = wanted - outcome.public
    levers, left, added = _regions_add(outcome, missing)
    by_share = added / outcome.cut if outcome.cut > 0 else 0.0
    if left <= NOTHING:
        yield Repair(REGIONS, levers, added, by_share)
    yield _budget(outcome.levers, outcome, outcome.public)
    if left > NOTHING:
        both = _budget(levers, outcome, outcome.public + added)
        yield Repair(REGIONS_AND_BUDGET, both.levers, added, both.share)
    if _up(outcome.need_share * 100) <= BY_KEY["private_max"].high:
        yield Repair(CEILING, outcome.levers.but(private_max=_up(outcome.need_share * 100)), outcome.need_share, outcome.need_share - ceiling)
    state = _state_adds(outcome, missing)
    if state is not None:
        yield Repair(STATE, outcome.levers.but(state=state), state - outcome.state, 0.0)


def _regions_add(outcome: Outcome, missing: float) -> tuple[Levers, float, float]:
    """(levers, what is still missing, what Regions add): first more of the State's cut, then more of their own."""
    levers, left = outcome.levers, missing
    if outcome.cut > 0:
        takeover = min(100.0, _up(levers["takeover"] + 100 * left / outcome.cut))
        left -= (takeover - levers["takeover"]) / 100 * outcome.cut
        levers = levers.but(takeover=takeover)
    if left > NOTHING:
        local = min(BY_KEY["local"].high, _up(levers["local"] + left))
        left -= local - levers["local"]
        levers = levers.but(local=local)
    return levers, max(0.0, left), missing - max(0.0, left)


def _budget(levers: Levers, outcome: Outcome, public: float) -> Repair:
    """The budget that `public` and members at their ceiling can pay."""
    payable = public / (1 - outcome.levers["private_max"] / 100)
    whole = outcome.budget / outcome.levers["budget"] * 100
    return Repair(BUDGET, levers.but(budget=_down(100 * payable / whole)), payable, payable / outcome.budget - 1)


def _state_adds(outcome: Outcome, missing: float) -> float | None:
    """The State's grant that brings `missing`. Under its level of today a euro of it spares Regions what they take over of a euro."""
    spared = 1 - outcome.levers["takeover"] / 100
    below = outcome.cut * spared  # what coming back to today's level brings
    found = _up(outcome.state + missing / spared if missing <= below else outcome.state + outcome.cut + missing - below)
    try:
        return BY_KEY["state"].read(found)
    except OutOfBounds:
        return None


def _up(value: float) -> float:
    return math.ceil(value * 100 - 1e-9) / 100


def _down(value: float) -> float:
    return math.floor(value * 100 + 1e-9) / 100


def notices(outcome: Outcome) -> tuple[Notice, ...]:
    """What must be said beside the result, in the order of its weight."""
    levers, inputs, found = outcome.levers, outcome.inputs, []
    if levers["start"] > levers["horizon"]:
        found.append(Notice("never_acts", {"start": int(levers["start"]), "horizon": int(levers["horizon"])}))
    if outcome.weights_all_zero:
        found.append(Notice("weights_all_zero"))
    if outcome.axes_all_zero and outcome.weights["axes"] > 0:
        found.append(Notice("axes_all_zero"))
    if levers["n"] > len(inputs.now):
        found.append(Notice("no_new_clusters", {"asked": int(levers["n"]), "known": len(inputs.now)}))
    if outcome.n > levers["n"]:
        found.append(Notice("too_many_kept", {"asked": int(levers["n"]), "reached": outcome.n}))
    lost = _without_cluster(outcome)
    if lost:
        found.append(Notice("regions_without_cluster", {"regions": lost}))
    fits = [fit for fit in inputs.fits_estimated if outcome.weights[fit] > 0]
    if fits:
        found.append(Notice("fits_are_stand_ins", {"fits": tuple(fits)}))
    if outcome.weights["rating"] > 0:
        found.append(Notice("rating_is_old", {"missing": int(inputs.now.rating_estimated.sum())}))
    if outcome.weights["axes"] > 0:
        found.append(Notice("axes_are_an_assumption"))
    if outcome.weights["members"] > 0 and inputs.now.members_estimated.any():
        found.append(Notice("members_estimated", {"names": tuple(name for name, guess in zip(inputs.now.names, inputs.now.members_estimated, strict=True) if guess)}))
    return tuple(found)


def _without_cluster(outcome: Outcome) -> tuple[str, ...]:
    """Regions that have a seat today and none once clusters have merged."""
    had = np.bincount(outcome.inputs.now.seat, minlength=len(outcome.inputs.region_codes)) > 0
    has = outcome.map.seat.sum(axis=0) > 0
    return tuple(outcome.inputs.region_names[i] for i in np.flatnonzero(had & ~has))
