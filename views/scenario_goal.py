"""The other way round: what public envelope meets an aim, and who sets its price."""

import pandas as pd

from charts import scenario_goal as picture
from language import Speech, speech
from scenarios import goal
from scenarios.words import percent
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

AT_MOST = (0.50, 0.55, 0.60)  # shares of the budget that members would pay at most
COLUMNS = ["aim", "who", "level", "envelope", "change", "_aim", "_now", "_low", "_high", "source_id", "confidence"]


@computed
def scenario_goals(s, beside, named, base, lang):
    """The public running money a year at which each region is at its level of 2022, and at which members pay at most a share of the budget.
    Leaves out: envelopes outside what the levers allow, told as not reached; regions without a cluster at the end of 2022.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Those beside it, joined by ~, one of which may be the base
      named   text  optional  Names that the visitor gave them, joined by ~
      base    text  optional  Letter of the one of them that it is compared with; phase 5 as decided without it
      lang    text  Language of the labels, fr or en
    Columns:
      aim         text    -      Aim
      who         text    -      For whom
      level       number  EUR_M  Level of 2022
      envelope    number  EUR_M  Envelope that it takes
      change      number  EUR_M  Change from the base of comparison
      _aim        text    -      keep_regions or private_share
      _now        number  EUR_M  Public running money of the scenario
      _low        number  EUR_M  Lowest envelope that the levers allow
      _high       number  EUR_M  Highest envelope that the levers allow
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    say = speech(lang)
    one = reading.several(s, beside, named, base, say)[0]
    given, pages = one.outcome.inputs, reading.sources(one.levers, "running", "members", more=("nd_680724",))
    ends = (one.outcome.public, *goal.bounds(given), pages, "low")
    kept = goal.keep_regions(one.levers, given, base=one.base.levers)
    tell = say("Region at its level of 2022")
    rows = [(tell, price.name, price.level, price.envelope, None if price.envelope is None else price.envelope - kept.reference, goal.KEEP_REGIONS, *ends) for price in kept.prices]
    for share in AT_MOST:
        found = goal.private_share(one.levers, given, share, one.base.levers)
        rows.append((say("Members pay at most a share of the budget"), percent(share, say), None, found.envelope, found.change, goal.PRIVATE_SHARE, *ends))
    return pd.DataFrame(rows, columns=COLUMNS)


def _title(answer: goal.Answer, base: str, say: Speech) -> str:
    first = answer.prices[0].name
    if answer.found:
        return say(
            "Keeping each region at its level of 2022 takes {envelope} a year ({change} on {base})", envelope=say.money(round(answer.envelope, 1)),
            change=say.money(round(answer.change, 1), signed=True), base=base,
        )
    if answer.reason == goal.NO_SHARE:
        return say("No envelope keeps each region at its level of 2022: the clusters of {name} have no part of it", name=first)
    low, high = answer.bounds
    return say("No envelope between {low} and {high} keeps each region at its level of 2022: {name} would need more", low=say.money(low), high=say.money(high), name=first)


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    one = reading.of_page(context, say)[0]
    given = one.outcome.inputs
    answer = goal.keep_regions(one.levers, given, base=one.base.levers)
    regions, shares = (frame[frame["_aim"] == aim] for aim in (goal.KEEP_REGIONS, goal.PRIVATE_SHARE))
    under = answer.under(one.outcome.public)
    first = regions.iloc[0]
    if answer.found:
        next_ = regions.iloc[1]
        told = say(
            "{first} meets its level at {envelope}, then {second} at {next}", first=first["who"], envelope=say.money(round(first["envelope"], 1)), second=next_["who"],
            next=say.money(round(next_["envelope"], 1)),
        )
    else:
        told = say("{first} had {level} in 2022 by this convention", first=first["who"], level=say.money(first["level"], 2))
    prices = [
        say("{share}: {envelope}", share=row["who"], envelope=say.money(round(row["envelope"], 1)) if pd.notna(row["envelope"]) else say("none between the bounds"))
        for row in shares.to_dict("records")
    ]
    return Words(
        title=_title(answer, one.base.said, say),
        subtitle=say("Regions under their level of 2022 by more than 2%, by public running money, M€ of 2022 a year; below, what it takes for members to pay at most a share of the budget"),
        reading=say.plural(
            "with the {now} of the scenario, {n} region is under its level; {told}", "with the {now} of the scenario, {n} regions are under their level; {told}", len(under),
            now=say.money(one.outcome.public), told=told,
        ),
        scope=say(
            "Level of 2022: {public} shared among the {before} clusters of the end of 2022 by the key of phase 5, a convention; then the key, map and counting of “{name}”", public=say.money(given.public),
            before=say.number(len(given.before)), name=one.name,
        ),
        coverage=Coverage(int(regions["envelope"].notna().sum()), len(regions), say("regions that an envelope can serve")),
        note=say("Members paying at most… {prices}.", prices="; ".join(prices) if say.lang == "en" else " ; ".join(prices)) + " " + reading.caution(say),
    )


view(View(
    name="scenario_goal", narrowest=680, query="scenario_goals", chart=picture.steps, words=_words,
    definition="The smallest public running envelope that leaves no region under what its clusters had in 2022, and those that hold the members’ share under 50, 55 and 60%.",
    formula="Bisection on public running money, between what the levers allow. The price of a region: level of 2022 × 0.98 ÷ share of its clusters. The members’ share: (budget to keep − envelope) ÷ budget.",
    limits="What a region received in 2022: nobody publishes it, a convention stands in for it.",
))
