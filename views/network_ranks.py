"""Measures: what linked pairs have in common against chance, and the clusters ranked by their known links."""

import pandas as pd
import plotly.graph_objects as go

from charts import network_mixing, network_ranks
from charts.look import Look
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.network_words import drawn_of, unproven

TIE_NAMES = {"all": "All links", "shared_organisation": "Organisations in common", "agreement": "Documented agreements", "eu_project": "European projects", "merger": "Departures by merger"}
THIN = 20  # linked pairs under which a rank says little
FOLLOWS = 0.5  # correlation from which a count is said to follow another
TERM_NAMES = {
    "shared_organisation": "<b>Organisation in common</b>: named as a member of both clusters by a public page or, if it is French, partner of at least two European projects of theirs. Present in k clusters, it is worth 1/(k−1) to each pair: 1 for two clusters, a half for three, a third for four. A pair is kept from 0.5 up.",
    "agreement": "<b>Documented agreement</b>: an agreement, a charter, a joint bid or a joint project that a source dates, in a year when both clusters hold the label, or apply for it for the first time. An act of n clusters is worth 1/(n−1) to each pair. Members said to be in common and merger talks are no agreement.",
    "eu_project": "<b>European project</b>: a project of Horizon 2020 or Horizon Europe in which both clusters take part, in the phase in which it begins. A project of five clusters is one thing: it is worth a quarter to each pair.",
    "degree": "<b>Known neighbours</b>: how many clusters it has at least one known link with.",
    "strength": "<b>Weight of links</b>: the sum of the weights of its links.",
    "betweenness": "<b>Shortest paths</b>: the share of the pairs of other clusters whose shortest path, link by link, goes through it.",
    "clustering": "<b>Neighbours linked</b>: the share of the pairs of its neighbours that are linked with one another; nothing under two neighbours.",
    "density": "<b>Density</b>: the share of all possible pairs that have a known link.",
    "component": "<b>Connected set</b>: clusters that links lead to from one another, step by step.",
    "community": "<b>Community</b>: a group with more links inside than to the others, found by the method of Leiden and called by its most constant member, then its most tied; an order that eases reading, not a fact.",
    "chance": "<b>Chance</b>: the families of themes, the themes and the regions are dealt out 2,000 times at random among the clusters; the band holds 95% of the results.",
}


def terms(say: Speech) -> str:
    """What each word of the measures means, as HTML."""
    return "<div class='terms'>" + "".join(f"<p>{say(text)}</p>" for text in TERM_NAMES.values()) + "</div>"


def _mixing_chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_mixing.mixing(frame, look)


def _mixing_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, phase = context.also["network_summary"].iloc[0], int(context["phase"])
    every = frame[frame["_kind"] == "all"].set_index("_trait")
    by = every.loc["family"]
    beyond = every[every["same_share"] > every["high"]]
    merged = frame[(frame["_kind"] == "merger") & (frame["_trait"] == "family")]
    thin = frame.drop_duplicates("_kind")
    thin = thin[thin["_thin"]]
    if len(beyond) == len(every):
        title = say("Phase {phase}: {share} of the linked pairs are of one family of themes, chance would give {chance}", phase=phase, share=say.percent(by["same_share"]), chance=say.percent(by["expected"]))
    else:
        shares = {trait: say.percent(every.loc[trait, "same_share"]) for trait in ("family", "region")}
        title = say("Phase {phase}: {family} of the linked pairs share a family of themes, {region} a region", phase=phase, **shares)
    return Words(
        title=title,
        subtitle=say(
            "All links: {density} of the possible pairs, {components} connected sets, {communities} communities (modularity {modularity}); {clustering} of neighbours are linked with one another",
            density=say.percent(by["density"], 1), components=say.number(int(by["n_components"])), communities=say.number(int(by["n_communities"])), modularity=say.number(round(by["modularity"], 2), 2), clustering=say.percent(by["clustering"]),
        ),
        reading=say("{share} of the {n} linked pairs are of one family of themes; chance would give {chance}, and from {low} to {high} in 95% of the draws", share=say.percent(by["same_share"]), n=say.number(int(by["n_pairs"])), chance=say.percent(by["expected"]), low=say.percent(by["low"]), high=say.percent(by["high"])),
        scope=say("Clusters with a label at some time in phase {phase}; links that a public page states", phase=phase), coverage=Coverage(int(by["n_linked"]), int(whole["n_nodes"]), say("clusters with a known link")),
        note=" ".join(part for part in (
            say("Less than twenty pairs, where one more or less moves a share by five points: {kinds}. Read them as cases, not as shares.", kinds=say.listing([row["kind"][0].lower() + row["kind"][1:] for row in thin.to_dict("records")])) if len(thin) else "",
            say("European projects are in the tables from 2014 on only.") if phase < 3 else "",
            say("{share} of the {n} departures by merger stay within one family of themes.", share=say.percent(merged["same_share"].iloc[0]), n=say.number(int(merged["n_pairs"].iloc[0]))) if len(merged) and merged["n_pairs"].iloc[0] >= 10 else "",
        ) if part),
        method=f"{drawn_of(whole, say)} {unproven(say)}",
    )


view(View(
    name="network_mixing", narrowest=1100, query="network_kinds", chart=_mixing_chart, words=_mixing_words, also=("network_summary",),
    definition="Share of the linked pairs of a phase whose two clusters have the same family of themes, the same theme or the same region, for each kind of link, against what chance would give.",
    formula="Chance: 2,000 seeded shuffles of the trait among the clusters of the network; mean, and band from the 2.5th to the 97.5th in a hundred. Assortativity: Newman (2003), 0 for chance, 1 where all links stay within.",
    limits="Saying why clusters are linked: a source speaks more of neighbours and of trades that it knows.",
))


def _ranks_chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return network_ranks.ranks(frame, look, chosen=context["cluster"], region=context["region"])


def _ranks_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    whole, linked, phase = context.also["network_summary"].iloc[0], frame[frame["degree"].notna()], int(context["phase"])
    mine = linked[linked["cluster_id"] == context["cluster"]]
    tie, first, alone = say(TIE_NAMES[context["tie"] or "all"]), (mine if len(mine) else linked).iloc[0], int(frame["degree"].isna().sum())
    pairs = int(linked["degree"].sum()) // 2
    both = frame.assign(degree=frame["degree"].fillna(0))[["degree", "n_named"]].astype(float).corr().iloc[0, 1]
    if context["tie"] in (None, "all", "shared_organisation") and both >= FOLLOWS:
        title = say("Phase {phase}: the number of neighbours follows the number of organisations named, correlation {r}", phase=phase, r=say.number(round(both, 2), 2))
    elif context["tie"] in (None, "all"):
        title = say.plural("Phase {phase}: {n} cluster has a known link, of {all}", "Phase {phase}: {n} clusters have a known link, of {all}", len(linked), phase=phase, all=say.number(len(frame)))
    else:
        title = say.plural("Phase {phase}: {n} cluster has a known link of this kind, of {all}", "Phase {phase}: {n} clusters have a known link of this kind, of {all}", len(linked), phase=phase, all=say.number(len(frame)))
    return Words(
        title=title, subtitle=say("{tie}: clusters in the order of their known neighbours, then of the weight of their links", tie=tie),
        reading=say.plural("{cluster}: {n} known neighbour, {named} organisations named", "{cluster}: {n} known neighbours, {named} organisations named", int(first["degree"]), cluster=first["short_name"], named=say.number(int(first["n_named"]))),
        scope=say("Clusters with a label at some time in phase {phase}; links that a public page states", phase=phase), coverage=Coverage(len(linked), len(frame), say("clusters with a known link")),
        note=" ".join(part for part in (
            say.plural("{n} linked pair in all: too few to rank clusters by it.", "{n} linked pairs in all: too few to rank clusters by them.", pairs) if pairs < THIN else "",
            say.plural("{n} cluster has no known link of this kind: it is not zero, it is not known.", "{n} clusters have no known link of this kind: it is not zero, it is not known.", alone) if alone else "",
            unproven(say),
        ) if part),
        method=drawn_of(whole, say),
    )


view(View(
    name="network_ranks", narrowest=1100, hint="a click on a row chooses the cluster", query="network_ranks", chart=_ranks_chart, words=_ranks_words, also=("network_summary",), options=("cluster", "region"), pick="cluster",
    definition="Measures of each cluster in the known network of the phase; they tell how well it is documented as much as how much it works with others.",
    formula="Neighbours counted once whatever the number of links; shortest paths with each link as one step (Freeman, 1977), over the pairs of other clusters; neighbours linked with one another (Watts and Strogatz, 1998), from two neighbours up.",
    limits="Saying that a cluster counts more than another: a longer list of members gives it more links.",
))
