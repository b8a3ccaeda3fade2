"""Up to four scenarios side by side: one row a lever or a result, one column a scenario."""

import html

import pandas as pd

from language import Speech, speech
from scenarios.levers import GROUP_NAMES, LEVERS
from scenarios.words import percent, spoken
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

RESULTS = "results"
RESULT_NAMES = {
    "public": "Public running money", "running": "Running budget", "gap": "Money without a payer", "need_per_member": "Effort of a member to keep the budget",
    "need_share": "Members’ share of the budget", "taken": "Regions, in place of the State", "public_projects": "Public project money", "eu": "European money of the clusters",
    "rd": "R&D drawn, from the low to the high case", "members": "Number of members", "n": "Clusters", "large": "Share of the 15 first clusters", "regions": "Share of the 3 first regions",
    "gain": "Regions that gain", "lose": "Regions that lose", "moved": "What goes to the regions that gain",
}
SCENARIOS = ("reference", "a", "b", "c", "d")  # columns, in the order of the letters
COLUMNS = ["group", "measure", *SCENARIOS, "_kind", "_key", "_differs", "source_id", "confidence"]


@computed
def scenario_side_by_side(s, beside, named, lang):
    """Every result and every lever of phase 5 as decided and of up to four scenarios.
    Leaves out: results by region and by cluster, which have their own pictures; what no data stands behind.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      lang    text  Language of the labels, fr or en
    Columns:
      group       text     -  Group
      measure     text     -  Lever or result
      reference   text     -  Phase 5
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
    found = reading.several(s, beside, named, say)
    outcomes = [found[0].against.reference, *(one.outcome for one in found)]
    results = [_results(outcome, against, say) for outcome, against in zip(outcomes, [None, *(one.against for one in found)], strict=True)]
    pages = reading.sources(found[0].levers, "running", "projects", "members")
    rows = [_row(say("Results"), say(message), [one[key] for one in results], f"result-{key}", pages, "low") for key, message in RESULT_NAMES.items()]
    for group in GROUP_NAMES:
        for lever in (one for one in LEVERS if one.group == group):
            told = [spoken(lever, outcome.levers[lever.key], say) for outcome in outcomes]
            rows.append(_row(say(GROUP_NAMES[group]), say(lever.label), told, f"lever-{lever.key}", ";".join(lever.sources), "medium" if lever.sources else "low"))
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(group: str, measure: str, told: list[str], key: str, pages: str, sure: str) -> tuple:
    values = [*told, *([None] * (len(SCENARIOS) - len(told)))]
    return (group, measure, *values, key.split("-")[0], key, len(set(told)) > 1, pages, sure)


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


def _heads(context: Context, say: Speech) -> list[tuple[str, str]]:
    """(letter, name) of each column of the table."""
    return [(say("Ref."), say("Phase 5 as decided")), *((one.letter, one.name) for one in reading.several(context["s"], context["beside"], context["named"], say))]


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    heads, moved = _heads(context, say), frame[frame["_differs"]]
    levers, results = (int((moved["_kind"] == kind).sum()) for kind in ("lever", "result"))
    if moved.empty:
        title = say("No lever and no result differs from phase 5 as decided")
    elif not results:
        title = say("No result differs; levers that do: {levers}", levers=say.number(levers))
    else:
        title = say("What sets them apart: {levers} of {all} levers, {results} of {total} results", levers=say.number(levers), all=say.number(len(LEVERS)), results=say.number(results), total=say.number(len(RESULT_NAMES)))
    row = (moved if len(moved) else frame).iloc[0]
    values = [say("{name}: {value}", name=letter, value=value) for (letter, _), value in zip(heads, row[list(SCENARIOS)], strict=False)]
    return Words(
        title=title,
        subtitle=say("Rows that differ") if context["differences"] == "1" else say("Every result, then every lever; in bold, what is not as in phase 5"),
        reading=say("{measure}: {values}", measure=row["measure"], values=", ".join(values)),
        scope=say("{names}; a year when the levers act", names=", ".join(say("{name}: {value}", name=letter, value=name) for letter, name in heads)),
        coverage=Coverage(sum(bool(lever.sources) for lever in LEVERS), len(LEVERS), say("levers with a source")),
        note=reading.caution(say),
    )


def _table(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    shown, heads = _shown(frame, context), _heads(context, say)
    if shown.empty:
        return f"<p class='listed'>{say('Nothing differs.')}</p>"
    top = "".join(f"<th scope='col'><b>{letter}</b> {html.escape(name)}</th>" for letter, name in heads)
    lines, group = [], None
    for row in shown.to_dict("records"):
        if row["group"] != group:
            group = row["group"]
            lines.append(f"<tr><th class='group' scope='rowgroup' colspan='{len(heads) + 1}'>{html.escape(group)}</th></tr>")
        values = [row[name] for name in SCENARIOS[: len(heads)]]
        cells = "".join(f"<td>{html.escape(text)}</td>" if text == values[0] else f"<td><b>{html.escape(text)}</b></td>" for text in values)
        lines.append(f"<tr><th scope='row'>{html.escape(row['measure'])}</th>{cells}</tr>")
    caption = html.escape(say("Scenarios side by side"), quote=True)
    return f"<div class='side' role='region' tabindex='0' aria-label=\"{caption}\"><table><thead><tr><td></td>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(View(
    name="scenario_compare", query="scenario_side_by_side", markup=_table, words=_words, rows=_shown, options=("differences",),
    definition="The levers of the scenarios of the page and what they give, beside phase 5 as decided.",
    formula="The model is run for each scenario; a value is in bold where it is not that of phase 5.",
    limits="A ranking of scenarios: the model says what each gives, not which is better.",
))
