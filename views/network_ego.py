"""One cluster and its neighbours, laid out to be read."""

import html

import pandas as pd
import plotly.graph_objects as go

from charts import network_ego
from charts.look import Look
from charts.network_lines import KINDS
from charts.network_marks import called
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view
from views.network import linked_by, reached, shown
from views.network_words import coloured, drawn_from, drawn_of, unproven, within


def known(cluster: str | None, phase: int, links: str | None, say: Speech) -> bool:
    """Whether a link of the chosen kinds is known for the cluster in the phase."""
    if not cluster:
        return False
    own = engine.run("network_ego", cluster=cluster, phase=phase, lang=say.lang)
    return bool(own["_kind"].isin(linked_by(Context({"links": links}, {}))).any())


def told(cluster: str, phase: int, links: str | None, say: Speech) -> str:
    """Each neighbour with its ties in words, as an HTML list, for a page too narrow to write them in the picture."""
    own = shown(engine.run("network_ego", cluster=cluster, phase=phase, lang=say.lang), Context({"links": links}, {}))
    lines = []
    for other, rows in own.groupby("_cluster", sort=False):
        first, kinds = rows.iloc[0], sorted(rows.to_dict("records"), key=lambda row: KINDS.index(row["_kind"]))
        ties = "".join(f"<br>{html.escape(network_ego.tie(row, say))}" for row in kinds)
        lines.append(f"<li><a href='?cluster={other}'>{called(html.escape(first['short_name']), html.escape(first['name']))}</a> {html.escape(first['region'])} · {network_ego.phases(rows, say)}{ties}</li>")
    return f"<ul class='net-told listed'>{''.join(lines)}</ul>"


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    pairs = shown(context.also["network_pairs"], context)
    return network_ego.ego(shown(frame, context), pairs, context.also["network_nodes"], look, cluster=context["cluster"], steps=int(context["steps"] or 1), by=context["colour"] or "family")


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, nodes, own = context.also["network_summary"].iloc[0], context.also["network_nodes"], shown(frame, context)
    me, tied = nodes[nodes["cluster_id"] == context["cluster"]].iloc[0], own[own["_kind"] != "merger"]
    return Words(
        title=_title(me, tied, shown(context.also["network_pairs"], context), int(whole["phase"]), say, context["steps"]), subtitle=_subtitle(tied, shown(context.also["network_pairs"], context), say),
        reading=_reading(own, say), scope=say("Clusters with a label at some time in phase {phase}; links that a public page states", phase=int(whole["phase"])),
        coverage=Coverage(int(whole["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")), note=" ".join([*([_group(me, nodes, say), coloured(say)] if context["colour"] == "community" else []), *_elsewhere(own, say), unproven(say)]), method=f"{drawn_from(say)} {drawn_of(whole, say)}",
    )


def _title(me: pd.Series, tied: pd.DataFrame, pairs: pd.DataFrame, phase: int, say: Speech, steps: str | None) -> str:
    near = tied.drop_duplicates("_cluster")
    values = {"phase": phase, "cluster": me["name"]}
    if near.empty:
        return say("Phase {phase}: of {cluster}, no link of the chosen kinds is known but its mergers", **values)
    if steps == "2":
        apart = pairs[pairs["_kind"] != "merger"]
        far = len(reached(apart, {me["cluster_id"]}, 2)) - 1 - len(near)
        return say.plural("Phase {phase}: {cluster} has {n} known neighbour, and {far} more at two steps", "Phase {phase}: {cluster} has {n} known neighbours, and {far} more at two steps", len(near), far=say.number(far), **values)
    family, region = int((near["_family"] == me["_family"]).sum()), int((near["_region_code"] == me["_region_code"]).sum())
    return say.plural(
        "Phase {phase}: {cluster} has {n} known neighbour (same family of themes: {family}; same region: {region})", "Phase {phase}: {cluster} has {n} known neighbours, {family} in its family of themes and {region} in its region",
        len(near), family=say.number(family), region=say.number(region), **values,
    )


def _subtitle(tied: pd.DataFrame, pairs: pd.DataFrame, say: Speech) -> str:
    near = set(tied["_cluster"])
    if len(near) < 2:
        return say("Neighbours by an act, a project or organisations in common; departures by merger apart")
    dated = set(tied.loc[tied["_kind"] != "shared_organisation", "_cluster"])
    between = {frozenset(ends) for ends in pairs.loc[(pairs["_kind"] != "merger") & pairs["_a"].isin(near) & pairs["_b"].isin(near), ["_a", "_b"]].itertuples(index=False)}
    return say(
        "By an act or a project: {dated}; by organisations in common alone: {shared}; pairs of neighbours linked with one another: {linked} of {all}",
        dated=say.number(len(dated)), shared=say.number(len(near - dated)), linked=say.number(len(between)), all=say.number(len(near) * (len(near) - 1) // 2),
    )


def _elsewhere(own: pd.DataFrame, say: Speech) -> list[str]:
    """What ties the neighbours in the other phases that the picture names."""
    told = own.dropna(subset=["elsewhere"])
    return [say("Acts and projects of other phases: {told}.", told=say.listing([say("{cluster} ({kind}, {told})", cluster=row["short_name"], kind=within(row["kind"]), told=row["elsewhere"]) for row in told.to_dict("records")]))] if len(told) else []


def _group(me: pd.Series, nodes: pd.DataFrame, say: Speech) -> str:
    """The community of the cluster and who else is in it."""
    others = nodes.loc[nodes["_community"].eq(me["_community"]) & nodes["cluster_id"].ne(me["cluster_id"]), "short_name"].sort_values()
    return say.plural("Community of {group}: {cluster} and {n} other ({names}).", "Community of {group}: {cluster} and {n} others ({names}).", len(others), group=me["community"], cluster=me["short_name"], names=", ".join(others))


def _reading(own: pd.DataFrame, say: Speech) -> str:
    if own.empty:
        return say("no link of the chosen kinds is known in the phase: 0 pairs")
    row = own.iloc[0].to_dict()
    told = network_ego.tie(row, say)
    if len(told) > 150:  # the first of them is enough to read one
        told = network_ego.tie({**row, "items": row["items"].split(";")[0].strip()}, say)
    return say("with {cluster}, {tie}", cluster=row["short_name"], tie=told)


view(View(
    name="network_ego", query="network_ego", chart=_chart, words=_words, rows=shown, also=("network_pairs", "network_nodes", "network_summary"), options=("links", "colour", "steps"), pick="cluster",
    definition="The cluster in the middle, round it those with which public pages tell of a link in the phase; a second ring holds the neighbours of its neighbours.",
    formula="A neighbour counts once whatever the number of links. One family of themes after another clockwise, that of the cluster first; in each, the heaviest link first. Links inside the second ring are not drawn.",
    limits="Saying that a cluster works with these clusters alone: members' lists are not public.",
))
