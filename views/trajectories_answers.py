"""What each screen of the trajectories asks, and the answer in words over it."""

import pandas as pd

from language import Speech
from queries import engine
from views import trajectories_multiples as multiples
from views import trajectories_passages as passages
from views import trajectories_stock as stock
from views.trajectories import OPENING


def genealogy(region: str | None, say: Speech) -> tuple[str, str]:
    """What became of the clusters of 2005."""
    question = say("What has become of each cluster?")
    rows = engine.run("lineage_labels", region=region, lang=say.lang)
    rows = rows[rows["_here"]]
    first = rows[rows["label_start"] == OPENING]
    if first.empty:
        return question, say("No cluster ever had its seat here.") if rows.empty else say("None of its clusters dates from 2005.")
    heirs = first["_heirs"].fillna("").str.split(";")
    own = sum(name in found for name, found in zip(first["cluster_id"], heirs, strict=True))
    lost = sum(found == [""] for found in heirs)
    joined = len(first) - own - lost
    open_ones = set(rows.loc[rows["label_end"].isna(), "cluster_id"])  # their last label has no known outcome
    if any(name in open_ones and name in found for name, found in zip(first["cluster_id"], heirs, strict=True)):
        hold = say.plural("**{n}** at most holds the label today", "**{n}** at most hold the label today", own)
    else:
        hold = say.plural("**{n}** holds the label today", "**{n}** hold the label today", own)
    told = [
        hold, say.plural("**{n}** lives on in another", "**{n}** live on in another", joined), say.plural("**{n}** has no heir", "**{n}** have no heir", lost),
    ]
    kept = [text for text, n in zip(told, (own, joined, lost), strict=True) if n]
    return question, say.plural("Of the **{n}** cluster of 2005, {fates}.", "Of the **{n}** clusters of 2005, {fates}.", len(first), fates=say.listing(kept))


def by_day(region: str | None, say: Speech) -> tuple[str, str]:
    """The stock at the first labels, at its highest and today."""
    question, frame = say("How many clusters hold the label?"), engine.run("label_stock", region=region)
    if frame.empty:
        return question, say("No cluster ever had its seat here.")
    most, last = int(frame["n_clusters"].max()), int(frame["n_clusters"].iloc[-1])
    reached = say.date(frame.loc[frame["n_clusters"] == most, "day"].iloc[0], "month")
    first = stock.held(frame, OPENING)
    if engine.run("stock_open", region=region).empty:
        return question, say("**{first}** in July 2005, at the highest **{most}** (first in {month}), **{last}** today.", first=first, most=most, month=reached, last=last)
    return question, say("**{first}** in July 2005, at the highest **{most}** (first in {month}), and today at most **{last}**.", first=first, most=most, month=reached, last=last)


def by_passage(region: str | None, say: Speech) -> tuple[str, str]:
    """All that happened between the openings of phases 1 and 5."""
    question, frame = say("Who stays from one phase to the next?"), engine.run("lineage_passages", region=region, lang=say.lang)
    if frame.empty:
        return question, say("No cluster ever had its seat here.")
    n = passages.counts(frame).sum()
    told = [
        say.plural("**{n}** cluster merged into another", "**{n}** clusters merged into another", int(n["merged"])), say.plural("**{n}** born of a merger", "**{n}** born of mergers", int(n["born"])),
        say.plural("**{n}** left with no heir", "**{n}** left with no heir", int(n["left"])), say.plural("**{n}** entered", "**{n}** entered", int(n["entered"])), say.plural("**{n}** got its label back", "**{n}** got their label back", int(n["back"])),
    ]
    kept = [text for text, fate in zip(told, ("merged", "born", "left", "entered", "back"), strict=True) if n[fate]]
    if not kept:
        return question, say("From July 2005 to March 2023, none came and none went.")
    return question, say("From July 2005 to March 2023: {moves}.", moves=say.listing(kept))


def by_group(region: str | None, say: Speech) -> tuple[str, str]:
    """In how many families of themes and regions there are fewer clusters than in 2005."""
    question = say("In which themes and which regions?")
    families, regions = engine.run("stock_by_family", region=region, lang=say.lang), engine.run("stock_by_region")
    if families.empty:
        return question, say("No cluster ever had its seat here.")
    change, less = multiples.ends(families, "family")["change"], int((multiples.ends(regions, "region")["change"] < 0).sum())
    fewer, more = int((change < 0).sum()), int((change > 0).sum())
    told = say.listing([
        say.plural("**{n}** family of themes has fewer", "**{n}** families of themes have fewer", fewer) if fewer else say("no family of themes has fewer"),
        say.plural("**{n}** has more", "**{n}** have more", more) if more else say("none has more"),
    ])
    if region:
        return question, say("In this region, {families} than in 2005.", families=told)
    return question, say("Compared with 2005, {families}; **{less}** regions of {all} have fewer.", families=told, less=less, all=regions["_group"].nunique())


ASKED = {"genealogy": genealogy, "stock": by_day, "alluvial": by_passage, "multiples": by_group}  # screen → its question and its answer


def lineage_of(chosen: str, say: Speech) -> dict[str, str]:
    """The cluster and those of its lineage, code → name; the oldest label first."""
    labels = engine.run("lineage_labels", cluster=chosen, lang=say.lang)
    return dict(labels.sort_values(["label_start", "cluster"], kind="stable").drop_duplicates("cluster_id")[["cluster_id", "cluster"]].itertuples(index=False))


def kin(chosen: str, say: Speech) -> str:
    """The answer over the page of one cluster: who took it over, who it comes from."""
    rows = engine.run("lineage_labels", cluster=chosen, lang=say.lang)
    labels = rows.drop_duplicates("cluster_id").set_index("cluster_id")
    own, last = labels.loc[chosen], rows[rows["cluster_id"] == chosen].iloc[-1]
    name, region = own["cluster"], own["region"]
    heirs = [heir for heir in (own["_heirs"].split(";") if isinstance(own["_heirs"], str) else []) if heir != chosen]
    if heirs:
        told = _joined({"cluster": name, "region": region, "heirs": say.listing([labels.at[heir, "cluster"] for heir in heirs])}, rows[rows["cluster_id"].isin(heirs)], say)
        events = engine.run("lineage_events", lang=say.lang)
        passed = events[events["_from"].eq(chosen) & events["_event"].isin(("merged", "absorbed"))]
        return say("{told} This is a deduced reading, of low confidence.", told=told) if len(passed) and passed["_confidence"].eq("low").all() else told
    if pd.isna(own["_heirs"]):
        return say("**{cluster}** ({region}) no longer holds the label and has no heir.", cluster=name, region=region)
    if pd.isna(last["label_end"]):
        return say("**{cluster}** ({region}) had its last label in {year}, for a short term; its outcome is not known.", cluster=name, region=region, year=last["label_start"].year)
    others = [labels.at[code, "cluster"] for code in labels.index if code != chosen]
    if not others:
        return say("**{cluster}** ({region}) holds the label and has neither ancestor nor heir.", cluster=name, region=region)
    return say("**{cluster}** ({region}) holds the label; of the same lineage: {others}.", cluster=name, region=region, others=say.listing(others))


def _joined(values: dict, heirs: pd.DataFrame, say: Speech) -> str:
    """Into which clusters one went, and that they live on where the outcome of their last label is known; `heirs`: their rows of `lineage_labels`."""
    last = heirs.sort_values("label_start").drop_duplicates("cluster_id", keep="last")
    unknown = last.loc[last["label_end"].isna(), "cluster"]
    if unknown.empty:
        return say("**{cluster}** ({region}) lives on today in **{heirs}**.", **values)
    if len(unknown) == len(last):
        return say("**{cluster}** ({region}) is part of **{heirs}**; what became of the last label, of {year}, is not known.", year=last["label_start"].max().year, **values)
    return say("**{cluster}** ({region}) is part of **{heirs}**; what became of the last label of {unknown} is not known.", unknown=say.listing(list(unknown)), **values)
