"""European money that the cluster bodies received for themselves."""

import pandas as pd

from charts import money_eu
from language import Speech
from views.core import Context, Coverage, View, Words, view


def _span(frame: pd.DataFrame) -> dict:
    return {"first": int(frame["_from"].min()), "last": int(frame["_to"].max())}


def _top(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    paid = frame[frame["total_eur_m"].notna()]
    total, three, shown = paid["total_eur_m"].sum(), paid.head(3), paid.head(money_eu.SHOWN)
    first, rest = paid.iloc[0], paid.iloc[money_eu.SHOWN:]
    chosen = paid[paid["cluster_id"] == context["cluster"]]
    read = chosen.iloc[0] if len(chosen) else first
    return Words(
        title=say("{clusters} receive {share} of the European money of the clusters", clusters=say.listing([*three["short_name"]]), share=say.percent(three["total_eur_m"].sum() / total)),
        subtitle=say("Own share of the cluster body, M€, projects begun from {first} to {last}: {total} in all. First {n} clusters of {all}; {rest} others: {other}", **_span(frame), total=say.money(round(total, 1)), n=len(shown), all=len(paid), rest=len(rest), other=say.money(round(rest["total_eur_m"].sum(), 1))),
        reading=say.plural("{cluster}: {total} in {n} project, of which {coordinator} as coordinator", "{cluster}: {total} in {n} projects, of which {coordinator} as coordinator", int(read["n_projects"]), cluster=read["short_name"], total=say.money(round(read["total_eur_m"], 2)), coordinator=say.money(round(read["coordinator_eur_m"], 2))),
        scope=say("The cluster body alone, not its members; hosts and networks left out; {n} clusters take part without a published amount", n=len(frame) - len(paid)),
        coverage=Coverage(len(paid), len(frame), say("clusters with an amount")),
    )


def _curve(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    amounts = frame["total_eur_m"].dropna()
    _, y = money_eu.lorenz(amounts)
    n, tenth = len(amounts), len(amounts) - round(len(amounts) / 10)
    return Words(
        title=say("{n} clusters of {all} receive {share} of the European money", n=n - tenth, all=n, share=say.percent(1 - y[tenth])),
        subtitle=say("Cumulated share of the European money, clusters from the least to the most endowed; Gini index {gini}", gini=say.number(money_eu.gini(amounts), 2)),
        reading=say("the {n} least endowed clusters of {all} receive {share} of the money", n=n // 2, all=n, share=say.percent(y[n // 2])),
        scope=say("Clusters with a published amount"), coverage=Coverage(n, len(frame), say("clusters")),
    )


_DEFINITION = "European contribution to the cluster body itself in projects of Horizon 2020 and Horizon Europe (CORDIS); that of its members is not in it."

view(View(
    name="funding_eu", narrowest=560, query="funding_eu", chart=money_eu.top, words=_top, pick="cluster", options=("cluster",), sourced=True, definition=_DEFINITION,
    formula="Sum over the projects of the cluster body's own net contribution, by role; a project without a published amount counts as a project, not as zero euro.",
    limits="What a cluster brings to its territory: the members' share is elsewhere, and the extract of Horizon 2020 ends in December 2020.",
))
view(View(
    name="funding_eu_curve", query="funding_eu", chart=money_eu.curve, words=_curve, sourced=True, definition=_DEFINITION,
    formula="Lorenz curve: clusters in increasing order of amount, cumulated share of the money. Gini index: one less twice the area under the curve.",
))
