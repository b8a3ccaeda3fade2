"""Where each cluster goes when a scenario has fewer of them."""

import html

import pandas as pd

from language import Speech, speech
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

COLUMNS = ["cluster", "region", "members", "heir", "heir_region", "same_theme", "chosen", "_order", "source_id", "confidence"]


@computed
def scenario_heirs(s, named, lang):
    """Which cluster merges with which in a scenario that has fewer of them, in the order of the mergers; then those that stay.
    Leaves out: what a merger costs or saves, which no source gives.
    Parameters:
      s      text  optional  The scenario, as its address; phase 5 as decided without it
      named  text  optional  Its name, where the visitor gave it one
      lang   text  Language of the labels, fr or en
    Columns:
      cluster      text     -      Cluster
      region       text     -      Region
      members      number   count  Number of members
      heir         text     -      Merges with
      heir_region  text     -      Region of the heir
      same_theme   boolean  -      Same theme
      chosen       boolean  -      Chosen by hand
      _order       integer  -      Order of merging, 0 for one that stays
      source_id    text     -      Sources
      confidence   text     -      Confidence
    """
    one = reading.read(s, named, speech(lang))
    now, regions, by_hand = one.outcome.inputs.now, one.outcome.inputs.region_names, dict(one.levers.merges)
    pages = reading.sources(one.levers, more=("cese_2017", "bt_phase5"))
    moves = {small: (order, heir) for order, (small, heir) in enumerate(one.outcome.map.moves, start=1)}
    rows = []
    for i in sorted(range(len(now)), key=lambda i: (moves[i][0] if i in moves else len(now), i)):
        order, heir = moves.get(i, (0, None))
        goes = (None, None, None, None)
        if heir is not None:
            goes = (now.names[heir], regions[now.seat[heir]], now.themes[i] == now.themes[heir], _by_hand(one.outcome, by_hand.get(now.ids[i]), i, heir))
        rows.append((now.names[i], regions[now.seat[i]], float(now.members[i]), *goes, order, pages, "low" if order else "high"))
    return pd.DataFrame(rows, columns=COLUMNS)


def _by_hand(outcome, wanted: str | None, small: int, heir: int) -> bool:
    """Whether a merger follows a choice: its heir is the cluster wanted, or the one that this cluster has gone to."""
    ids = outcome.inputs.now.ids
    if wanted is None or wanted == ids[small]:
        return False
    return bool(outcome.map.heir[ids.index(wanted)] == outcome.map.heir[heir])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    one = reading.read(context["s"], context["named"], say)
    gone, total = frame[frame["_order"] > 0], len(frame)
    lost = [region for region in dict.fromkeys(gone["region"]) if not (frame.loc[frame["_order"] == 0, "region"] == region).any()]
    across = int((gone["region"] != gone["heir_region"]).sum())
    if gone.empty:
        title = say("{name}: no cluster merges, {n} remain", name=one.name, n=say.number(total))
        first_move = say("none of the {all} clusters merges", all=say.number(total))
    else:
        first = gone.iloc[0]
        title = (
            say.plural("{name}: {n} cluster merges, with one of another region", "{name}: {n} clusters merge, all with one of another region", len(gone), name=one.name) if across == len(gone)
            else say.plural("{name}: {n} cluster merges, {across} with one of another region", "{name}: {n} clusters merge, {across} of them with one of another region", len(gone), name=one.name, across=say.number(across))
        )
        first_move = say(
            "{cluster} ({region}, {members} members) merges first, with {heir} ({heir_region})", cluster=first["cluster"], region=first["region"], members=say.number(first["members"]),
            heir=first["heir"], heir_region=first["heir_region"],
        )
    known, clusters = reading.known_members(one.outcome)
    return Words(
        title=title,
        subtitle=say("Clusters in the order in which they merge, and their heir; each goes on with its members and European money"),
        reading=first_move,
        scope=say("The {n} clusters of 27 March 2023; overseas clusters do not merge", n=say.number(total)),
        coverage=Coverage(known, clusters, say("clusters with known members")),
        note=" ".join([*([say("No cluster has its seat any more in: {regions}.", regions=say.listing(lost))] if lost else []), say("A rule of this model, not a proposal: it can be changed cluster by cluster.")]),
    )


def _moves(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The clusters that merge; all of them where none does."""
    return frame[frame["_order"] > 0] if (frame["_order"] > 0).any() else frame


def _list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    gone = frame[frame["_order"] > 0]
    if gone.empty:
        return f"<p class='listed'>{say('All clusters stay as they are.')}</p>"
    lines = []
    for row in gone.to_dict("records"):
        notes = [*([] if row["same_theme"] else [say("another theme")]), *([say("chosen by hand")] if row["chosen"] else [])]
        why = f" <span class='quiet'>({', '.join(notes)})</span>" if notes else ""
        there = html.escape(row["heir_region"]) if row["heir_region"] != row["region"] else f"<span class='quiet'>{say('same region')}</span>"
        lines.append(
            f"<tr><td class='num'>{row['_order']}</td><th scope='row'>{html.escape(row['cluster'])}</th><td>{html.escape(row['region'])}</td>"
            f"<td class='num'>{say.number(row['members'])}</td><td>→ <b>{html.escape(row['heir'])}</b>{why}</td><td>{there}</td></tr>"
        )
    heads = [("num", say("Order")), ("", say("Cluster")), ("", say("Region")), ("num", say("Number of members")), ("", say("Merges with")), ("", say("Region of the heir"))]
    top = "".join(f"<th scope='col'{f' class={kind}' if kind else ''}>{text}</th>" for kind, text in heads)
    return f"<div class='twin whole'><table><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


view(View(
    name="scenario_mergers", query="scenario_heirs", markup=_list, words=_words, rows=_moves,
    definition="The cluster that takes in each cluster that merges, when the scenario has fewer clusters than phase 5.",
    formula="Each time, the smallest by members merges with the nearest of its theme, in its region first; without one, with the nearest of its region. A choice made by hand comes before the rule.",
    limits="What mergers would save or cost, and which ones are wished for: no source says it.",
))
