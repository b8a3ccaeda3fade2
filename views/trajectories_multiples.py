"""Which themes and which regions: the stock of each, on one scale."""

import pandas as pd

from charts import multiples
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.trajectories import OPENING


def ends(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Number of each group on the first day of the policy and on the last: columns name, first, last, change. A group with no cluster yet starts from zero."""
    rows = frame.sort_values("day").groupby("_group").agg(name=(name, "first"), first=("n_clusters", "first"), last=("n_clusters", "last"), since=("day", "first"))
    rows["first"] = rows["first"].where(rows["since"] <= OPENING, 0)
    return rows.assign(change=rows["last"] - rows["first"]).reset_index()


def _families(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = ends(frame, "family").sort_values(["change", "name"])
    down, up = rows.iloc[0], rows.iloc[-1]
    told = {"down": down["name"], "d0": say.number(int(down["first"])), "d1": say.number(int(down["last"])), "up": up["name"], "u0": say.number(int(up["first"])), "u1": say.number(int(up["last"]))}
    if down["change"] < 0 < up["change"]:
        title = say("“{down}” goes from {d0} to {d1} clusters", **told)
    elif down["change"] < 0:
        title = say("“{down}” shrinks the most, from {d0} to {d1} clusters", **told)
    elif up["change"] > 0:
        title = say("“{up}” grows the most, from {u0} to {u1} clusters", **told)
    else:
        title = say("No family of themes has changed in number")
    return Words(
        title=title, subtitle=say("Clusters with the label by family of themes, same scale everywhere; on the left the first number, on the right the last"),
        reading=say("“{up}” has {u1} clusters at the end, {u0} at the start", **told),
        scope=say("France; each cluster counts in its own theme") if context["region"] is None else say("Clusters with their seat in the region"),
        coverage=Coverage(int(frame["confidence"].eq("high").sum()), len(frame), say("changes of high confidence")),
    )


def _regions(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = ends(frame, "region")
    chosen = rows[rows["_group"] == context["region"]]
    down = rows.sort_values(["change", "name"]).iloc[0]
    one = chosen.iloc[0] if len(chosen) else down
    told = {"region": one["name"], "first": say.number(int(one["first"])), "last": say.number(int(one["last"]))}
    steady = int((rows["change"] == 0).sum())
    title = (
        say("{region} has as many clusters as at the start ({last})", **told) if len(chosen) and one["change"] == 0
        else say("{region} goes from {first} to {last} clusters", **told) if len(chosen)
        else say("{region} loses the most clusters, from {first} to {last}", **told)
    )
    return Words(
        title=title, subtitle=say("Clusters by region of their seat (regions of 2016), placed about as on the map, same scale everywhere"),
        reading=say("{region} has {last} clusters at the end, {first} at the start", **told),
        scope=say("{n} regions where a cluster has had its seat; a cluster of several regions counts at its seat alone", n=say.number(len(rows))),
        coverage=Coverage(int(frame["confidence"].eq("high").sum()), len(frame), say("changes of high confidence")),
        note=say.plural("{n} region has as many as at the start.", "{n} regions have as many as at the start.", steady) if steady else "",
    )


view(View(
    name="stock_by_family", narrowest=900, query="stock_by_family", chart=multiples.families, words=_families, also=("phase_names", "package"),
    definition="Number of clusters with the label in each of the six families of themes.",
    formula="Labels begun on or before the day, less labels ended before it, by the theme of the cluster.",
    limits="A cluster keeps one theme for all its life; after 2023 the stock is an upper bound.",
))

view(View(
    name="stock_by_region", narrowest=900, query="stock_by_region", chart=multiples.regions, words=_regions, also=("phase_names", "package"), options=("region",), pick="region",
    definition="Number of clusters with the label by region of their seat.",
    formula="Labels begun on or before the day, less labels ended before it, by the region of the seat, in the regions of 2016.",
    limits="The seat of today is taken for the whole life of a cluster; after 2023 the stock is an upper bound.",
))
