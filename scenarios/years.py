"""The years from 2023 to the horizon: facts first, then what the levers give."""

from dataclasses import dataclass

import numpy as np

from scenarios.inputs import Inputs
from scenarios.levers import UNPAID, Levers, reference_for
from scenarios.model import balance, budget_to_keep, members_at, public_money

FIRST = 2023
TWO_READINGS = 2025  # voted, and not paid by November
FACT, TOLD, REFERENCE, LEVER = "fact", "two_readings", "reference", "lever"  # what a year's State grant rests on


@dataclass(frozen=True, eq=False)
class Years:
    """One value a year, EUR M (current, or constant of `prices_of`). Before the levers act, all but the State's grant is the reference's, an assumption."""

    year: np.ndarray
    acts: np.ndarray  # bool: the levers act
    rests_on: tuple[str, ...]  # FACT, TOLD, REFERENCE or LEVER, for the State's grant
    state: np.ndarray
    local: np.ndarray
    taken: np.ndarray
    private: np.ndarray
    gap: np.ndarray
    need: np.ndarray
    need_share: np.ndarray
    running: np.ndarray
    project_state: np.ndarray
    project_local: np.ndarray
    eu: np.ndarray
    members: np.ndarray
    prices_of: int | None = None  # year of the prices; None: current euros
    prices_known_to: int | None = None  # later years are at the prices of this one: no forecast of prices is made

    @property
    def sources(self) -> np.ndarray:
        """State, authorities, European and private money, in all."""
        return self.state + self.project_state + self.local + self.taken + self.project_local + self.eu + self.private

    @property
    def uses(self) -> np.ndarray:
        return self.running + self.project_state + self.project_local + self.eu


def yearly(levers: Levers, inputs: Inputs) -> Years:
    """The years from 2023 to the horizon, in current euros. The levers act from `start` on; before it, the State's grant is what the tables say."""
    year = np.arange(FIRST, int(levers["horizon"]) + 1)
    acts = year >= levers["start"]
    before = reference_for(levers)
    pick = lambda key: np.where(acts, levers[key], before[key])
    told = np.array([inputs.state_years.get(int(y), before["state"]) if y <= TWO_READINGS else before["state"] for y in year])
    if levers["grant_2025"] == UNPAID:
        told = np.where(year == TWO_READINGS, 0.0, told)
    state = np.where(acts, levers["state"], told)
    _, taken, public = public_money(state, pick("local"), pick("takeover") / 100, inputs.state)
    budget = np.where(acts, budget_to_keep(levers, inputs), budget_to_keep(levers.but(budget=before["budget"]), inputs))
    pay = balance(public, budget, pick("private_max") / 100)
    project_state = pick("project_state")
    rests_on = tuple(LEVER if a else FACT if y < TWO_READINGS else TOLD if y == TWO_READINGS else REFERENCE for y, a in zip(year, acts, strict=True))
    return Years(year, acts, rests_on, state, pick("local"), taken, pay.private, pay.gap, pay.need, pay.need_share, pay.running,
                 project_state, project_state * pick("match"), inputs.eu_year * pick("eu"), members_at(levers, inputs, year))


def constant(years: Years, inputs: Inputs) -> Years:
    """The same at the prices of the last year of the index. Years after it keep its prices: what they hold is read as said in its euros."""
    last = int(inputs.price_years[-1])
    factor = inputs.prices[-1] / np.interp(years.year, inputs.price_years, inputs.prices)  # np.interp holds the ends
    amounts = ("state", "local", "taken", "private", "gap", "need", "running", "project_state", "project_local", "eu")
    values = {name: getattr(years, name) * factor for name in amounts}
    return Years(**{**vars(years), **values, "prices_of": last, "prices_known_to": last})
