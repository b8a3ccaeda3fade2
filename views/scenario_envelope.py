"""Who pays and what for: sources and uses of a scenario, beside those of phase 5 as decided or of another scenario."""

import pandas as pd

from charts import scenario_envelope as picture
from language import Speech, speech
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

SIDE_NAMES = {"source": "Who pays", "use": "What for", "gap": "Not money"}
PAYER_NAMES = {"state": "State", "local": "Authorities", "taken": "Regions, in place of the State", "eu": "Europe", "private": "Cluster members", "all": "All", "nobody": "Nobody"}
USE_NAMES = {"projects": "Projects", "running": "Running costs"}


@computed
def scenario_envelope(s, beside, named, base, lang):
    """Who pays for the clusters in a scenario and what for, beside phase 5 as decided or another scenario of the page.
    Leaves out: money without a payer, which stands apart and is in no sum; European and project money of the members.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Those beside it, joined by ~, one of which may be the base
      named   text  optional  Their names, joined by ~
      base    text  optional  Letter of the one of them that it is compared with; phase 5 as decided without it
      lang    text  Language of the labels, fr or en
    Columns:
      scenario    text    -      Scenario
      side        text    -      Side
      payer       text    -      Payer
      use         text    -      Use
      amount      number  EUR_M  A year
      _case       text    -      reference or scenario
      _side       text    -      source, use or gap
      _payer      text    -      Key of the payer
      _use        text    -      projects or running
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    say = speech(lang)
    one = reading.several(s, beside, named, base, say)[0]
    cases = [("reference", one.base.name, one.against.reference)] + ([] if one.against.same else [("scenario", one.name, one.outcome)])
    rows = []
    for case, called, outcome in cases:
        pages = reading.sources(outcome.levers, "running", "projects", "eu")
        for side, payer, use, amount in _parts(outcome):
            sure = "low" if payer in ("private", "all", "nobody") and use == "running" else "medium"
            rows.append((called, say(SIDE_NAMES[side]), say(PAYER_NAMES[payer]), say(USE_NAMES[use]), amount, case, side, payer, use, pages, sure))
    return pd.DataFrame(rows, columns=["scenario", "side", "payer", "use", "amount", "_case", "_side", "_payer", "_use", "source_id", "confidence"])


def _parts(outcome) -> list[tuple[str, str, str, float]]:
    """(side, payer, use, M€ a year): projects first, so that money without a payer stands at the end of both bars."""
    projects = {"state": outcome.project_state, "local": outcome.project_local, "eu": outcome.eu}
    found = [("source", payer, "projects", amount) for payer, amount in projects.items()]
    found += [("source", payer, "running", amount) for payer, amount in outcome.running_sources.items() if payer != "taken" or amount > 0]
    found += [("use", "all", use, outcome.uses[use]) for use in USE_NAMES]
    return [*found, ("gap", "nobody", "running", outcome.gap)] if outcome.gap > 0 else found


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    one = reading.of_page(context, say)[0]
    outcome, called = one.outcome, one.name
    total, before = sum(outcome.sources.values()), sum(one.against.reference.sources.values())
    if one.against.same:
        title = say("{name}: {total} a year, of which {running} to run the clusters", name=one.base.name, total=say.money(total), running=say.money(outcome.running))
    elif outcome.gap > 0:
        title = say("{name}: {gap} a year has no payer, out of a running budget of {budget}", name=called, gap=say.money(outcome.gap), budget=say.money(outcome.budget))
    elif abs(outcome.private - one.against.reference.private) >= 0.05:
        title = say(
            "{name}: members pay {private} a year instead of {before} in {base}, and nothing is without a payer", name=called, private=say.money(outcome.private),
            before=say.money(one.against.reference.private), base=one.base.said,
        )
    elif abs(total - before) < 0.05 and any(abs(amount - one.against.reference.sources[payer]) >= 0.05 for payer, amount in outcome.sources.items()):
        title = say("{name}: {total} a year as in {base}, paid otherwise, and nothing is without a payer", name=called, total=say.money(total), base=one.base.said)
    elif abs(total - before) < 0.05:
        title = say("{name}: {total} a year, as in {base}, and nothing is without a payer", name=called, total=say.money(total), base=one.base.said)
    else:
        title = say(
            "{name}: {total} a year ({change} against {base}), and nothing is without a payer", name=called, total=say.money(total), change=say.money(total - before, signed=True),
            base=one.base.said,
        )
    paid = say.listing([say("{payer} {amount}", payer=say(PAYER_NAMES[item]), amount=say.money(amount)) for item, amount in outcome.sources.items() if amount > 0])
    return Words(
        title=title,
        subtitle=say("M€ a year: who pays, and what for; the two bars of a scenario are always equal"),
        reading=say(
            "{paid} pay {total}, which is {running} to run the clusters and {projects} of projects", paid=paid, total=say.money(total), running=say.money(outcome.running),
            projects=say.money(outcome.projects),
        ),
        scope=say("France, a year when the levers act; the authorities’ money is that of Regions, departments and towns together; amounts as in 2022, project money as in 2021: no rise of prices since"),
        coverage=Coverage(5, 6, say("amounts read in a page")),
        note=say("What members pay today is in no table: it rests on their share, {share} by assumption.", share=say.percent(outcome.levers["private_ref"] / 100)) + " " + reading.caution(say),
    )


view(View(
    name="scenario_envelope", narrowest=680, query="scenario_envelope", chart=picture.balance, words=_words,
    definition="Sources (State, authorities, Europe, members) and uses (projects, running costs of the clusters) of a year, in the scenario and in what it is compared with.",
    formula="State + authorities + what Regions take over + Europe + members = projects + running costs. Members pay what is missing to the budget to keep, up to their ceiling; the rest is without a payer and is not money.",
    limits="A forecast of budgets: it is arithmetic on the levers.",
))
