"""What is said of a region on every figure: its name, how its clusters are counted; the question and the answer of its portrait."""

import pandas as pd

from language import Speech
from queries import engine
from views.core import Context

COUNTING_NAMES = {"seat": "At the seat", "shared": "Shared", "whole": "Whole"}
_COUNTED_NAMES = {
    "seat": "a cluster counts once, in the region of its seat",
    "shared": "a cluster counts in equal parts in each of its regions",
    "whole": "a cluster counts whole in each of its regions",
}


def counted(context: Context, say: Speech) -> str:
    """How an inter-regional cluster counts, in words, for the field of every figure that counts clusters by region."""
    return say(_COUNTED_NAMES[context["counting"] or "seat"])


def name(region: str) -> str:
    """The name of a region."""
    return engine.run("region_names").set_index("region_code").at[region, "name"]


def bounds(frame: pd.DataFrame, say: Speech) -> str:
    """The caveat of a figure that counts clusters by region (name, n_open): which numbers are upper bounds; empty where every outcome is known."""
    names = list(frame.loc[frame["n_open"] > 0, "name"])
    return say("Upper bounds, since conditional labels there have no known outcome: {regions}.", regions=say.listing(names)) if names else ""


def ever(region: str) -> bool:
    """Whether a cluster has had its seat there since 2005."""
    return bool(engine.run("region_measures", phase=5, counting="seat").set_index("region_code").at[region, "n_ever"])


def question(region: str, say: Speech) -> str:
    """The question of a portrait; a region that never had a cluster has its own."""
    return say("{region}: what has become of its clusters?", region=name(region)) if ever(region) else say("{region}: no cluster, but what ties?", region=name(region))


def overview(phase: int, counting: str, say: Speech, *, mapped: bool) -> str:
    """The answer of the page where no region is chosen: how many have fewer clusters than at the end of the phase before, how many more, and the way to a portrait (`mapped`: a map is shown)."""
    frame = engine.run("region_measures", phase=phase, counting=counting)
    way = say("A click on the map, or the list below, opens the portrait of a region.") if mapped else say("The list below opens the portrait of a region.")
    if frame["n_before"].isna().all():
        return say("**{n} regions of 18** have a cluster in {day}.", n=int((frame["n_clusters"] > 0).sum()), day=say.date(frame["_day"].iloc[0], "month")) + " " + way
    less, more = int((frame["n_clusters"] < frame["n_before"]).sum()), int((frame["n_clusters"] > frame["n_before"]).sum())
    if frame["n_open"].any():  # numbers are upper bounds
        told = say("Regions with fewer clusters than at the end of the phase before: **{less} at least** of 18; with more: **{more} at most**.", less=less, more=more)
    else:
        told = say("Regions with fewer clusters than at the end of the phase before: **{less}** of 18; with more: **{more}**.", less=less, more=more)
    return f"{told} {way}"


def answer(region: str, phase: int, counting: str, say: Speech) -> str:
    """The answer of a portrait in three sentences: its clusters, those that cover it from elsewhere, its inhabitants and GDP."""
    row = engine.run("region_measures", phase=phase, counting=counting).set_index("region_code").loc[region]
    n, outside, day = row["n_clusters"], int(row["n_elsewhere"]), say.date(row["_day"], "month")
    if not n:
        own = say("**No cluster** in {day}.", day=day)
    elif row["n_open"]:
        own = say.plural("**{n} cluster at most** in {day}.", "**{n} clusters at most** in {day}.", n, day=day)
    else:
        own = say.plural("**{n} cluster** in {day}.", "**{n} clusters** in {day}.", n, day=day)
    others = (
        say.plural("{n} other, with its seat elsewhere, covers the region.", "{n} others, with their seat elsewhere, cover the region.", outside)
        if outside
        else say("None from elsewhere says that it covers the region.")
    )
    return " ".join([own, others, say("{population} inhabitants (2021), GDP {gdp} (2022).", population=say.number(row["population"], 0), gdp=say.money(row["gdp_eur_bn"] * 1000))])
