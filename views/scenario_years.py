"""The running budget of a scenario from 2023 to its last year: facts first, then what the levers give."""

import pandas as pd

from charts import scenario_years as picture
from language import Speech, speech
from scenarios import years
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

BASIS_NAMES = {years.FACT: "announced", years.TOLD: "voted", years.REFERENCE: "reference", years.LEVER: "levers"}
UNPAID_2025 = "not paid"
SMALL = 0.005  # EUR M


@computed
def scenario_yearly(s, beside, named, base, euros, lang):
    """Who pays the running budget of the clusters each year, from 2023 to the last year of a scenario.
    Leaves out: money without a payer from the running budget; project money.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Those beside it, joined by ~, one of which may be the base
      named   text  optional  Names that the visitor gave them, joined by ~
      base    text  optional  Letter of the one of them that it is compared with; phase 5 as decided without it
      euros   text  optional  current or constant; current without it
      lang    text  Language of the labels, fr or en
    Columns:
      year        integer  year   Year
      state       number   EUR_M  State
      local       number   EUR_M  Authorities
      taken       number   EUR_M  Regions, in place of the State
      private     number   EUR_M  Cluster members
      running     number   EUR_M  Running budget
      gap         number   EUR_M  Without a payer
      before      number   EUR_M  Running budget, base of comparison
      rests_on    text     -      The State’s grant rests on
      _acts       boolean  -      The levers act
      _basis      text     -      fact, two_readings, reference or lever
      _prices_of  integer  year   Year of the prices, none in current euros
      source_id   text     -      Sources
      confidence  text     -      Confidence
    """
    say = speech(lang)
    one = reading.several(s, beside, named, base, say)[0]
    found, before = (years.yearly(levers, one.outcome.inputs) for levers in (one.levers, one.against.reference.levers))
    if euros == "constant":
        found, before = (years.constant(told, one.outcome.inputs) for told in (found, before))
    pages = reading.sources(one.levers, "running", more=("aef_689825", "an_amdt_692", "senat_plfg25_6", *(("insee-ipc-2025",) if euros == "constant" else ())))
    basis = [UNPAID_2025 if one == years.TOLD and state < SMALL else BASIS_NAMES[one] for one, state in zip(found.rests_on, found.state, strict=True)]
    return pd.DataFrame({
        "year": found.year, "state": found.state, "local": found.local, "taken": found.taken, "private": found.private, "running": found.running, "gap": found.gap, "before": before.running,
        "rests_on": [say(text) for text in basis], "_acts": found.acts, "_basis": found.rests_on, "_prices_of": found.prices_of,
        "source_id": pages, "confidence": ["medium" if one == years.FACT else "low" for one in found.rests_on],
    })


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    one, constant = reading.of_page(context, say)[0], context["euros"] == "constant"
    last = frame.iloc[-1]
    told, prices = int(frame["_basis"].isin([years.FACT, years.TOLD]).sum()), f"{last['_prices_of']:.0f}" if constant else ""
    values = {"year": prices, "base": one.base.said}
    if picture.differs(frame):
        subtitle = say("Running budget by payer, M€ of {year} a year; the line is the budget in {base}; under each year, what the State’s grant rests on", **values) if constant else say(
            "Running budget by payer, M€ a year; the line is the budget in {base}; under each year, what the State’s grant rests on", base=one.base.said)
    else:
        subtitle = say("Running budget by payer, M€ of {year} a year, as in {base}; under each year, what the State’s grant rests on", **values) if constant else say(
            "Running budget by payer, M€ a year, as in {base}; under each year, what the State’s grant rests on", base=one.base.said)
    notes = [say("2025: €9 M were voted and not paid by November 2025.")]
    if constant:
        notes.append(say("No forecast of prices is made: years after {year} keep its prices.", year=prices))
    return Words(
        title=_title(frame, one, say), subtitle=subtitle,
        reading=say(
            "in {year}, the State pays {state}, authorities and Regions {local}, members {private}: {running} in all, for {before} in {base}", year=str(last["year"]), state=say.money(last["state"]),
            local=say.money(last["local"] + last["taken"]), private=say.money(last["private"]), running=say.money(last["running"]), before=say.money(last["before"]), base=one.base.said,
        ),
        scope=say("France; before the levers act, all but the State’s grant is that of the reference, an assumption"),
        coverage=Coverage(told, len(frame), say("years whose State grant was announced or voted")),
        note=" ".join([*notes, reading.caution(say)]),
    )


def _title(frame: pd.DataFrame, one: reading.Read, say: Speech) -> str:
    first, last, unpaid = frame.iloc[0], frame.iloc[-1], frame[frame["gap"] > SMALL]
    if not frame["_acts"].any():
        return say("{name}: its levers act from {start} on, after {last}, the last year shown", name=one.name, start=f"{one.levers['start']:.0f}", last=str(last["year"]))
    if len(unpaid):
        return say(
            "{name}: {gap} without a payer between {first} and {last}, in all", name=one.name, gap=say.money(unpaid["gap"].sum()), first=str(first["year"]), last=str(last["year"]),
        )
    values = {"name": one.name, "first": str(first["year"]), "last": str(last["year"])}
    if abs(first["running"] - last["running"]) < 0.05:
        return say("{name}: a running budget of {running} each year, from {first} to {last}", running=say.money(last["running"]), **values)
    return say("{name}: the running budget goes from {before} in {first} to {after} in {last}", before=say.money(first["running"]), after=say.money(last["running"]), **values)


view(View(
    name="scenario_years", narrowest=680, query="scenario_yearly", chart=picture.bars, words=_words,
    definition="Who pays the running budget of the clusters each year: the State’s grant is that of the tables up to 2025, then that of the scenario from the year when its levers act.",
    formula="The same arithmetic as the scenario’s, year by year. In constant euros: amount × last known price index ÷ index of the year.",
    limits="A forecast of budgets: years to come are levers and assumptions.",
))
