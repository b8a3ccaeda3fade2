"""Why a phase has several numbers of clusters: each day and each span counts its own."""

import pandas as pd

from language import Speech
from views.core import Context, Coverage, View, Words, view

LAST = 5  # the phase under way: its last day is that of the tables


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase = int(context["phase"] or 4)
    rows = frame.set_index("phase")
    row = rows.loc[phase] if phase in rows.index else rows.iloc[-1]
    phase = int(row.name)
    values = {"phase": phase, **{name: say.number(int(row[name])) for name in ("n_start", "n_any", "n_end")}}
    if phase == LAST:
        title = say("Phase {phase}: {n_start} clusters on the first day, {n_any} at some time, {n_end} at most today", **values)
    else:
        title = say("Phase {phase}: {n_start} clusters on the first day, {n_any} at some time, {n_end} on the last day", **values)
    return Words(
        title=title,
        subtitle=say("Read from left to right: last day of the phase before, less those that left on its eve, plus those that entered = first day; then what entered and what left during the phase"),
        reading=say(
            "in phase {phase}, {before} − {left} + {came} = {start} on the first day; {later} entered afterwards and {gone} left, which makes {end}",
            phase=phase, before=int(row["n_before"]), left=int(row["left_at_start"]), came=int(row["entered_at_start"]), start=int(row["n_start"]), later=int(row["entered"]), gone=int(row["left_label"]), end=int(row["n_end"]),
        ),
        scope=say("France, labels of the State, by the day on which they begin and end") if context["region"] is None else say("Labels of the State, by seat"),
        coverage=Coverage(len(frame), len(frame), say("phases")), note=_between(rows, phase, say, context),
    )


def _between(rows: pd.DataFrame, phase: int, say: Speech, context: Context) -> str:
    """The same passage from one phase to the next, counted in the four ways that the pages do; for the whole of France."""
    moves, passages = context.also["network_moves"]["_move"].value_counts(), context.also["lineage_passages"]
    if context["region"] is not None or phase - 1 not in rows.index:
        return ""
    row, before = rows.loc[phase], rows.loc[phase - 1]
    openings = passages[(passages["phase"] == phase - 1) & (passages["_fate"] == "merged")]
    return say(
        "From phase {before} to phase {phase}: {end_before} then {end} clusters from last day to last day; {any_before} then {any} at some time in each ({leave} leave, {arrive} arrive); mergers that take a cluster away: {merged} in phase {phase}, its eve included, and {between} between the openings of the two phases.",
        before=phase - 1, phase=phase, end_before=int(before["n_end"]), end=int(row["n_end"]), any_before=int(before["n_any"]), any=int(row["n_any"]), leave=int(moves.get("leaves", 0)), arrive=int(moves.get("arrives", 0)),
        merged=int(row["merged_at_start"] + row["merged"]), between=len(openings),
    )


view(View(
    name="stock_accounts", query="stock_accounts", words=_words, also=("network_moves", "lineage_passages"), options=("phase", "region"),
    definition="Clusters with the label on the first day of a phase, at some time in it and on its last day, and the moves that lead from one to the next.",
    formula="First day = last day of the phase before − left on the eve + entered on the first day; at some time = first day + clusters that entered afterwards; last day = first day + entered − left.",
    limits="Adding up phases: a cluster counts in each phase in which it holds the label.",
))
