"""The assumptions of the model, each as a card with its source and how sure it is; and what is not computed, because no data stands behind it."""

import html

import pandas as pd

from language import Speech, speech
from queries import engine
from scenarios.assumptions import ASSUMPTIONS, BY_KEY, CASE_NAMES, NOT_COMPUTED
from scenarios.levers import BY_KEY as LEVERS
from scenarios.words import spoken
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, source_table, view
from views.sources import Sources

SURE_NAMES = {"high": "high confidence", "medium": "medium confidence", "low": "low confidence"}


def _publishers(sources: tuple[str, ...], say: Speech) -> str:
    """The line that names the pages behind a card; says so where there is none."""
    line = Sources.of([pd.DataFrame({"source_id": [";".join(sources)]})], source_table(engine.version()), say).line
    return line or say("no source: a choice of this project")


@computed
def scenario_assumption_cards(s, named, lang):
    """What the model assumes, with the figures of the scenario, its source and how sure it is.
    Leaves out: what is a decision, shown as a lever; what no data stands behind, listed apart.
    Parameters:
      s      text  optional  The scenario, as its address; phase 5 as decided without it
      named  text  optional  Its name, where the visitor gave it one
      lang   text  Language of the labels, fr or en
    Columns:
      title       text  -  Assumption
      statement   text  -  What is assumed
      formula     text  -  Calculation
      not_for     text  -  Limit
      levers      text  -  Levers moved
      origin      text  -  Source
      _key        text  -  Key
      source_id   text  -  Sources
      confidence  text  -  Confidence
    """
    say = speech(lang)
    one = reading.read(s, named, say)
    rows = []
    for card in ASSUMPTIONS:
        told = card.said(one.outcome, say)
        moved = [say("{name}: {value}", name=say(LEVERS[key].label), value=spoken(LEVERS[key], value, say)) for key, value in one.levers.changed.items() if key in card.levers]
        rows.append((told["title"], told["statement"], told["formula"], told["not_for"], ", ".join(moved) or None, _publishers(card.sources, say), card.key, ";".join(card.sources), card.confidence))
    return pd.DataFrame(rows, columns=["title", "statement", "formula", "not_for", "levers", "origin", "_key", "source_id", "confidence"])


@computed
def scenario_leverage_readings(lang):
    """What evaluations read of the R&D that a euro of aid draws, and the case of the model that takes each.
    Leaves out: studies of other policies.
    Parameters:
      lang  text  Language of the labels, fr or en
    Columns:
      firms       text    -    Firms
      euros       number  EUR  Euros for one euro
      period      text    -    Period
      origin      text    -    Source
      case        text    -    Case of the model
      source_id   text    -    Sources
      confidence  text    -    Confidence
    """
    say = speech(lang)
    rows = [
        (say(one.firms), one.euros, say(one.period), _publishers(one.sources, say), say(CASE_NAMES[one.case]) if one.case else None, ";".join(one.sources), "low")
        for one in BY_KEY["leverage"].readings
    ]
    return pd.DataFrame(rows, columns=["firms", "euros", "period", "origin", "case", "source_id", "confidence"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    weak = int((frame["confidence"] == "low").sum())
    first, sourced = frame.iloc[0], int((frame["source_id"] != "").sum())
    return Words(
        title=say("{n} assumptions carry the results; {weak} of them are weakly supported", n=say.number(len(frame)), weak=say.number(weak)),
        subtitle=say("What is assumed, how it is computed, what it does not say, where it comes from"),
        reading=say("“{title}”: {sure}, read from {origin}; {n} cards in all", title=first["title"], sure=say(SURE_NAMES[first["confidence"]]), origin=first["origin"], n=say.number(len(frame))),
        scope=say("Figures of the scenario “{name}”", name=reading.read(context["s"], context["named"], say).name),
        coverage=Coverage(sourced, len(frame), say("assumptions with a source")),
    )


def _cards(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    readings = context.also["scenario_leverage_readings"]
    return "<div class='cards'>" + "".join(_card(row, readings if row["_key"] == "leverage" else None, say) for row in frame.to_dict("records")) + "</div>"


def _card(row: dict, readings: pd.DataFrame | None, say: Speech) -> str:
    sure = html.escape(say(SURE_NAMES[row["confidence"]]))
    moved = f"<p class='moved'>{html.escape(say('Moved in this scenario: {levers}', levers=row['levers']))}</p>" if isinstance(row["levers"], str) else ""
    return (
        f"<article class='card{' whole' if readings is not None else ''}'><h3>{html.escape(row['title'])}</h3><p>{html.escape(row['statement'])}</p>{_readings(readings, say)}{moved}"
        f"<p class='quiet'><b>{say('Calculation')}</b> {html.escape(row['formula'])}</p><p class='quiet'><b>{say('Limit')}</b> {html.escape(row['not_for'])}</p>"
        f"<p class='quiet'><i class='sure {row['confidence']}' aria-hidden='true'></i>{sure} · {html.escape(row['origin'])}</p></article>"
    )


def _readings(readings: pd.DataFrame | None, say: Speech) -> str:
    if readings is None:
        return ""
    heads = "".join(f"<th scope='col'>{text}</th>" for text in (say("Firms"), say("Euros for one euro"), say("Period"), say("Source"), say("Case of the model")))
    lines = "".join(
        f"<tr><th scope='row'>{html.escape(row['firms'])}</th><td><b>{say.number(row['euros']) if row['euros'] == row['euros'] else say('none measured')}</b></td><td>{html.escape(row['period'])}</td>"
        f"<td>{html.escape(row['origin'])}</td><td>{html.escape(row['case']) if isinstance(row['case'], str) else ''}</td></tr>"
        for row in readings.to_dict("records")
    )
    return f"<div class='twin whole'><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"


view(View(
    name="scenario_assumptions", query="scenario_assumption_cards", markup=_cards, words=_words, also=("scenario_leverage_readings",),
    definition="What the model takes for granted, stated one by one, with the source where there is one and how sure it is.",
    formula="Each card gives the calculation that it enters.",
    limits="A fact: an assumption is a choice that a reader may refuse, and move by its lever.",
))


@computed
def scenario_not_computed_list(lang):
    """What a reader may expect of the scenarios and that is not computed, because no data stands behind it.
    Leaves out: nothing.
    Parameters:
      lang  text  Language of the labels, fr or en
    Columns:
      what        text  -  Not computed
      why         text  -  Why
      origin      text  -  Source
      source_id   text  -  Sources
      confidence  text  -  Confidence
    """
    say = speech(lang)
    rows = [(say(one.what), say(one.why), _publishers(one.sources, say) if one.sources else None, ";".join(one.sources), "high") for one in NOT_COMPUTED]
    return pd.DataFrame(rows, columns=["what", "why", "origin", "source_id", "confidence"])


def _absent(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first = frame.iloc[0]
    return Words(
        title=say("{n} things are not computed: no data stands behind them", n=say.number(len(frame))),
        subtitle=say("What one could expect of these scenarios, and why it is not here"),
        reading=say("“{what}” is one of the {n}: {why}", what=first["what"], n=say.number(len(frame)), why=first["why"].rstrip(".")),
        scope=say("Public pages read up to {date}", date=say.date(str(engine.run("package").at[0, "created"])[:10])),
        coverage=Coverage(0, len(frame), say("points computed")),
    )


def _absent_list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    heads = "".join(f"<th scope='col'>{text}</th>" for text in (say("Not computed"), say("Why"), say("Source")))
    lines = "".join(
        f"<tr><th scope='row'>{html.escape(row['what'])}</th><td>{html.escape(row['why'])}</td><td class='quiet'>{html.escape(row['origin']) if isinstance(row['origin'], str) else ''}</td></tr>"
        for row in frame.to_dict("records")
    )
    return f"<div class='twin whole'><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"


view(View(
    name="scenario_not_computed", query="scenario_not_computed_list", markup=_absent_list, words=_absent,
    definition="What these scenarios do not compute, and the reason for each.",
    formula="No calculation: a list kept by hand, each with the page that was read where there is one.",
))
