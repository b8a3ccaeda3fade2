"""The main results of up to four scenarios on one scale: running budget and its payers, effort of a member, R&D drawn, concentration."""

import pandas as pd

from charts import scenario_board, scenario_concentration, scenario_need, scenario_rnd
from language import Speech, speech
from scenarios.assumptions import BY_KEY
from scenarios.model import leverage
from scenarios.words import percent
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

LEVERAGE = BY_KEY["leverage"].sources
FIRST = 5  # clusters, beside the fifteen and the three regions of the model


@computed
def scenario_measures(s, beside, named, lang):
    """The main results of phase 5 as decided and of up to four scenarios, one row each.
    Leaves out: results by region and by cluster; what no data stands behind.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      lang    text  Language of the labels, fr or en
    Columns:
      letter           text     -      Letter
      scenario         text     -      Scenario
      state            number   EUR_M  State operating grant
      local            number   EUR_M  Authorities
      taken            number   EUR_M  Regions, in place of the State
      private          number   EUR_M  Cluster members
      running          number   EUR_M  Running budget
      gap              number   EUR_M  Money without a payer
      budget           number   EUR_M  Budget to keep
      need_per_member  number   EUR    Effort of a member to keep the budget
      cap_per_member   number   EUR    What a member bears at most
      need_share       number   share  Members’ share of the budget
      ceiling          number   share  Ceiling of the members’ share
      members          number   count  Number of members
      project_money    number   EUR_M  Public project money
      rd_low           number   EUR_M  R&D drawn, low case
      rd_mid           number   EUR_M  R&D drawn, middle case
      rd_high          number   EUR_M  R&D drawn, high case
      n                integer  count  Clusters
      first_clusters   number   share  Share of the 5 first clusters
      large_clusters   number   share  Share of the 15 first clusters
      first_regions    number   share  Share of the 3 first regions
      _rate_low        number   EUR    R&D for a public euro, low case
      _rate_mid        number   EUR    R&D for a public euro, middle case
      _rate_high       number   EUR    R&D for a public euro, high case
      _same            boolean  -      Same results as phase 5
      source_id        text     -      Sources
      confidence       text     -      Confidence
    """
    say = speech(lang)
    found = reading.several(s, beside, named, say)
    rows = [_row("", say("Phase 5 as decided"), found[0].against.reference, True)]
    if len(found) > 1 or not found[0].against.same:
        rows += [_row(one.letter, one.name, one.outcome, one.against.same) for one in found]
    return pd.DataFrame(rows)


def _row(letter: str, name: str, outcome, same: bool) -> dict:
    levers = outcome.levers
    sme = levers["sme_share"] / 100
    rates = [sme * small + (1 - sme) * big for small, big in zip(leverage(levers, "sme"), leverage(levers, "big"), strict=True)]
    by_share = sorted(outcome.share, reverse=True)
    return {
        "letter": letter, "scenario": name, "state": outcome.state, "local": outcome.local, "taken": outcome.taken, "private": outcome.private, "running": outcome.running,
        "gap": outcome.gap, "budget": outcome.budget, "need_per_member": outcome.need_per_member, "cap_per_member": outcome.cap * 1e6 / outcome.members,
        "need_share": outcome.need_share, "ceiling": levers["private_max"] / 100, "members": outcome.members, "project_money": outcome.public_projects,
        "rd_low": outcome.rd[0], "rd_mid": outcome.rd[1], "rd_high": outcome.rd[2], "n": outcome.n, "first_clusters": float(sum(by_share[:FIRST])),
        "large_clusters": outcome.concentration["clusters"], "first_regions": outcome.concentration["regions"],
        "_rate_low": rates[0], "_rate_mid": rates[1], "_rate_high": rates[2], "_same": same,
        "source_id": reading.sources(levers, "running", "projects", "members", more=LEVERAGE), "confidence": "low",
    }


def chosen(frame: pd.DataFrame) -> pd.Series:
    """The row that the words speak of: the first scenario that differs from phase 5, else phase 5."""
    moved = frame[(frame["letter"] != "") & ~frame["_same"]]
    return (moved if len(moved) else frame).iloc[0]


def _board(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, before = chosen(frame), frame.iloc[0]
    each, change = say.euros(row["need_per_member"]), row["need_per_member"] - before["need_per_member"]
    if row["letter"] == "":
        title = say("Phase 5 as decided: a running budget of {budget}, {each} a member and a year", budget=say.money(row["budget"]), each=each)
    elif row["gap"] > 0:
        title = say(
            "{name}: {each} a member and a year to keep the budget ({change}); held to the ceiling, {gap} has no payer", name=row["scenario"], each=each,
            change=say.euros(change, signed=True), gap=say.money(row["gap"]),
        )
    elif abs(change) >= 0.5:
        title = say("{name}: {each} a member and a year to keep the budget ({change})", name=row["scenario"], each=each, change=say.euros(change, signed=True))
    else:
        title = say("{name}: {each} a member and a year to keep the budget, as in phase 5", name=row["scenario"], each=each)
    return Words(
        title=title,
        subtitle=say("Running budget by payer, M€ a year; effort of a member; R&D drawn by project money, from the low to the high case"),
        reading=say(
            "“{name}”: {running} of running budget, {each} a member, R&D drawn from {low} to {high}", name=row["scenario"], running=say.money(row["running"]), each=each,
            low=say.money(row["rd_low"]), high=say.money(row["rd_high"]),
        ),
        scope=say("France, a year when the levers act; the authorities’ money is that of Regions, departments and towns together"),
        coverage=Coverage(5, 6, say("amounts read in a page")),
        note=reading.caution(say),
    )


view(View(
    name="scenario_compare_chart", query="scenario_measures", chart=scenario_board.board, words=_board,
    definition="Phase 5 as decided and the scenarios of the page, on one scale: who pays the running budget, what a member would have to pay, what R&D project money draws.",
    formula="Budget to keep = public money of phase 5 ÷ (1 − members’ share today). Effort = (budget − public money) ÷ members. R&D drawn = public project money × R&D for a public euro.",
    limits="A forecast: the three results rest on assumptions, each with its card.",
))


def _need(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row = chosen(frame)
    values = {"name": row["scenario"], "each": say.euros(row["need_per_member"]), "share": percent(row["need_share"], say), "ceiling": percent(row["ceiling"], say)}
    if row["gap"] > 0:
        title = say("{name}: members would pay {share} of the budget, {each} each, above the ceiling of {ceiling}", **values)
    else:
        title = say("{name}: members pay {share} of the budget, {each} each, under the ceiling of {ceiling}", **values)
    return Words(
        title=title,
        subtitle=say("Euros a member and a year to keep the running budget; the mark is what members bear at most"),
        reading=say(
            "“{name}”: {each} a member and a year, when the ceiling allows {cap}", name=row["scenario"], each=say.euros(row["need_per_member"]), cap=say.euros(row["cap_per_member"])
        ),
        scope=say("{n} members of all clusters in the last year of the scenario, each counted once", n=say.number(round(row["members"]))),
        coverage=Coverage(1, 2, say("figures known (members, not what they pay)")),
        note=say("What members pay today is in no table; how they would react to dearer fees, nobody measured."),
    )


view(View(
    name="scenario_need", query="scenario_measures", chart=scenario_need.bars, words=_need,
    definition="What each member would have to pay in a year for the clusters to keep their running budget, and what the ceiling lets members bear.",
    formula="Effort = (budget to keep − public running money) ÷ members. What members bear at most = public running money × ceiling ÷ (1 − ceiling) ÷ members.",
    limits="How members would react to dearer fees: nobody measured it.",
))


def _rnd(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row = chosen(frame)
    return Words(
        title=say("{name}: no public money for projects, so no R&D drawn", name=row["scenario"]) if row["project_money"] == 0 else say(
            "{name}: with {money} of public money for projects, the R&D drawn goes from {low} to {high}: the range is the answer", name=row["scenario"], money=say.money(row["project_money"]),
            low=say.money(row["rd_low"]), high=say.money(row["rd_high"]),
        ),
        subtitle=say("R&D drawn in a year, M€, by public project money (State and authorities); ends and middle are read in evaluations"),
        reading=say(
            "one public euro draws from {low} to {high} of R&D, {mid} in the middle case", low=say("€{amount}", amount=say.number(row["_rate_low"])),
            high=say("€{amount}", amount=say.number(row["_rate_high"])), mid=say("€{amount}", amount=say.number(row["_rate_mid"])),
        ),
        scope=say("Project money of the State and the authorities; neither the running grant nor European money"),
        coverage=Coverage(3, 3, say("cases read in evaluations")),
        note=say("An assumption, not a forecast: measured at the time of the FUI (2006-2019), it is an extrapolation after 2022."),
    )


view(View(
    name="scenario_rnd", query="scenario_measures", chart=scenario_rnd.fan, words=_rnd,
    definition="R&D spending that public project money draws in a year, as a range between the lowest and the highest effect that evaluations read.",
    formula="Public project money × (small firms’ part × their leverage + the rest × leverage of larger firms), for the low, the middle and the high case.",
    limits="A single value, a region, or the effect of the running grant: no study links it with R&D.",
))


def _concentration(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    before = frame.iloc[0]
    moved = frame.loc[(frame["large_clusters"] - before["large_clusters"]).abs().idxmax()]
    row = moved if moved["letter"] else chosen(frame)
    change = row["large_clusters"] - before["large_clusters"]
    values = {"name": row["scenario"], "share": say.percent(row["large_clusters"], 1)}
    if abs(change) < 5e-4:
        title = say("{name}: the 15 first clusters hold {share} of public running money, as in phase 5", **values) if row["letter"] else say(
            "Phase 5 as decided: the 15 first clusters hold {share} of public running money", share=values["share"])
    elif change > 0:
        title = say("{name}: more concentrated, the 15 first clusters hold {share} of public running money instead of {before}", before=say.percent(before["large_clusters"], 1), **values)
    else:
        title = say("{name}: less concentrated, the 15 first clusters hold {share} of public running money instead of {before}", before=say.percent(before["large_clusters"], 1), **values)
    return Words(
        title=title,
        subtitle=say("Share of public running money, %; the mark is the share if all clusters had the same"),
        reading=say(
            "“{name}”: the 5 first clusters hold {five}, the 15 first {fifteen}, the 3 first regions {three}", name=row["scenario"], five=say.percent(row["first_clusters"], 1),
            fifteen=say.percent(row["large_clusters"], 1), three=say.percent(row["first_regions"], 1),
        ),
        scope=say("Clusters and regions in the order of their money in each scenario; a convention shares it, since no real split is public"),
        coverage=Coverage(*reading.known_members(reading.read(context["s"], None, say).outcome), say("clusters with known members")),
        note=reading.caution(say),
    )


view(View(
    name="scenario_concentration", query="scenario_measures", chart=scenario_concentration.groups, words=_concentration,
    definition="Part of the public running money that the largest shares take: the five and the fifteen first clusters, the three first regions.",
    formula="Sum of the largest shares ÷ all shares; the mark: 5 or 15 ÷ number of clusters.",
    limits="The real concentration of the grants: no split is public.",
))
