"""The network as a matrix in the order of the communities."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_grid, network_matrix
from charts.look import FAMILIES, Look
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.network import reading
from views.network_words import bounded, drawn_of, unproven


def ordered(nodes: pd.DataFrame) -> pd.DataFrame:
    """The clusters with a known link, community after community, then family after family, the most neighbours first."""
    linked = nodes[nodes["_labelled"] & (nodes["degree"] > 0)]
    return linked.assign(_place=linked["_family"].map(FAMILIES.index)).sort_values(["_community", "_place", "degree", "cluster_id"], ascending=[True, True, False, True]).drop(columns="_place")


def _tied(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Departures by merger are no square."""
    return frame[frame["_kind"] != "merger"]


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_matrix.matrix(ordered(context.also["network_nodes"]), frame, look, chosen=context["cluster"], region=context["region"])


def _grid(frame: pd.DataFrame, look: Look, context: Context) -> network_grid.Grid:
    return network_grid.grid(ordered(context.also["network_nodes"]), frame, look)


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, nodes = context.also["network_summary"].iloc[0], ordered(context.also["network_nodes"])
    phase, all_clusters = int(whole["phase"]), int(whole["n_nodes"])
    first = set(nodes.loc[nodes["_community"] == 1, "cluster_id"])
    tied = _tied(frame, context)
    inside = len(set(tied.loc[tied["_a"].isin(first) & tied["_b"].isin(first), ["_a", "_b"]].itertuples(index=False, name=None)))
    return Words(
        title=say("Phase {phase}: {share} of the linked pairs are inside one of the {n} communities", phase=phase, share=say.percent(whole["inside_share"]), n=say.number(int(whole["n_communities"]))),
        subtitle=say("A square, a linked pair; rows in the order of the communities (Leiden, modularity {modularity}), then of the families of themes", modularity=say.number(round(whole["modularity"], 2), 2)),
        reading=reading(tied, say, {context["cluster"]}) if context["cluster"] in set(nodes["cluster_id"]) else say.plural("the first community brings {size} clusters together; {n} of their {all} pairs is linked", "the first community brings {size} clusters together; {n} of their {all} pairs are linked", inside, size=say.number(len(first)), all=say.number(len(first) * (len(first) - 1) // 2)),
        scope=say("Clusters with a known link in phase {phase}; {alone} others have none and are not shown", phase=phase, alone=say.number(all_clusters - len(nodes))),
        coverage=Coverage(len(nodes), all_clusters, say("clusters with a known link")),
        note=" ".join([say("An order that eases reading, not a fact: the communities rest on a sample, and other links would move them."), *bounded(tied, say)]),
        method=f"{drawn_of(whole, say)} {unproven(say)}",
    )


view(View(
    name="network_matrix", narrowest=1100, query="network_pairs", chart=_chart, grid=_grid, words=_words, rows=_tied, also=("network_nodes", "network_summary"), options=("cluster", "region"), pick="cluster",
    definition="Clusters of a phase set in rows by community; a square where two of them have a known link.",
    formula="Communities by the method of Leiden (Traag, Waltman and van Eck, 2019) on the weights of the links, seeded; departures by merger left out.",
    limits="Saying that a cluster belongs to a group: the communities rest on a sample.",
))
