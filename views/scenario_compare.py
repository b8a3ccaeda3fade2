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
COLUMNS = ["group", "measure", "scenario", "value", "letter", "_kind", "_key", "_differs", "source_id", "confidence"]


@computed
def scenario_side_by_side(s, beside, named, lang):
    """Every lever and every result of phase 5 as decided and of up to four scenarios.
    Leaves out: results by region and by cluster, which have their own pictures; what no data stands behind.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      lang    text  Language of the labels, fr or en
    Columns:
      group       text     -  Group
      measure     text     -  Lever or result
      scenario    text     -  Scenario
      value       text     -  Value
      letter      text     -  Letter
      _kind       text     -  lever or result
      _key        text     -  Key
      _differs    boolean  -  Not the same in all the scenarios
      source_id   text     -  Sources
      confidence  text     -  Confidence
    """
    say = speech(lang)
    found = reading.several(s, beside, named, say)
    first = found[0].against
    columns = [("", say("Phase 5 as decided"), first.reference, None), *((one.letter, one.name, one.outcome, one.against) for one in found)]
    results = [_results(outcome, against, say) for _, _, outcome, against in columns]
    rows = []
    for key, message in RESULT_NAMES.items():
        told = [one[key] for one in results]
        rows += _row(say("Results"), say(message), told, columns, "result", key, reading.sources(found[0].levers, "running", "projects", "members"), "low")
    for group in GROUP_NAMES:
        for lever in (one for one in LEVERS if one.group == group):
            told = [spoken(lever, outcome.levers[lever.key], say) for _, _, outcome, _ in columns]
            rows += _row(say(GROUP_NAMES[group]), say(lever.label), told, columns, "lever", lever.key, ";".join(lever.sources), "medium" if lever.sources else "low")
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(group: str, measure: str, told: list[str], columns: list, kind: str, key: str, pages: str, sure: str) -> list[tuple]:
    differs = len(set(told)) > 1
    return [(group, measure, name, text, letter, kind, f"{kind}-{key}", differs, pages, sure) for (letter, name, _, _), text in zip(columns, told, strict=True)]


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
    return frame[frame["_differs"]] if context["differences"] == "1" else frame


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    names = [name for letter, name in frame[["letter", "scenario"]].drop_duplicates().itertuples(index=False) if letter]
    every, moved = frame.drop_duplicates("_key"), frame[frame["_differs"]].drop_duplicates("_key")
    levers, results = (int((moved["_kind"] == kind).sum()) for kind in ("lever", "result"))
    if moved.empty:
        title = say("No lever and no result differs from phase 5 as decided")
    elif not results:
        title = say("No result differs; levers that do: {levers}", levers=say.number(levers))
    else:
        title = say("What sets them apart: {levers} of {all} levers, {results} of {total} results", levers=say.number(levers), all=say.number(len(LEVERS)), results=say.number(results), total=say.number(len(RESULT_NAMES)))
    row = (moved if len(moved) else every).iloc[0]
    told = frame[frame["_key"] == row["_key"]]
    values = [say("{name}: {value}", name=name, value=value) for name, value in told[["scenario", "value"]].itertuples(index=False)]
    return Words(
        title=title,
        subtitle=say("Rows that differ") if context["differences"] == "1" else say("Every result, then every lever; in bold, what is not as in phase 5"),
        reading=say("{measure}: {values}", measure=row["measure"], values=", ".join(values)),
        scope=say("{names}; a year when the levers act", names=say.listing([say("Phase 5 as decided"), *names])),
        coverage=Coverage(sum(bool(lever.sources) for lever in LEVERS), len(LEVERS), say("levers with a source")),
        note=reading.caution(say),
    )


def _table(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    shown = _shown(frame, context)
    if shown.empty:
        return f"<p class='listed'>{say('Nothing differs.')}</p>"
    columns = list(frame[["letter", "scenario"]].drop_duplicates().itertuples(index=False, name=None))
    heads = "".join(f"<th scope='col'><b>{letter or say('Ref.')}</b> {html.escape(name)}</th>" for letter, name in columns)
    lines, group = [], None
    for _, rows in shown.groupby("_key", sort=False):
        if rows["group"].iloc[0] != group:
            group = rows["group"].iloc[0]
            lines.append(f"<tr><th class='group' scope='rowgroup' colspan='{len(columns) + 1}'>{html.escape(group)}</th></tr>")
        values = rows["value"].tolist()
        cells = "".join(f"<td>{html.escape(text)}</td>" if text == values[0] else f"<td><b>{html.escape(text)}</b></td>" for text in values)
        lines.append(f"<tr><th scope='row'>{html.escape(rows['measure'].iloc[0])}</th>{cells}</tr>")
    caption = html.escape(say("Scenarios side by side"), quote=True)
    return f"<div class='side' role='region' tabindex='0' aria-label=\"{caption}\"><table><thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(View(
    name="scenario_compare", query="scenario_side_by_side", markup=_table, words=_words, rows=_shown, options=("differences",),
    definition="The levers of the scenarios of the page and what they give, beside phase 5 as decided.",
    formula="The model is run for each scenario; a value is in bold where it is not that of phase 5.",
    limits="A ranking of scenarios: the model says what each gives, not which is better.",
))
