"""Up to four scenarios side by side: one row a lever or a result, one column a scenario."""

import html

import pandas as pd

from language import Speech, speech
from scenarios.levers import GROUP_NAMES, LEVERS
from scenarios.words import percent, spoken
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

RESULT_NAMES = {
    "public": "Public running money", "running": "Running budget", "gap": "Money without a payer", "need_per_member": "Effort of a member to keep the budget",
    "need_share": "Members’ share of the budget", "taken": "Regions, in place of the State", "public_projects": "Public project money", "eu": "European money of the clusters",
    "rd": "R&D drawn, from the low to the high case", "members": "Number of members", "n": "Clusters", "large": "Share of the 15 first clusters", "regions": "Share of the 3 first regions",
    "gain": "Regions that gain", "lose": "Regions that lose", "moved": "What goes to the regions that gain",
}
ASSUMED = {"running", "gap", "need_per_member", "need_share", "rd"}  # results that rest on what no table gives: marked
SCENARIOS = ("reference", "a", "b", "c", "d")  # columns: what the others are compared with, then the letters
COLUMNS = ["group", "measure", *SCENARIOS, "_kind", "_key", "_differs", "source_id", "confidence"]


@computed
def scenario_side_by_side(s, beside, named, base, lang):
    """Every result and every lever of up to four scenarios, after what they are compared with: phase 5 as decided or one of them.
    Leaves out: results by region and by cluster, which have their own pictures; what no data stands behind.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      base    text  optional  Letter of the one that the others are compared with; phase 5 as decided without it
      lang    text  Language of the labels, fr or en
    Columns:
      group       text     -  Group
      measure     text     -  Lever or result
      reference   text     -  Base of comparison
      a           text     -  A
      b           text     -  B
      c           text     -  C
      d           text     -  D
      _kind       text     -  lever or result
      _key        text     -  Key
      _differs    boolean  -  Not the same in all the scenarios
      source_id   text     -  Sources
      confidence  text     -  Confidence
    """
    say = speech(lang)
    found = reading.several(s, beside, named, base, say)
    outcomes = {"reference": found[0].against.reference, **{one.letter.lower(): one.outcome for one in found}}
    against = {one.letter.lower(): one.against for one in found}
    results = {column: _results(outcome, against.get(column), say) for column, outcome in outcomes.items()}
    pages = reading.sources(found[0].levers, "running", "projects", "members")
    rows = [_row(say("Results"), _result(key, say), {column: told[key] for column, told in results.items()}, f"result-{key}", pages, "low") for key in RESULT_NAMES]
    for group in GROUP_NAMES:
        for lever in (one for one in LEVERS if one.group == group):
            told = {column: spoken(lever, outcome.levers[lever.key], say) for column, outcome in outcomes.items()}
            rows.append(_row(say(GROUP_NAMES[group]), say(lever.label), told, f"lever-{lever.key}", ";".join(lever.sources), "medium" if lever.sources else "low"))
    return pd.DataFrame(rows, columns=COLUMNS)


def _result(key: str, say: Speech) -> str:
    name = say(RESULT_NAMES[key])
    return say("{name} (assumption)", name=name) if key in ASSUMED else name


def _row(group: str, measure: str, told: dict[str, str], key: str, pages: str, sure: str) -> tuple:
    return (group, measure, *(told.get(column) for column in SCENARIOS), key.split("-")[0], key, len(set(told.values())) > 1, pages, sure)


def _results(outcome, against, say: Speech) -> dict[str, str]:
    low, _, high = outcome.rd
    winners, losers = (against.winners, against.losers) if against else ((), ())
    return {
        "public": say.money(round(outcome.public, 2)), "running": say.money(round(outcome.running, 2)), "gap": say.money(round(outcome.gap, 2)), "need_per_member": say.euros(outcome.need_per_member),
        "need_share": percent(outcome.need_share, say), "taken": say.money(round(outcome.taken, 2)), "public_projects": say.money(round(outcome.public_projects, 2)),
        "eu": say.money(round(outcome.eu, 2)), "rd": say("{low} to {high}", low=say.money(round(low, 1)), high=say.money(round(high, 1))), "members": say.number(round(outcome.members)),
        "n": say.number(outcome.n), "large": say.percent(outcome.concentration["clusters"], 1), "regions": say.percent(outcome.concentration["regions"], 1),
        "gain": say.number(len(winners)), "lose": say.number(len(losers)), "moved": say.money(round(sum(row.change for row in winners), 2)),
    }


def _shown(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows asked for, and the columns of the scenarios that there are."""
    rows = frame[frame["_differs"]] if context["differences"] == "1" else frame
    return rows.drop(columns=[name for name in SCENARIOS if frame[name].isna().all()])


def _heads(context: Context, say: Speech) -> list[tuple[str, str, str]]:
    """(column, letter, name) of each column of the table."""
    found = reading.of_page(context, say)
    return [("reference", say("Ref."), found[0].base.name), *((one.letter.lower(), one.letter, one.name) for one in found)]


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    heads, moved, base = _heads(context, say), frame[frame["_differs"]], reading.of_page(context, say)[0].base.said
    levers, results = (int((moved["_kind"] == kind).sum()) for kind in ("lever", "result"))
    if moved.empty:
        title = say("No lever and no result differs from {base}", base=base)
    elif not results:
        title = say("No result differs; levers that do: {levers}", levers=say.number(levers))
    else:
        title = say("What sets them apart: {levers} of {all} levers, {results} of {total} results", levers=say.number(levers), all=say.number(len(LEVERS)), results=say.number(results), total=say.number(len(RESULT_NAMES)))
    row = (moved if len(moved) else frame).iloc[0]
    values = [say("{name}: {value}", name=letter, value=row[column]) for column, letter, _ in heads]
    return Words(
        title=title,
        subtitle=say("Rows that differ, beside {base}", base=base) if context["differences"] == "1" else say("Results, then the levers that differ; in bold, what is not as in {base}", base=base),
        reading=say("{measure}: {values}", measure=row["measure"], values=", ".join(values)),
        scope=say("{names}; a year when the levers act, amounts as in 2022, project money as in 2021", names=", ".join(say("{name}: {value}", name=letter, value=name) for _, letter, name in heads)),
        coverage=Coverage(sum(bool(lever.sources) for lever in LEVERS), len(LEVERS), say("levers with a source")),
        note=reading.caution(say),
    )


def _table(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """Results and levers that differ; the levers that are the same everywhere are folded."""
    shown, heads = _shown(frame, context), _heads(context, say)
    if shown.empty:
        return f"<p class='listed'>{say('Nothing differs.')}</p>"
    alike = shown[~shown["_differs"] & (shown["_kind"] == "lever")]
    first = _rows(shown.drop(index=alike.index), heads, say)
    if alike.empty:
        return first
    told = say.plural("{n} lever is the same in all of them", "{n} levers are the same in all of them", len(alike))
    return f"{first}<details class='rest'><summary>{html.escape(told)}</summary>{_rows(alike, heads, say)}</details>"


def _rows(shown: pd.DataFrame, heads: list[tuple[str, str, str]], say: Speech) -> str:
    top = "".join(f"<th scope='col'><b>{letter}</b> {html.escape(name)}</th>" for _, letter, name in heads)
    lines, group = [], None
    for row in shown.to_dict("records"):
        if row["group"] != group:
            group = row["group"]
            lines.append(f"<tr><th class='group' scope='rowgroup' colspan='{len(heads) + 1}'>{html.escape(group)}</th></tr>")
        values = [row[column] for column, _, _ in heads]
        cells = "".join(f"<td>{html.escape(text)}</td>" if text == values[0] else f"<td><b>{html.escape(text)}</b></td>" for text in values)
        lines.append(f"<tr><th scope='row'>{html.escape(row['measure'])}</th>{cells}</tr>")
    caption = html.escape(say("Scenarios side by side"), quote=True)
    return f"<div class='side' role='region' tabindex='0' aria-label=\"{caption}\"><table><thead><tr><td></td>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(View(
    name="scenario_compare", query="scenario_side_by_side", markup=_table, words=_words, rows=_shown, options=("differences",),
    definition="The levers of the scenarios of the page and what they give, beside what they are compared with.",
    formula="The model is run for each scenario; a value is in bold where it is not that of the column “Ref.”.",
    limits="A ranking of scenarios: the model says what each gives, not which is better.",
))
