"""A scenario in a few neutral sentences, each computed: who pays, what lacks a payer, what moves between regions, what it rests on."""

from language import Speech
from scenarios.beside import Base
from scenarios.compare import Comparison
from scenarios.headline import payers
from scenarios.model import Outcome
from scenarios.words import percent


def summary(against: Comparison, base: Base, say: Speech, region: str | None = None) -> str:
    """The summary of `against` in one paragraph; `base` has the words of what it is compared with, `region` is the code of one that is told by itself."""
    return " ".join(sentences(against, base, say, region))


def sentences(against: Comparison, base: Base, say: Speech, region: str | None = None) -> list[str]:
    """The same, sentence by sentence. A base that is not phase 5 is named first."""
    named = [] if base.levers is None else [say("The comparison is with {base}.", base=base.said)]
    money = [*_members(against, base, say), *_projects(against, base, say)]
    if against.same:
        return [say("Same results as {base}.", base=base.said), *money, _rests_on(against.outcome, say)]
    return [*named, *_public(against, say), *money, *_map(against, say), *_regions(against, say), *_region(against, region, base, say), _rests_on(against.outcome, say)]


def _public(one: Comparison, say: Speech) -> list[str]:
    before, after, outcome = one.before["public"], one.after["public"], one.outcome
    if one.zero_sum:
        found = [say("Public running money stays at {after} a year.", after=say.money(after))]
        if abs(one.before["state"] - outcome.state) > 0.005:
            found.append(say("The State pays {state} of it instead of {state_before}, authorities and Regions {local} instead of {local_before}.", **payers(one, say)))
    else:
        found = [
            say(
                "Public running money goes from {before} to {after} a year ({change}).",
                before=say.money(before),
                after=say.money(after),
                change=say.money(after - before, signed=True),
            )
        ]
    if outcome.taken > 0:
        most = max(zip(outcome.region_pays, outcome.inputs.region_names, strict=True))
        found.append(say("Regions add {taken} to replace the State, {name} the most ({amount}).", taken=say.money(outcome.taken), name=most[1], amount=say.money(float(most[0]))))
    return found


def _members(one: Comparison, base: Base, say: Speech) -> list[str]:
    outcome = one.outcome
    change = outcome.need_per_member - one.before["need_per_member"]
    values = {"budget": say.money(outcome.budget), "need": say.money(outcome.need), "share": percent(outcome.need_share, say), "each": say.euros(outcome.need_per_member)}
    if abs(change) < 0.5:
        found = [say("To keep a running budget of {budget}, members pay {need} ({share}), {each} each: as in {base}.", **values, base=base.said)]
    else:
        found = [say("To keep a running budget of {budget}, members would pay {need} ({share}), {each} each ({change}).", **values, change=say.euros(change, signed=True))]
    if outcome.gap > 0:
        found.append(
            say(
                "Held to {ceiling} of the budget, they pay {private}: {gap} a year has no payer.",
                ceiling=percent(outcome.levers["private_max"] / 100, say),
                private=say.money(outcome.private),
                gap=say.money(outcome.gap),
            )
        )
    return found


def _projects(one: Comparison, base: Base, say: Speech) -> list[str]:
    outcome, low, middle, high = one.outcome, *one.outcome.rd
    values = {"money": say.money(outcome.public_projects), "low": say.money(low), "middle": say.money(middle), "high": say.money(high)}
    found = [say("The {money} of State and authorities for projects draw from {low} to {high} of R&D a year according to the studies, {middle} in the middle case.", **values)]
    if "public_projects" in one.changed:
        found.append(say("It was {before} in {base}.", before=say.money(one.before["public_projects"]), base=base.said))
    if "eu" in one.changed:
        found.append(
            say(
                "European money of the clusters goes from {before} to {after} a year; it pays projects, not running costs.",
                before=say.money(one.before["eu"]),
                after=say.money(one.after["eu"]),
            )
        )
    return found


def _map(one: Comparison, say: Speech) -> list[str]:
    if "n" not in one.changed:
        return []
    after = say.plural("{n} cluster", "{n} clusters", one.outcome.n)
    if one.outcome.n > one.reference.n:
        return [say("{after} instead of {before}.", after=after, before=say.number(one.reference.n))]
    return [say("{after} instead of {before}: members and money of those that merge go to their heir.", after=after, before=say.number(one.reference.n))]


def _regions(one: Comparison, say: Speech) -> list[str]:
    winners, losers = one.winners, one.losers
    if not winners and not losers:
        return [say("The clusters of no region receive more or less.")]
    found = []
    if one.zero_sum:
        found.append(say("At the same envelope, {moved} a year moves between regions.", moved=say.money(one.moved)))
    if winners:
        first = winners[0]
        found.append(
            say.plural(
                "The clusters of {n} region receive more, {name} first ({change}).",
                "The clusters of {n} regions receive more, {name} first ({change}).",
                len(winners),
                name=first.name,
                change=say.money(first.change, signed=True),
            )
        )
    if losers:
        first = losers[0]
        found.append(
            say.plural(
                "The clusters of {n} region receive less, {name} first ({change}).",
                "The clusters of {n} regions receive less, {name} first ({change}).",
                len(losers),
                name=first.name,
                change=say.money(first.change, signed=True),
            )
        )
    return found


def _region(one: Comparison, code: str | None, base: Base, say: Speech) -> list[str]:
    """What the clusters of one region receive, and what the Region itself pays more."""
    row = next((row for row in one.regions if row.code == code), None)
    if row is None:
        return []
    values = {"region": row.name, "after": say.money(row.after, 2), "base": base.said}
    if row.change:
        found = [say("{region}: the clusters receive {after} a year instead of {before} in {base} ({change}).", **values, before=say.money(row.before, 2), change=say.money(row.change, 2, signed=True))]
    else:
        found = [say("{region}: the clusters receive {after} a year, as in {base}.", **values)]
    return [*found, *([say("The Region itself adds {amount}.", amount=say.money(row.pays, 2))] if row.pays > 0 else [])]


def _rests_on(outcome: Outcome, say: Speech) -> str:
    return say(
        "This is arithmetic on assumptions, not a forecast; the budget to keep rests on members paying {share} of it today, which no table gives.",
        share=percent(outcome.levers["private_ref"] / 100, say),
    )
