"""What changed in the known network since the phase before: clusters, dated links, organisations in common."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_changes
from charts.look import Look
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view
from views.network import sample


def sentences(phase: int, say: Speech) -> list[str]:
    """Three sentences on the phase against the one before, in Markdown; none in the first phase."""
    if phase < 2:
        return []
    pairs, moves = engine.run("network_changes", phase=phase, lang=say.lang), engine.run("network_moves", phase=phase, lang=say.lang)
    change, lost = pairs["_change"].value_counts(), pairs[pairs["_change"] == "lost"]
    move, n = moves["_move"].value_counts(), say.number
    shared = [int((engine.run("network_pairs", phase=at, lang=say.lang)["_kind"] == "shared_organisation").sum()) for at in (phase - 1, phase)]
    return [
        say(
            "**{stay} clusters stay, {leave} leave, {arrive} arrive.** {merged} of those that leave were merged into another.",
            stay=n(int(move.get("stays", 0))), leave=n(int(move.get("leaves", 0))), arrive=n(int(move.get("arrives", 0))), merged=n(int(moves["heir"].notna().sum())),
        ),
        say(
            "**Of {before} pairs tied by an act or a project, {kept} still are; {new} are new.** {ends} of the {lost} others have lost one of their clusters.",
            before=n(len(lost) + int(change.get("kept", 0))), kept=n(int(change.get("kept", 0))), new=n(int(change.get("new", 0))), ends=n(int((lost["_reason"] == "end_lost").sum())), lost=n(len(lost)),
        ),
        say("**Organisations in common: {before} pairs, then {now}**, only because clusters leave or arrive: these links have no date.", before=n(shared[0]), now=n(shared[1])),
    ]


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_changes.changes(frame, context.also["network_moves"], look, chosen=context["cluster"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase, whole, first = int(context["phase"]), context.also["network_summary"].iloc[0], frame.iloc[0]
    kept, before = int((frame["_change"] == "kept").sum()), int(frame["_change"].isin(["kept", "lost"]).sum())
    values = {"before": phase - 1, "phase": phase}
    return Words(
        title=say.plural("From phase {before} to phase {phase}, {n} tied pair of {all} has a dated act in both", "From phase {before} to phase {phase}, {n} tied pairs of {all} have a dated act in both", kept, all=say.number(before), **values),
        subtitle=say("Dated links: documented agreements and European projects; clusters at the same place in both phases"),
        reading=say("{a} and {b}: “{change}” ({reason}), one of the {n} pairs drawn", a=first["name_a"], b=first["name_b"], change=first["change"], reason=first["reason"][0].lower() + first["reason"][1:], n=say.number(len(frame))),
        scope=say("Clusters with a label in phase {before} or {phase}; an act counts in the phase in which a source states it and may last longer", **values),
        coverage=Coverage(int(whole["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")), note=sample(whole, say),
    )


view(View(
    name="network_changes", query="network_changes", chart=_chart, words=_words, also=("network_moves", "network_summary"), options=("cluster",), pick="cluster",
    definition="Pairs of clusters tied by a dated act or European project in the phase before, in the phase, or in both.",
    formula="An agreement counts in the phase of the year that a source gives, a project in the phase in which it begins; both clusters must hold a label in that phase.",
    limits="Saying that a tie has ended: a source that says nothing proves nothing.",
))
