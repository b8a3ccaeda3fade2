"""Levers, rules, repairs and notices in words. `say` is the Speech of the page; nothing here computes."""

from language import Speech
from scenarios.goal import CLOSE, KEEP_CLUSTERS, KEEP_REGIONS, NO_SHARE, PRIVATE_SHARE, Answer
from scenarios.levers import BY_KEY, Lever, Levers
from scenarios.model import Outcome
from scenarios.rules import REGIONS, Broken, Notice, Repair

UNIT_NAMES = {
    "EUR_M": "€ million a year",
    "EUR": "€",
    "pct": "%",
    "times": "times phase 4",
    "count": "clusters",
    "year": "year",
    "choice": "choice",
}
RULE_NAMES = {
    "private_ceiling": "Members would pay {need} of the budget, above the ceiling of {ceiling}: {gap} a year has no payer.",
}
REPAIR_NAMES = {
    "regions": "Regions add {amount} ({share} of the cut)",
    "regions_own": "Authorities add {amount}",
    "regions_and_budget": "Authorities add {amount}, budget {share}",
    "budget": "Budget at {amount} ({share})",
    "ceiling": "Ceiling at {amount}",
    "state": "The State adds {amount}",
}
NOTICE_NAMES = {
    "never_acts": "The levers act from {start}, after the last year, {horizon}: until then the years are those of the reference.",
    "weights_all_zero": "All weights are at zero: the money is shared equally.",
    "axes_all_zero": "The four axes are at zero: they count equally.",
    "no_new_clusters": "{asked} clusters are asked for and {known} are known: no list of new clusters exists, so nothing changes by itself.",
    "too_many_kept": "{asked} clusters are asked for and {reached} remain: the others are to stay.",
    "regions_without_cluster": "No cluster has its seat any more in: {regions}.",
    "fits_are_stand_ins": "No list of European or regional priorities is in the tables: European money by theme and the themes’ weight in the region stand in for them.",
    "rating_is_old": "The rating dates from 2012; the {missing} clusters that have none take the mean.",
    "axes_are_an_assumption": "The weight of each theme on the four axes is an assumption of this project, for officials to decide.",
    "members_estimated": "Members estimated from the other clusters of the theme, or from all: {names}.",
}
ANSWER_NAMES = {
    "keep_regions": "To leave no region under its level of 2022 by more than {tolerance}, {envelope} of public running money a year are needed; {name} sets the price.",
    "keep_regions_whole": "To leave no region under its level of 2022, {envelope} of public running money a year are needed; {name} sets the price.",
    "keep_clusters": "To leave no cluster under what it has in {base}, {envelope} of public running money a year are needed; {name} sets the price.",
    "keep_clusters_alike": "To leave no cluster under what it has in {base}, {envelope} of public running money a year are needed; all clusters reach it together.",
    "private_share": "For members to pay at most {share} of the budget, {envelope} of public running money a year are needed.",
    "keep_regions_no_share": "No envelope leaves each region at its level of 2022: the clusters of {name} have no part of it.",
    "keep_regions_not_within_bounds": "No envelope between {low} and {high} leaves each region at its level of 2022: {name} would need more.",
    "keep_clusters_no_share": "No envelope leaves each cluster at what it has in {base}: {name} has no part of it.",
    "keep_clusters_not_within_bounds": "No envelope between {low} and {high} leaves each cluster at what it has in {base}: {name} would need more.",
    "private_share_not_within_bounds": "No envelope between {low} and {high} brings the members’ share down to {share}.",
}
REGION_NAMES = {
    "lacks": "To leave the clusters of {region} what they have in {base} ({level}), {lacks} a year is lacking in this scenario; with this key, {envelope} of public running money a year would give it.",
    "lacks_no_share": "To leave the clusters of {region} what they have in {base} ({level}), {lacks} a year is lacking in this scenario: they have no part of it, whatever the envelope.",
    "lacks_not_within_bounds": "To leave the clusters of {region} what they have in {base} ({level}), {lacks} a year is lacking in this scenario: it would take more than the {high} that the levers allow.",
    "same": "The clusters of {region} have in this scenario what they have in {base}, {level} a year.",
    "more": "The clusters of {region} have in this scenario {more} a year more than in {base}, where they have {level}.",
}
NEAR = 0.005  # EUR M: a difference that is told as none
MEASURE_NAMES = {
    "need_per_member": "Effort to keep the budget, a member and a year",
    "gap": "Money without a payer",
    "running": "Running budget",
    "rd_mid": "R&D drawn, middle case",
    "moved": "What goes to the regions that gain",
}


def spoken(lever: Lever, value: float, say: Speech) -> str:
    """A value of a lever with its unit: `9 M€`, `36 %`, `2,5 €`, `× 1,5`, `40`, `2028`, or the words of a choice."""
    if lever.unit == "choice":
        return next(say(message) for one, message in lever.options if one == value)
    if lever.unit == "EUR_M":
        return say.money(value)
    if lever.unit == "pct":
        return percent(value / 100, say)
    if lever.unit == "EUR":
        return say("€{amount}", amount=say.number(value))
    if lever.unit == "times":
        return say("× {factor}", factor=say.number(value))
    return f"{value:.0f}" if lever.unit == "year" else say.number(value)


def percent(share: float, say: Speech, signed: bool = False) -> str:
    """A share of 1 as a percentage, with a decimal only where it has one."""
    return say.percent(share, 0 if abs(share * 100 - round(share * 100)) < 0.05 else 1, signed)


def rule(one: Broken, say: Speech) -> str:
    """The broken rule, with its figures."""
    values = one.values
    return say(RULE_NAMES[one.key], need=percent(values["need_share"], say), ceiling=percent(values["ceiling"], say), gap=say.money(values["gap"]))


def repair(one: Repair, outcome: Outcome, say: Speech) -> str:
    """A repair, as a button says it."""
    of_cut = one.key != REGIONS or (outcome.cut > 0 and one.levers["local"] == outcome.levers["local"])
    amount = percent(one.amount, say) if one.key == "ceiling" else say.money(one.amount)
    share = say.percent(one.share, 0, signed=one.key in ("budget", "regions_and_budget"))
    return say(REPAIR_NAMES[one.key if of_cut else "regions_own"], amount=amount, share=share)


def notice(one: Notice, say: Speech) -> str:
    """A notice, with its figures and names."""
    return say(NOTICE_NAMES[one.key], **{key: say.listing(value) if isinstance(value, tuple) else str(value) for key, value in one.values.items()})


def answer(one: Answer, base: str, say: Speech) -> str:
    """What the goal seek found, or why nothing does; `base` is what is compared with, as a sentence says it."""
    if not one.found:
        return say(ANSWER_NAMES[f"{one.aim}_{one.reason}"], **_why(one, base, say))
    return f"{_takes(one, base, say)} {_beyond(one, say)}"


def one_region(one: Answer, lacks: float, base: str, say: Speech) -> str:
    """What the clusters of one region lack, or have more, against `base`, and the envelope that would give it."""
    price = one.prices[0]
    values = {"region": price.name, "level": say.money(price.level, 2), "base": base}
    if lacks < -NEAR:
        return say(REGION_NAMES["more"], more=say.money(-lacks, 2), **values)
    if lacks <= NEAR:
        return say(REGION_NAMES["same"], **values)
    found = "lacks" if one.found else f"lacks_{one.reason}"
    return say(REGION_NAMES[found], lacks=say.money(lacks, 2), envelope=say.money(one.envelope) if one.found else "", high=say.money(one.bounds[1]), **values)


def _beyond(one: Answer, say: Speech) -> str:
    """The envelope of an answer beside that of the scenario."""
    if abs(one.more) < NEAR:
        return say("It is what this scenario has.")
    if one.more > 0:
        return say("It is {more} more than this scenario has.", more=say.money(one.more))
    return say("It is {less} less than this scenario has.", less=say.money(-one.more))


def _takes(one: Answer, base: str, say: Speech) -> str:
    values = {"envelope": say.money(one.envelope)}
    if one.aim == PRIVATE_SHARE:
        return say(ANSWER_NAMES[PRIVATE_SHARE], share=percent(one.at_most, say), **values)
    if one.aim == KEEP_CLUSTERS:
        values["base"] = base
        alike = one.prices[0].envelope - one.prices[-1].envelope < CLOSE
        return say(ANSWER_NAMES["keep_clusters_alike"], **values) if alike else say(ANSWER_NAMES[KEEP_CLUSTERS], name=one.prices[0].name, **values)
    if one.tolerance:
        return say(ANSWER_NAMES[KEEP_REGIONS], tolerance=percent(one.tolerance, say), name=one.prices[0].name, **values)
    return say(ANSWER_NAMES["keep_regions_whole"], name=one.prices[0].name, **values)


def _why(one: Answer, base: str, say: Speech) -> dict[str, str]:
    """What the sentence of an aim that nothing meets needs."""
    whose = {"share": percent(one.at_most, say)} if one.aim == PRIVATE_SHARE else {"name": one.prices[0].name, **({"base": base} if one.aim == KEEP_CLUSTERS else {})}
    return whose if one.reason == NO_SHARE else {**whose, "low": say.money(one.bounds[0]), "high": say.money(one.bounds[1])}


def changes(levers: Levers, say: Speech) -> list[tuple[str, str, str]]:
    """(label, value, default) of each lever that differs from the default, in the order of their declaration."""
    found = []
    for key, value in levers.changed.items():
        lever = BY_KEY[key]
        found.append((say(lever.label), spoken(lever, value, say), spoken(lever, lever.default, say)))
    return found
