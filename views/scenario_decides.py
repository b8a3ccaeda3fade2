"""What decides a result: one lever at a time between its bounds, and all that is not known at once."""

import functools

import pandas as pd

from charts import scenario_band, scenario_tornado
from language import Speech, speech
from queries import engine
from scenarios import inputs
from scenarios.levers import BY_KEY, Levers
from scenarios.sensitivity import DRAWS, SEED, Sample, sample, tornado
from scenarios.words import percent, spoken
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

EFFORT, RD = "need_per_member", "rd_mid"
MEASURE_NAMES = {EFFORT: "Effort of a member to keep the budget", RD: "R&D drawn, middle case", "gap": "Money without a payer", "running": "Running budget", "rd": "R&D drawn"}
KIND_NAMES = {False: "Decision", True: "Unknown"}
EXPECTED = ("state", "n", "project_state", "takeover", "growth")  # levers that one would think count: named where they do not


@computed
def scenario_lever_effects(s, named, lang):
    """How far each lever alone moves two results, from its lowest to its highest value.
    Leaves out: levers that only change how the result is told, and the budget kept, which mends a broken rule.
    Parameters:
      s      text  optional  The scenario, as its address; phase 5 as decided without it
      named  text  optional  Its name, where the visitor gave it one
      lang   text  Language of the labels, fr or en
    Columns:
      measure      text     -    Result
      lever        text     -    Lever
      kind         text     -    Kind
      low_text     text     -    Lowest value
      high_text    text     -    Highest value
      result_low   text     -    Result at the lowest
      result_high  text     -    Result at the highest
      result_base  text     -    Result of the scenario
      _width       number   -    Distance between the ends
      _at_low      number   -    Result at the lowest, exact
      _at_high     number   -    Result at the highest, exact
      _base        number   -    Result of the scenario, exact
      _unknown     boolean  -    Nobody knows it
      _measure     text     -    Key of the result
      _scenario    text     -    Scenario
      source_id    text     -    Sources
      confidence   text     -    Confidence
    """
    say = speech(lang)
    one = reading.read(s, named, say)
    pages = reading.sources(one.levers, "running", "projects", "members").split(";")
    rows = []
    for measure in (EFFORT, RD):
        for bar in tornado(one.levers, one.outcome.inputs, measure):
            texts = [spoken(bar.lever, value, say) for value in (bar.low, bar.high)]
            results = [_told(measure, value, say) for value in (bar.at_low, bar.at_high, bar.base)]
            exact = (0.0 if bar.no_effect else bar.width, bar.at_low, bar.at_high, bar.base, bar.unknown, measure, one.name)
            rows.append((say(MEASURE_NAMES[measure]), say(bar.lever.label), say(KIND_NAMES[bar.unknown]), *texts, *results, *exact, ";".join(dict.fromkeys([*pages, *bar.lever.sources])), "low"))
    return pd.DataFrame(rows, columns=[
        "measure", "lever", "kind", "low_text", "high_text", "result_low", "result_high", "result_base", "_width", "_at_low", "_at_high", "_base", "_unknown", "_measure", "_scenario",
        "source_id", "confidence",
    ])


def _told(measure: str, value: float, say: Speech) -> str:
    return say.euros(value) if measure == EFFORT else say.money(round(value, 1))


def _only(measure: str, frame: pd.DataFrame, *_) -> pd.DataFrame:
    return frame[frame["_measure"] == measure]


def _tornado(measure: str, frame: pd.DataFrame, look, context):
    return scenario_tornado.bars(_only(measure, frame), look, context)


def _about(frame: pd.DataFrame, say: Speech) -> dict:
    """What the two tornados say alike."""
    first, still = frame.iloc[0], frame[frame["_width"] == 0]
    expected = [say(BY_KEY[key].label) for key in EXPECTED]
    named = [name for name in expected if name in set(still["lever"])][:3]
    notes = [say("Without effect on this result: {n} levers, among them {names}.", n=say.number(len(still)), names=say.listing([f"« {name} »" if say.lang == "fr" else f"“{name}”" for name in named]))] if named else []
    hidden = len(frame) - len(still) - scenario_tornado.SHOWN
    if hidden > 0:
        notes.append(say("The table has the {n} others.", n=say.number(hidden)))
    return {
        "reading": say(
            "“{lever}” alone gives {low} at {low_text} and {high} at {high_text}", lever=first["lever"], low=first["result_low"], high=first["result_high"], low_text=first["low_text"],
            high_text=first["high_text"],
        ),
        "scope": say("One lever at a time from its lowest to its highest value, all others as in the scenario “{name}”", name=first["_scenario"]),
        "coverage": Coverage(int((~frame["_unknown"]).sum()), len(frame), say("levers that are decisions")),
        "note": " ".join(notes),
    }


def _effort(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    frame = _only(EFFORT, frame)
    first = frame.iloc[0]
    title = (say("Effort of members: what is known the least weighs the most, “{lever}”", lever=first["lever"]) if first["_unknown"]
             else say("Effort of members: “{lever}” weighs the most", lever=first["lever"]))
    return Words(title=title, subtitle=say("Euros a member and a year to keep the budget. Full bar: a decision; hatched: an assumption that nobody settles"), **_about(frame, say))


def _rd(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    frame = _only(RD, frame)
    first, unknown, told = frame.iloc[0], frame[frame["_unknown"] & (frame["_width"] > 0)], _about(frame, say)
    if len(unknown) and not first["_unknown"]:
        told["note"] = " ".join([say("Among what nobody knows, “{lever}” weighs the most.", lever=unknown.iloc[0]["lever"]), told["note"]]).strip()
    title = say("R&D drawn: “{lever}” weighs the most, from {low} to {high}", lever=first["lever"], low=first["result_low"], high=first["result_high"])
    return Words(title=title, subtitle=say("M€ a year, middle case. Full bar: a decision; hatched: an assumption that nobody settles"), **told)


_RECEIPT = {
    "definition": "The result when one lever alone goes to its lowest, then to its highest value.",
    "formula": "The model is run again whole for each of the two ends of each lever.",
    "limits": "The weight of a lever depends on its bounds, which this model sets from what was seen or debated.",
}
view(View(name="scenario_tornado", narrowest=680, query="scenario_lever_effects", chart=functools.partial(_tornado, EFFORT), words=_effort, rows=functools.partial(_only, EFFORT), **_RECEIPT))
view(View(name="scenario_tornado_rd", narrowest=680, query="scenario_lever_effects", chart=functools.partial(_tornado, RD), words=_rd, rows=functools.partial(_only, RD), **_RECEIPT))


@computed
def scenario_draws(s, named, lang):
    """Where each result falls when all that is not known varies at once over its range.
    Leaves out: decisions, which stay as in the scenario; a probability: a share of draws is none.
    Parameters:
      s      text  optional  The scenario, as its address; phase 5 as decided without it
      named  text  optional  Its name, where the visitor gave it one
      lang   text  Language of the labels, fr or en
    Columns:
      measure     text    -      Result
      low         number  -      5% of draws are below
      middle      number  -      Half of draws are below
      high        number  -      95% of draws are below
      value       number  -      In the scenario
      unit        text    -      Unit
      share       number  share  Draws with money without a payer
      _measure    text    -      Key of the result
      _scenario   text    -      Scenario
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    say = speech(lang)
    one = reading.read(s, named, say)
    found, outcome = _drawn(engine.version(), one.levers), one.outcome
    pages = reading.sources(one.levers, "running", "projects", "members", more=[source for key in ("private_ref", "growth", "sme_share", "lev_sme_mid", "lev_big_mid") for source in BY_KEY[key].sources])
    values = {EFFORT: outcome.need_per_member, "gap": outcome.gap, "running": outcome.running, "rd": outcome.rd[1]}
    rows = [
        (say(MEASURE_NAMES[key]), *found.band(key), value, "€" if key == EFFORT else say("M€"), found.broken if key == "gap" else None, key, one.name, pages, "low")
        for key, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["measure", "low", "middle", "high", "value", "unit", "share", "_measure", "_scenario", "source_id", "confidence"])


@functools.lru_cache(maxsize=32)
def _drawn(version: str, levers: Levers) -> Sample:
    return sample(levers, inputs.current())


def _band(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = frame.set_index("_measure")
    effort, broken = rows.loc[EFFORT], float(rows.loc["gap", "share"])
    values = {"name": effort["_scenario"], "low": say.euros(effort["low"]), "high": say.euros(effort["high"])}
    lacking = say("Money lacks a payer in {share} of the draws.", share=say.percent(broken)) if broken > 0 else say("In no draw does money lack a payer.")
    ranges = _drawn(engine.version(), reading.read(context["s"], context["named"], say).levers).ranges
    return Words(
        title=say("{name}: a member pays from {low} to {high}, by what nobody knows", **values),
        subtitle=say("Hatched band: 5 to 95% of {n} draws; mark: half of them; dot: the scenario as set", n=say.number(DRAWS)),
        reading=say("in half of the draws, the effort of a member is under {middle}, when the scenario as set gives {value}", middle=say.euros(effort["middle"]), value=say.euros(effort["value"])),
        scope=say(
            "Draws uniform and independent: members’ share today from {ref}, growth a year from {growth}, small firms’ part from {sme}; R&D per euro between the low and the high case",
            ref=_span(ranges["private_ref"], say), growth=_span(ranges["growth"], say), sme=_span(ranges["sme_share"], say),
        ),
        coverage=Coverage(0, len(ranges), say("figures that are known")),
        note=lacking + " " + say("A share of draws is not a probability. The same seed ({seed}) always gives the same draws.", seed=str(SEED)),
    )


def _span(ends: tuple[float, float], say: Speech) -> str:
    return say("{low} to {high}", low=percent(ends[0] / 100, say), high=percent(ends[1] / 100, say))


view(View(
    name="scenario_band", narrowest=680, query="scenario_draws", chart=scenario_band.strips, words=_band,
    definition="Where the results of the scenario fall when all that is not known varies at once, decisions staying as they are.",
    formula="A seeded sample of 1,000 draws, each unknown uniform over its range; the model is worked out for each. Band: quantiles 5 and 95%; mark: median.",
    limits="A probability: nobody knows how likely these values are.",
))
