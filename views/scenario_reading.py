"""Scenarios of an address as the figures read them: which, by what name, with what outcome, and the pages behind the figures."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from language import Speech
from queries import engine
from scenarios import beside as sets
from scenarios import inputs
from scenarios.compare import Comparison, compare
from scenarios.levers import BY_KEY, Levers
from scenarios.model import Outcome, evaluate
from views.core import Context

BASES = {"running": ("state_operating", "local_operating"), "projects": ("project_state", "project_local"), "eu": ("eu_year",), "members": ("members_total",)}
KEY_NAMES = {
    "equal": "{share} equal for all", "members": "{share} by members", "eu": "{share} European money", "rating": "{share} rating of 2012", "population": "{share} population",
    "s3": "{share} European priorities", "srdeii": "{share} regional priorities", "axes": "{share} cross-cutting axes",
}


@dataclass(frozen=True, eq=False)
class Read:
    """One scenario of the page: its letter and name, what it gives, what it is compared with, and what differs."""

    letter: str
    name: str
    outcome: Outcome
    base: sets.Base
    against: Comparison

    @property
    def levers(self) -> Levers:
        return self.outcome.levers


def several(s: str | None, beside: str | None, named: str | None, base: str | None, say: Speech) -> list[Read]:
    """The scenario of the page and those beside it, against `base`. A scenario that cannot be read gives way to phase 5 as decided or is left out: the page says why."""
    found = sets.read(s, beside, named, inputs.current().now.ids, base)
    against = found.against(say)
    return [_read(one, against, say) for one in found.all]


def read(s: str | None, named: str | None, say: Speech) -> Read:
    """The scenario of the page alone, against phase 5 as decided."""
    return several(s, None, named, None, say)[0]


def of_page(context: Context, say: Speech) -> list[Read]:
    """The same out of the parameters of a view; the first is the scenario whose levers are moved."""
    return several(*(context[name] for name in ("s", "beside", "named", "base")), say)


def _read(one: sets.Set, base: sets.Base, say: Speech) -> Read:
    outcome, against = _evaluated(engine.version(), one.levers, base.levers)
    return Read(one.letter, one.name(say), outcome, base, against)


@functools.lru_cache(maxsize=256)
def _evaluated(version: str, levers: Levers, base: Levers | None) -> tuple[Outcome, Comparison]:
    given = inputs.current()
    outcome = evaluate(levers, given)
    return outcome, compare(outcome, base and evaluate(base, given))


def sources(levers: Levers, *bases: str, more: Iterable[str] = ()) -> str:
    """Identifiers of the pages behind a figure, joined by `;`: of the amounts that it starts from (keys of BASES) and of the levers that were moved."""
    amounts = inputs.current().amounts
    found = [source for base in bases for key in BASES[base] if key in amounts for source in amounts[key].sources]
    found += [source for key in levers.changed for source in BY_KEY[key].sources]
    return ";".join(dict.fromkeys([*found, *more]))


def key(outcome: Outcome, say: Speech) -> str:
    """How the money is shared: `40 % à parts égales et 60 % selon les membres`."""
    return say.listing([say(KEY_NAMES[one], share=say.percent(weight)) for one, weight in outcome.weights.items() if weight > 0])


def field(outcome: Outcome, say: Speech) -> str:
    """The Champ of what is shared among clusters."""
    where = say("half at the seat, half in their other regions") if outcome.levers.shared else say("at their seat")
    total, told = len(outcome.inputs.now), {"where": where, "key": key(outcome, say)}
    if outcome.n == total:
        return say("The {n} clusters of 27 March 2023, {where}; key: {key}, a convention, since no real split is public", n=say.number(total), **told)
    return say("{n} clusters made of the {all} of 27 March 2023, {where}; key: {key}, a convention, since no real split is public", n=say.number(outcome.n), all=say.number(total), **told)


def known_members(outcome: Outcome) -> tuple[int, int]:
    """(clusters of which a page gives the members, clusters)."""
    return int(np.count_nonzero(~outcome.inputs.now.members_estimated)), len(outcome.inputs.now)


def rounded(say: Speech) -> str:
    """Why a printed change may not be the difference of the two printed amounts."""
    return say("Changes computed before rounding.")


def caution(say: Speech) -> str:
    return say("Arithmetic on assumptions, not a forecast.")
