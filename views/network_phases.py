"""The network of the four phases side by side."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_phases
from charts.look import Look
from charts.network_lines import MOST
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view
from views.network import linked_by
from views.network_words import coloured, drawn_from, drawn_of, unproven


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    links = context.also["network_phase_links"]
    return network_phases.panels(
        frame, context.also["network_phase_nodes"], links[links["_kind"].isin(linked_by(context))], look, by=context["colour"] or "family", chosen=context["cluster"], ours=_ours(context),
    )


def _ours(context: Context) -> frozenset[str]:
    """The clusters of the chosen region where no cluster is chosen."""
    nodes = context.also["network_phase_nodes"]
    return frozenset() if context["cluster"] else frozenset(nodes.loc[nodes["_region_code"] == context["region"], "cluster_id"])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    row = frame.set_index("phase")
    return Words(
        title=_of_cluster(context, say) if context["cluster"] else _of_region(context, say) if _ours(context) else _title(row["n_pairs"], say),
        subtitle=say("Each cluster keeps its place; named: the most tied, in bold where the label is new; grey dot: no label in the phase"),
        reading=say("in phase {phase}, {n} clusters hold the label, {alone} of them without a known link, and {pairs} pairs are linked", phase=3, n=say.number(int(row.at[3, "n_nodes"])), alone=say.number(int(row.at[3, "n_alone"])), pairs=say.number(int(row.at[3, "n_pairs"]))),
        scope=say("Clusters with a label in each phase; European projects are known from 2014 on"), coverage=Coverage(int((row.loc[1:4, "n_nodes"] - row.loc[1:4, "n_alone"]).sum()), int(row.loc[1:4, "n_nodes"].sum()), say("clusters with a known link, phase by phase")),
        note=" ".join([*([coloured(say)] if context["colour"] == "community" else []), say("The number of pairs follows what sources publish: not to be read as more or less cooperation."), *_bounded(context, say)]),
        method=" ".join((say("Star: an act or a project of four clusters or more."), unproven(say), drawn_from(say), drawn_of(context.also["network_summary"].iloc[0], say))),
    )


def _bounded(context: Context, say: Speech) -> list[str]:
    """What is said where a phase has more links than a picture draws."""
    links = context.also["network_phase_links"]
    most = links[links["_star"].isna() & links["_kind"].isin(linked_by(context))].groupby("phase").size().max()
    return [say("In each phase, the {n} strongest links at most are drawn.", n=say.number(MOST))] if most > MOST else []


def _title(pairs: pd.Series, say: Speech) -> str:
    most, last = int(pairs[list(network_phases.PHASES)].idxmax()), network_phases.PHASES[-1]
    other = network_phases.PHASES[0] if most == last else last
    return say("Phase {most} has the most known links: {n} pairs, against {m} in phase {other}", most=most, n=say.number(int(pairs[most])), m=say.number(int(pairs[other])), other=other)


def _of_cluster(context: Context, say: Speech) -> str:
    """The title where a cluster is chosen: its known neighbours in each phase."""
    rows = context.also["network_phase_nodes"]
    mine = rows[(rows["cluster_id"] == context["cluster"]) & rows["phase"].isin(network_phases.PHASES)]
    if mine.empty:
        return say("The chosen cluster has no label in the first four phases")
    told = say.listing([say("{n} in phase {phase}", n=say.number(int(row["degree"])), phase=row["phase"]) if row["degree"] else say("none in phase {phase}", phase=row["phase"]) for row in mine.to_dict("records")])
    return say("{cluster}, known neighbours: {told}", cluster=mine["short_name"].iloc[0], told=told)


def _of_region(context: Context, say: Speech) -> str:
    """The title where a region is chosen: the pairs that touch its clusters in each phase, departures by merger left out."""
    links, ours = context.also["network_phase_links"], _ours(context)
    links = links[links["_star"].isna() & links["_kind"].ne("merger") & (links["_a"].isin(ours) | links["_b"].isin(ours))]
    count = links.drop_duplicates(["phase", "_a", "_b"]).groupby("phase").size()
    one, two, three, four = (say.number(int(count.get(phase, 0))) for phase in network_phases.PHASES)
    region = dict(engine.run("region_names")[["region_code", "name"]].itertuples(index=False))[context["region"]]
    return say("{region}, known linked pairs: {one}, {two}, {three} and {four} in phases 1 to 4", region=region, one=one, two=two, three=three, four=four)


view(View(
    name="network_phases", query="network_phases", chart=_chart, words=_words, also=("network_phase_nodes", "network_phase_links", "network_summary"), options=("links", "colour", "cluster", "region"), pick="cluster",
    definition="The known network of phases 1 to 4, drawn four times on the same places.",
    formula="Places are computed once for the links of all phases together (stress majorisation on shortest paths), then frozen. A pair tied in several ways counts once. A community goes on as the group of the phase before, or of an earlier one, with which it has the most clusters in common, heirs counted, at least two; it has the name of the member that is in it in the most phases, then of the most tied; in colour: the six groups found in the most phases.",
    limits="Saying that clusters cooperate more or less from one phase to another: sources are not equally thorough in all years.",
))
