"""What a scenario asks of members, what R&D its projects draw, and how much the largest shares take: one picture each, of the same rows."""

import pandas as pd

from charts import scenario_concentration, scenario_need, scenario_rnd
from language import Speech
from scenarios.words import percent
from views import scenario_reading as reading
from views.core import Context, Coverage, View, Words, view
from views.scenario_measures import chosen


def _need(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, base = chosen(frame), reading.of_page(context, say)[0].base
    values = {"name": row["scenario"], "each": say.euros(row["need_per_member"]), "share": percent(row["need_share"], say)}
    if row["gap"] > 0:
        title = say("{name}: {each} a member, {share} of the budget, above the ceiling", **values)
    else:
        title = say("{name}: {each} a member, {share} of the budget, under the ceiling", **values)
    return Words(
        title=title,
        subtitle=say("Assumption. Euros of 2022 a member and a year to keep the running budget, beside {base}; the mark is what members bear at most", base=base.said),
        reading=say(
            "“{name}”: {each} a member and a year, when the ceiling of {ceiling} allows {cap}", name=row["scenario"], each=say.euros(row["need_per_member"]), cap=say.euros(row["cap_per_member"]), ceiling=percent(row["ceiling"], say)
        ),
        scope=say("{n} members of all clusters in the last year of the scenario, each counted once", n=say.number(round(row["members"]))),
        coverage=Coverage(1, 2, say("figures known (members, not what they pay)")),
        note=say("What members pay today is in no table; how they would react to dearer fees, nobody measured."),
    )


view(View(
    name="scenario_need", narrowest=680, query="scenario_measures", chart=scenario_need.bars, words=_need,
    definition="What each member would have to pay in a year for the clusters to keep their running budget, and what the ceiling lets members bear.",
    formula="Effort = (budget to keep − public running money) ÷ members. What members bear at most = public running money × ceiling ÷ (1 − ceiling) ÷ members.",
    limits="How members would react to dearer fees: nobody measured it.",
))


def _rnd(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, base = chosen(frame), reading.of_page(context, say)[0].base
    return Words(
        title=say("{name}: no public money for projects, so no R&D drawn", name=row["scenario"]) if row["project_money"] == 0 else say(
            "{name}: {money} of public project money draw from {low} to {high} of R&D", name=row["scenario"], money=say.money(row["project_money"]),
            low=say.money(row["rd_low"]), high=say.money(row["rd_high"]),
        ),
        subtitle=say("Assumption. R&D drawn in a year, M€ of 2021, by the project money of State and authorities, beside {base}; ends and middle are read in evaluations", base=base.said),
        reading=say(
            "one public euro draws from {low} to {high} of R&D, {mid} in the middle case", low=say("€{amount}", amount=say.number(row["_rate_low"])),
            high=say("€{amount}", amount=say.number(row["_rate_high"])), mid=say("€{amount}", amount=say.number(row["_rate_mid"])),
        ),
        scope=say("Project money of the State and the authorities; neither the running grant nor European money"),
        coverage=Coverage(3, 3, say("cases read in evaluations")),
        note=say("The range is the answer. An assumption, not a forecast: measured at the time of the FUI (2006-2019), it is an extrapolation after 2022."),
    )


view(View(
    name="scenario_rnd", narrowest=680, query="scenario_measures", chart=scenario_rnd.fan, words=_rnd,
    definition="R&D spending that public project money draws in a year, as a range between the lowest and the highest effect that evaluations read.",
    formula="Public project money × (small firms’ part × their leverage + the rest × leverage of larger firms), for the low, the middle and the high case.",
    limits="A single value, a region, or the effect of the running grant: no study links it with R&D.",
))


def _concentration(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    before, base = frame.iloc[0], reading.of_page(context, say)[0].base
    moved = frame.loc[(frame["large_clusters"] - before["large_clusters"]).abs().idxmax()]
    row = moved if moved["letter"] else chosen(frame)
    change = row["large_clusters"] - before["large_clusters"]
    values = {"name": row["scenario"], "share": say.percent(row["large_clusters"], 1), "base": base.said}
    if abs(change) < 5e-4:
        title = say("{name}: the 15 first clusters hold {share} of public running money, as in {base}", **values) if row["letter"] else say(
            "{name}: the 15 first clusters hold {share} of public running money", name=base.name, share=values["share"])
    else:
        title = say("{name}: the 15 first clusters hold {share} of public running money, {before} in {base}", before=say.percent(before["large_clusters"], 1), **values)
    return Words(
        title=title,
        subtitle=say("Share of public running money, %, beside {base}; the mark is the share if all clusters had the same", base=base.said),
        reading=say(
            "“{name}”: the 5 first clusters hold {five}, the 15 first {fifteen}, the 3 first regions {three}", name=row["scenario"], five=say.percent(row["first_clusters"], 1),
            fifteen=say.percent(row["large_clusters"], 1), three=say.percent(row["first_regions"], 1),
        ),
        scope=say("Clusters and regions in the order of their money in each scenario; a convention shares it, since no real split is public"),
        coverage=Coverage(*reading.known_members(reading.of_page(context, say)[0].outcome), say("clusters with known members")),
        note=reading.caution(say),
    )


view(View(
    name="scenario_concentration", narrowest=680, query="scenario_measures", chart=scenario_concentration.groups, words=_concentration,
    definition="Part of the public running money that the largest shares take: the five and the fifteen first clusters, the three first regions.",
    formula="Sum of the largest shares ÷ all shares; the mark: 5 or 15 ÷ number of clusters.",
    limits="The real concentration of the grants: no split is public.",
))
