"""The main results of up to four scenarios, and the picture of them on one scale: running budget and its payers, effort of a member, R&D drawn."""

import pandas as pd

from charts import scenario_board
from language import Speech, speech
from scenarios.assumptions import BY_KEY
from scenarios.model import leverage
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

LEVERAGE = BY_KEY["leverage"].sources
FIRST = 5  # clusters, beside the fifteen and the three regions of the model


@computed
def scenario_measures(s, beside, named, base, lang):
    """The main results of up to four scenarios, one row each, after what they are compared with: phase 5 as decided or one of them.
    Leaves out: results by region and by cluster; what no data stands behind.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      base    text  optional  Letter of the one that the others are compared with; phase 5 as decided without it
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
      _same            boolean  -      Same results as what it is compared with
      _base            text     -      Base of comparison, in short
      source_id        text     -      Sources
      confidence       text     -      Confidence
    """
    say = speech(lang)
    found = reading.several(s, beside, named, base, say)
    against = found[0].base
    told = [("", against.name, found[0].against.reference, True)]
    if len(found) > 1 or not found[0].against.same:
        told += [(one.letter, one.name, one.outcome, one.against.same) for one in found]
    return pd.DataFrame([_row(*one, against.short) for one in told])


def _row(letter: str, name: str, outcome, same: bool, base: str) -> dict:
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
        "_rate_low": rates[0], "_rate_mid": rates[1], "_rate_high": rates[2], "_same": same, "_base": base,
        "source_id": reading.sources(levers, "running", "projects", "members", more=LEVERAGE), "confidence": "low",
    }


def chosen(frame: pd.DataFrame) -> pd.Series:
    """The row that the words speak of: the first scenario that differs from the base, else the base."""
    moved = frame[(frame["letter"] != "") & ~frame["_same"]]
    return (moved if len(moved) else frame).iloc[0]


def _board(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row, before, base = chosen(frame), frame.iloc[0], reading.of_page(context, say)[0].base
    each, change = say.euros(row["need_per_member"]), row["need_per_member"] - before["need_per_member"]
    if row["letter"] == "":
        title = say("{name}: a running budget of {budget}, {each} a member and a year", name=base.name, budget=say.money(row["budget"]), each=each)
    elif row["gap"] > 0:
        title = say(
            "{name}: {each} a member and a year to keep the budget, above the ceiling", name=row["scenario"], each=each,
        )
    elif abs(change) >= 0.5:
        title = say("{name}: {each} a member and a year to keep the budget ({change})", name=row["scenario"], each=each, change=say.euros(change, signed=True))
    else:
        title = say("{name}: {each} a member and a year to keep the budget, as in {base}", name=row["scenario"], each=each, base=base.said)
    return Words(
        title=title,
        subtitle=say("Running budget by payer, M€ a year, beside {base}; what members pay and the R&D drawn are assumptions", base=base.said),
        reading=say(
            "“{name}”: {running} of running budget, {each} a member, R&D drawn from {low} to {high}", name=row["scenario"], running=say.money(row["running"]), each=each,
            low=say.money(row["rd_low"]), high=say.money(row["rd_high"]),
        ),
        scope=say("France, a year when the levers act; the authorities’ money is that of Regions, departments and towns together; amounts as in 2022, project money as in 2021: no rise of prices since"),
        coverage=Coverage(5, 6, say("amounts read in a page")),
        note=" ".join([*([say("Held to the ceiling, {gap} has no payer.", gap=say.money(row["gap"]))] if row["gap"] > 0 else []), reading.caution(say)]),
    )


view(View(
    name="scenario_compare_chart", narrowest=790, query="scenario_measures", chart=scenario_board.board, words=_board,
    definition="The scenarios of the page and what they are compared with, on one scale: who pays the running budget, what a member would have to pay, what R&D project money draws.",
    formula="Budget to keep = public money of phase 5 as decided ÷ (1 − members’ share today). Effort = (budget − public money) ÷ members. R&D drawn = public project money × R&D for a public euro.",
    limits="A forecast: the three results rest on assumptions, each with its card.",
))
