"""What changed in the known network between two phases: clusters, dated links, organisations in common, and what is only the record."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_changes
from charts.look import Look
from language import Speech
from queries import engine
from views import leavers, network_own
from views.core import Context, Coverage, View, Words, view
from views.network_words import drawn_of, unproven

BY_CLUSTER, BY_RECORD = ("became_one", "passed_on", "end_lost", "end_new"), ("not_found", "tables_begin")


def earlier(phase: int, since: str | None) -> int:
    """The phase compared with `phase`: the one of the address where it comes before, else the one just before."""
    return int(since) if since and int(since) < phase else phase - 1


def causes(pairs: pd.DataFrame) -> dict[str, int]:
    """The pairs that differ, by what makes the difference: a `cluster` that left, arrived or was merged, an `act` newly dated, or the `record`, silent or not begun."""
    moved = pairs[pairs["_change"] != "kept"]["_reason"]
    return {"all": len(moved), "cluster": int(moved.isin(BY_CLUSTER).sum()), "record": int(moved.isin(BY_RECORD).sum()), "act": int((moved == "dated").sum())}


def sentences(phase: int, since: str | None, say: Speech) -> list[str]:
    """Three sentences on the phase against an earlier one, in Markdown: clusters, links, causes; none in the first phase."""
    if phase < 2:
        return []
    span = {"phase": phase, "since": earlier(phase, since)}
    pairs, moves, shared = engine.run("network_changes", **span, lang=say.lang), engine.run("network_moves", **span, lang=say.lang), engine.run("network_shared_changes", **span)
    return [_clusters(moves, say), _links(pairs, shared, say), _causes(pairs, span["since"], say)]


def own(cluster: str | None, region: str | None, phase: int, since: str | None, say: Speech) -> str | None:
    """What changes for the chosen cluster, or for the clusters of the chosen region, in Markdown; None where neither has a label in one of the two phases."""
    span = {"phase": phase, "since": earlier(phase, since)}
    moves = engine.run("network_moves", **span, lang=say.lang)
    ours = network_own.chosen(moves, cluster, region)
    if ours is None:
        return None
    pairs, shared = engine.run("network_changes", **span, lang=say.lang), engine.run("network_shared_changes", **span)
    return network_own.sentence(ours, pairs, shared, moves, {"before": span["since"], "phase": phase}, say)


def _clusters(moves: pd.DataFrame, say: Speech) -> str:
    n, move = say.number, moves["_move"].value_counts()
    arrived, orphans = moves[moves["_move"] == "arrives"]["short_name"].tolist(), moves[(moves["_move"] == "leaves") & moves["heir"].isna()]["short_name"].tolist()
    merged = int(((moves["_move"] == "leaves") & moves["heir"].notna()).sum())
    told = [say("**{stay} clusters stay, {leave} leave, {arrive} arrive.**", stay=n(int(move.get("stays", 0))), leave=n(int(move.get("leaves", 0))), arrive=n(int(move.get("arrives", 0))))]
    if merged and not orphans:
        told.append(say.plural("The one that leaves has an heir.", "All those that leave have an heir.", merged))
    elif merged:
        told.append(say.plural("{n} of those that leave has an heir.", "{n} of those that leave have an heir.", merged))
    if orphans:
        told.append(say("Without an heir: {names}.", names=network_own.names(orphans, say)))
    if arrived:
        told.append(say("Arrived: {names}.", names=network_own.names(arrived, say)))
    return " ".join(told)


def _links(pairs: pd.DataFrame, shared: pd.DataFrame, say: Speech) -> str:
    n, change = say.number, pairs["_change"].value_counts()
    kept, new, lost = (int(change.get(name, 0)) for name in ("kept", "new", "lost"))
    return say(
        "**Of {before} pairs tied by a dated act or project, {kept} still are, {lost} are no longer; {new} are new.** Organisations in common, which have no date: {shared_before} pairs, then {shared_now}, {shared_both} of them in both phases.",
        before=n(kept + lost), kept=n(kept), lost=n(lost), new=n(new), shared_before=n(int(shared["before"].sum())), shared_now=n(int(shared["now"].sum())), shared_both=n(int((shared["before"] & shared["now"]).sum())),
    )


def _causes(pairs: pd.DataFrame, since: int, say: Speech) -> str:
    n, found = say.number, {name: say.number(value) for name, value in causes(pairs).items()}
    begin = int((pairs["_reason"] == "tables_begin").sum())
    told = say("**Of these {all} changes, {cluster} come from a cluster that left, arrived or was merged, {act} from an act newly dated, {record} from the record alone:** both clusters hold the label, and no dated act is found in one of the two phases.", **found)
    return f"{told} {say('{n} of them are European projects, known from 2014 on only.', n=n(begin))}" if begin and since < 3 else told


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    moves = context.also["network_moves"]
    ours = network_own.chosen(moves, context["cluster"], context["region"])
    return network_changes.changes(frame, moves, context.also["network_change_stars"], context.also["network_shared_changes"], look, chosen=context["cluster"], ours=ours.members if ours else None)


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    phase, whole, moves = int(context["phase"]), context.also["network_summary"].iloc[0], context.also["network_moves"]
    values = {"before": earlier(phase, context["since"]), "phase": phase}
    change, leave = frame["_change"].value_counts(), moves[moves["_move"] == "leaves"]
    kept, held = int(change.get("kept", 0)), int(moves["_move"].isin(["stays", "leaves"]).sum())
    ours = network_own.chosen(moves, context["cluster"], context["region"])
    title = network_own.title(ours, frame, moves, values, say) if ours else _departures(len(leave), int(leave["heir"].notna().sum()), held, values, say)
    mine = frame[frame["_a"].isin(ours.members) | frame["_b"].isin(ours.members)] if ours else frame
    read = (mine if len(mine) else frame).iloc[0]
    return Words(
        title=title,
        subtitle=say("Dated agreements and European projects, {n} of them in both phases; broken line: what the record does not say, not a link that ended", n=say.number(kept)),
        reading=say("{a} and {b}: “{change}” ({reason}), one of {n} pairs", a=read["name_a"], b=read["name_b"], change=read["change"], reason=read["reason"][0].lower() + read["reason"][1:], n=say.number(len(frame))),
        scope=say("Clusters with a label in phase {before} or {phase}; an act counts in the phase in which a source states it and may last longer", **values),
        coverage=Coverage(int(whole["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")), note=unproven(say),
        method=" ".join([*(leavers.told(values["before"], "network", say) if values["before"] == phase - 1 else []), drawn_of(whole, say)]),
    )


def _departures(n: int, heirs: int, held: int, values: dict, say: Speech) -> str:
    """How many of the `held` clusters of the earlier phase leave, and how many of them have an heir."""
    if heirs == n > 1:
        return say("From phase {before} to phase {phase}, {n} clusters of {all} leave, all with an heir", n=say.number(n), all=say.number(held), **values)
    return say.plural("From phase {before} to phase {phase}, {n} cluster of {all} leaves; with an heir: {heirs}", "From phase {before} to phase {phase}, {n} clusters of {all} leave; with an heir: {heirs}", n, heirs=say.number(heirs), all=say.number(held), **values)


view(View(
    name="network_changes", narrowest=1100, query="network_changes", chart=_chart, words=_words, also=("network_moves", "network_change_stars", "network_shared_changes", "network_summary"), options=("cluster", "region"), pick="cluster",
    definition="Pairs of clusters tied by a dated act or European project in an earlier phase, in a later one, or in both, and what makes the difference: a cluster, an act, or the record.",
    formula="An agreement counts in the phase of the year that a source gives, a project in the phase in which it begins; both clusters must hold a label in that phase. The difference comes from a cluster where one of the two has no label in one of the phases; from the record where both have it in both and nothing dated is found in the later one, or where European projects of before 2014 are not known.",
    limits="Saying that a tie has ended: a source that says nothing proves nothing.",
))
