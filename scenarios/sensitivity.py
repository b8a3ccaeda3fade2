"""What decides: one lever at a time between its bounds, and a seeded sample over what nobody knows."""

from dataclasses import dataclass

import numpy as np

from scenarios.compare import compare
from scenarios.inputs import Inputs
from scenarios.levers import LEVERS, READING, UNKNOWN, Lever, Levers
from scenarios.model import MEMBERS_YEAR, NOTHING, Outcome, balance, drawn, evaluate, leverage

SEED, DRAWS = 2023, 1000
QUANTILES = (0.05, 0.5, 0.95)
MEASURES = {
    "need_per_member": lambda outcome: outcome.need_per_member,
    "gap": lambda outcome: outcome.gap,
    "running": lambda outcome: outcome.running,
    "rd_mid": lambda outcome: outcome.rd[1],
    "moved": lambda outcome: compare(outcome).moved,
}


@dataclass(frozen=True)
class Bar:
    """One lever of a tornado: the result at its lowest and its highest value, all else as in the scenario."""

    lever: Lever
    low: float
    high: float
    at_low: float
    at_high: float
    base: float

    @property
    def width(self) -> float:
        return max(self.at_low, self.at_high, self.base) - min(self.at_low, self.at_high, self.base)

    @property
    def unknown(self) -> bool:
        """Hatched: an assumption rather than a decision."""
        return self.lever.kind == UNKNOWN

    @property
    def no_effect(self) -> bool:
        """The lever does not move this result; it is kept and said to have no effect."""
        return self.width <= NOTHING


def tornado(levers: Levers, inputs: Inputs, measure: str, keys: tuple[str, ...] | None = None) -> tuple[Bar, ...]:
    """One bar a lever, widest first; those without effect come last, in the order of their declaration.

    `measure` is a key of MEASURES; `keys` limits the levers. The budget kept is left out: it mends a broken rule, it does not cause it.
    """
    of = MEASURES[measure]
    base = of(evaluate(levers, inputs))
    bars = []
    for lever in LEVERS:
        if lever.kind == READING or lever.key == "budget" or (keys is not None and lever.key not in keys):
            continue
        ends = [of(evaluate(levers.but(**{lever.key: end}), inputs)) for end in (lever.low, lever.high)]
        bars.append(Bar(lever, lever.low, lever.high, *ends, base))
    return tuple(sorted(bars, key=lambda bar: -round(bar.width, 9)))


@dataclass(frozen=True, eq=False)
class Sample:
    """Results over draws of what is not known, each unknown uniform over its range. A share of draws is no probability."""

    n: int
    seed: int
    ranges: dict[str, tuple[float, float]]
    draws: dict[str, np.ndarray]  # need_share, need_per_member, gap, running, rd, members

    def band(self, key: str) -> tuple[float, float, float]:
        """5 %, 50 % and 95 % of the draws."""
        return tuple(float(x) for x in np.quantile(self.draws[key], QUANTILES))

    @property
    def broken(self) -> float:
        """Share of the draws where money is without a payer."""
        return float((self.draws["gap"] > 0).mean())


def sample(levers: Levers, inputs: Inputs, n: int = DRAWS, seed: int = SEED) -> Sample:
    """`n` draws over the unknowns, the same for the same seed: members' share today, growth and small firms' part over the bounds of their levers,
    R&D per euro between the low and the high case of the scenario."""
    from_to = {lever.key: (lever.low, lever.high) for lever in LEVERS if lever.kind == UNKNOWN and not lever.key.startswith("lev_")}
    for size in ("sme", "big"):
        low, _, high = leverage(levers, size)
        from_to[f"lev_{size}"] = (low, high)
    chance = np.random.default_rng(seed)
    drawn_values = {key: chance.uniform(low, high, n) for key, (low, high) in sorted(from_to.items())}
    outcome = evaluate(levers, inputs)
    budget = inputs.public / (1 - drawn_values["private_ref"] / 100) * levers["budget"] / 100
    pay = balance(outcome.public, budget, levers["private_max"] / 100)
    members = inputs.members * (1 + drawn_values["growth"] / 100) ** (levers["horizon"] - MEMBERS_YEAR)
    rd = drawn(outcome.public_projects, drawn_values["sme_share"] / 100, drawn_values["lev_sme"], drawn_values["lev_big"])
    return Sample(
        n, seed, from_to, {"need_share": pay.need_share, "need_per_member": pay.need * 1e6 / members, "gap": pay.gap, "running": pay.running, "rd": rd, "members": members}
    )


def response(outcome: Outcome, upto: float, points: int = 41) -> tuple[np.ndarray, np.ndarray]:
    """R&D drawn against public project money, from nothing to `upto` EUR M: (money, 3 × money for the low, middle and high case)."""
    money = np.linspace(0.0, upto, points)
    levers = outcome.levers
    cases = zip(leverage(levers, "sme"), leverage(levers, "big"), strict=True)
    return money, np.array([drawn(money, levers["sme_share"] / 100, small, big) for small, big in cases])
