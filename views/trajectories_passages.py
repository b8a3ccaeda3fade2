"""From phase to phase: who stays, merges, leaves, enters; and the names behind a figure."""

from html import escape

import pandas as pd

from charts import alluvial
from charts.look import FAMILIES
from language import Speech
from queries import engine
from views import leavers
from views.core import Context, Coverage, View, Words, view

FIRST_CHOICE = "3-merged"


def counts(frame: pd.DataFrame) -> pd.DataFrame:
    """How many clusters meet each fate in each passage: rows are phases, columns fates."""
    return frame.groupby(["phase", "_fate"]).size().unstack(fill_value=0).reindex(columns=list(alluvial.FATES), fill_value=0)


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    table = counts(frame)
    start = int(table.loc[table.index.min(), ["stayed", "merged", "left"]].sum())
    stayed = frame[frame["_fate"] == "stayed"].groupby("cluster_id")["phase"].nunique()
    always = int((stayed == len(table)).sum())
    most, merged = int(table["merged"].idxmax()), int(table["merged"].sum())
    days = frame[frame["phase"] == most].iloc[0]
    first = say.plural("{n} cluster of 2005", "{n} clusters of 2005", start)
    held = []  # said under the picture where the title speaks of mergers
    if merged:
        share = int(table["merged"].max())
        title = say.plural(
            "{n} cluster merged into another, between phases {a} and {b}", "The {n} clusters that merged into another did so between phases {a} and {b}", merged, a=most, b=most + 1,
        ) if share == merged else say("{most} of the {merged} clusters that merged into another did so between phases {a} and {b}", most=say.number(share), merged=say.number(merged), a=most, b=most + 1)
        held = [say.plural("Of {first}, {n} held the label at the opening of every phase.", "Of {first}, {n} held the label at the opening of every phase.", always, first=first)]
    else:
        title = say.plural("Of {first}, {n} held the label at the opening of every phase, and none merged", "Of {first}, {n} held the label at the opening of every phase, and none merged", always, first=first)
    row = table.loc[most]
    return Words(
        title=title,
        subtitle=say("Clusters with the label at the opening of each phase, by family of themes. Pale: stayed; strong: merged; orange: left; blue: entered"),
        reading=say("between {first} and {last}, {moves}", first=say.date(days["first_day"]), last=say.date(days["next_day"]), moves=say.listing([
            say.plural("{n} cluster stays", "{n} clusters stay", int(row["stayed"])), say.plural("{n} merges into another", "{n} merge into another", int(row["merged"])), say.plural("{n} is born of a merger", "{n} are born of mergers", int(row["born"])),
        ])),
        scope=say("France, day on which each phase opens") if context["region"] is None else say("Clusters with their seat in the region, day on which each phase opens"),
        coverage=Coverage(int(frame["confidence"].eq("high").sum()), len(frame), say("rows of high confidence")), note=" ".join([*held, *_since(frame, engine.run("lineage_labels", region=context["region"], lang=say.lang), say)]),
        method=" ".join(leavers.told(most, "passages", say)) if context["region"] is None else "",
    )


def _since(frame: pd.DataFrame, labels: pd.DataFrame, say: Speech) -> list[str]:
    """Who of those that held the label at every opening has lost it since, and who of 2005 holds it today and did not at every opening."""
    stayed = frame[frame["_fate"] == "stayed"].groupby("cluster_id")["phase"].nunique()
    always = set(stayed[stayed == frame["phase"].nunique()].index)
    clusters = labels[labels["_here"]].sort_values("label_start").drop_duplicates("cluster_id").set_index("cluster_id")
    first = clusters[clusters["label_start"] == clusters["label_start"].min()]
    today = {name for name, heirs in first["_heirs"].fillna("").items() if name in heirs.split(";")}
    lost, back = (list(clusters.loc[sorted(names), "cluster"]) for names in (always - today, today - always))
    told = [say("Of these {n}, lost since: {names}.", n=say.number(len(always)), names=say.listing(lost))] if lost else []
    return [*told, *([say("Lost in between and held again today: {names}.", names=say.listing(back))] if back else [])]


def parts(passage: str | None) -> tuple[int, str]:
    """The phase and the fate of a passage, `3-merged` say."""
    phase, fate = str(passage or FIRST_CHOICE).split("-")
    return int(phase), fate


def choices(phase: int, region: str | None, say: Speech) -> dict[str, str]:
    """The fates that can be chosen after a phase, code → what is read, with the number of clusters."""
    row = counts(engine.run("lineage_passages", region=region, lang=say.lang)).reindex([phase], fill_value=0).loc[phase]
    return {fate: say("{fate}: {n}", fate=say(alluvial.FATE_NAMES[fate]), n=say.number(int(row[fate]))) for fate in alluvial.FATES}


def chosen(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows behind the figure that is chosen (`passage` is `3-merged`, say)."""
    phase, fate = parts(context["passage"])
    return frame[(frame["phase"] == phase) & (frame["_fate"] == fate)]


def _names_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = chosen(frame, context)
    a, fate = parts(context["passage"])
    n, b = len(rows), a + 1
    titles = {
        "stayed": say.plural("{n} cluster stays between phases {a} and {b}", "{n} clusters stay between phases {a} and {b}", n, a=a, b=b),
        "merged": say.plural("{n} cluster merges into another between phases {a} and {b}", "{n} clusters merge into another between phases {a} and {b}", n, a=a, b=b),
        "born": say.plural("{n} cluster is born of a merger between phases {a} and {b}", "{n} clusters are born of mergers between phases {a} and {b}", n, a=a, b=b),
        "left": say.plural("{n} cluster leaves with no heir between phases {a} and {b}", "{n} clusters leave with no heir between phases {a} and {b}", n, a=a, b=b),
        "entered": say.plural("{n} cluster enters between phases {a} and {b}", "{n} clusters enter between phases {a} and {b}", n, a=a, b=b),
        "back": say.plural("{n} cluster gets its label back between phases {a} and {b}", "{n} clusters get their label back between phases {a} and {b}", n, a=a, b=b),
    }
    days = frame[frame["phase"] == a]
    subtitle = say("Between {first} and {last}, by family of themes", first=say.date(days["first_day"].iloc[0]), last=say.date(days["next_day"].iloc[0])) if len(days) else say("By family of themes")
    return Words(
        title=titles[fate], subtitle=subtitle, reading=say.plural("{n} cluster in this figure", "{n} clusters in this figure", n),
        scope=say("The figure chosen above"), coverage=Coverage(int(rows["confidence"].eq("high").sum()), n, say("rows of high confidence")),
    )


def _names(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    lines = []
    found = chosen(frame, context)
    for group in (family for family in FAMILIES if family in set(found["_family"])):
        rows = found[found["_family"] == group]
        names = [_link(r["cluster_id"], r["cluster"], say) + (f" → {escape(r['heir'])}" if isinstance(r["heir"], str) else "") for r in rows.to_dict("records")]
        lines.append(f"<p class='listed'><span>{escape(rows['family'].iloc[0])}</span> · {', '.join(names)}</p>")
    return "".join(lines) or f"<p class='listed'>{escape(say('No cluster.'))}</p>"


def _link(code: str, name: str, say: Speech) -> str:
    """A name that leads to its lineage, on the same page."""
    lang = "" if say.lang == "fr" else f"lang={say.lang}&amp;"
    return f"<a href='?{lang}cluster={escape(code, quote=True)}'>{escape(name)}</a>"


view(View(
    name="lineage_passages", narrowest=860, query="lineage_passages", chart=alluvial.flows, words=_words, pick="passage", options=("passage",),
    definition="What becomes of each cluster with the label from the opening of a phase to that of the next.",
    formula="Stocks on 12 July 2005, 1 January 2009, 1 January 2013, 5 February 2019 and 27 March 2023. Stayed: on both days. Merged: gone, and the lineage leads to an heir. Left: gone with no heir. Born of a merger, entered, got its label back: on the second day only.",
    limits="What comes and goes between two openings is not counted: Optitec and the two heirs of France Water Team come after March 2023.",
))

view(View(
    name="lineage_passage_names", query="lineage_passages", markup=_names, words=_names_words, rows=chosen, options=("passage",),
    definition="The clusters behind one figure of the passages from phase to phase.",
    formula="Rows of the passage and of the fate that are chosen; the heir is the cluster that holds the label of the merged one.",
))
