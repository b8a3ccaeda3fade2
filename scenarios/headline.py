"""The answer of the page in one sentence: what a scenario changes first of all. `**bold**` for the figures that decide."""

from language import Speech
from scenarios.beside import Base
from scenarios.compare import Comparison
from scenarios.words import percent


def headline(against: Comparison, base: Base, say: Speech) -> str:
    """Against `base`: a gap first, then the public money, then what moves between regions, then projects, else that nothing changes. A base that is not phase 5 is named at the end."""
    told = _said(against, base, say)
    return told if base.levers is None else " ".join((told, say("The comparison is with {base}.", base=base.said)))


def _said(against: Comparison, base: Base, say: Speech) -> str:
    outcome = against.outcome
    values = {
        "before": say.money(against.before["public"]), "after": say.money(outcome.public), "budget": say.money(outcome.budget), "gap": say.money(outcome.gap),
        "share": percent(outcome.need_share, say), "ceiling": percent(outcome.levers["private_max"] / 100, say), "each": say.euros(outcome.need_per_member),
        "change": say.euros(outcome.need_per_member - against.before["need_per_member"], signed=True), "need": say.money(outcome.need), "base": base.said,
    }
    if outcome.gap > 0:
        return _gap(against, values, say)
    if not against.zero_sum:
        return say("Public running money goes from {before} to **{after}** a year: to keep a budget of {budget}, each member would pay **{each}** a year ({change}).", **values)
    if abs(outcome.need - against.before["need"]) > 0.005:
        return say("At the same public money, {after} a year, a budget of {budget} asks **{need}** of members: **{share}** of it, {each} each ({change}).", **values)
    if abs(against.before["state"] - outcome.state) > 0.005:
        return say(
            "At the same public money, {after} a year, the State pays **{state}** instead of {state_before}, authorities and Regions **{local}** instead of {local_before}; members pay {each} each.",
            **values, **payers(against, say),
        )
    if against.moved > 0.005:
        first, last = against.winners[0], against.losers[0]
        return say(
            "At the same envelope, {after} a year, **{moved}** moves between regions: {first} gains the most (**{gain}**), {last} loses the most (**{loss}**).",
            after=values["after"], moved=say.money(against.moved), first=first.name, gain=say.money(first.change, signed=True), last=last.name, loss=say.money(last.change, signed=True),
        )
    return _projects(against, base, values, say)


def payers(against: Comparison, say: Speech) -> dict[str, str]:
    """What the State pays to run the clusters, and authorities and Regions together, in both."""
    before, outcome = against.before, against.outcome
    return {
        "state": say.money(outcome.state), "state_before": say.money(before["state"]), "local": say.money(outcome.local + outcome.taken), "local_before": say.money(before["local"] + before["taken"]),
    }


def _gap(against: Comparison, values: dict[str, str], say: Speech) -> str:
    if against.zero_sum:
        return say("At the same public money, {after} a year, members would pay **{share}** of the budget, above their ceiling of {ceiling}: **{gap} a year has no payer**.", **values)
    return say(
        "Public running money goes from {before} to **{after}** a year: members would pay **{share}** of the budget, above their ceiling of {ceiling}, and **{gap} a year has no payer**.",
        **values,
    )


def _projects(against: Comparison, base: Base, values: dict[str, str], say: Speech) -> str:
    low, _, high = against.outcome.rd
    if any(abs(change) > 0.005 for change in against.rd_change):
        return say(
            "Running money does not change. The **{money}** a year of State and authorities for projects draw from **{low}** to **{high}** of R&D, according to the studies.",
            money=say.money(against.outcome.public_projects), low=say.money(low), high=say.money(high),
        )
    if "eu" in against.changed:
        return say("Running money does not change. European money goes from {before} to **{after}** a year; it pays projects, not running costs.", before=say.money(against.before["eu"]), after=say.money(against.after["eu"]))
    if base.levers is not None:
        return say("Nothing changes: **{after}** of public money a year, out of a running budget of {budget}; members pay the rest, **{each}** each, as in {base}.", **values)
    return say("Phase 5 as it was decided: **{after}** of public money a year, out of a running budget of {budget}; members pay the rest, **{each}** each.", **values)

