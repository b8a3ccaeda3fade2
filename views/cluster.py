"""The card of a cluster: who it is, how it was born and what became of it, its State evaluations."""

import pandas as pd

from charts import card_lives
from language import Speech
from queries import engine
from views.core import Context, Coverage, View, Words, view


def identity(cluster: str, say: Speech) -> pd.Series:
    """Who a cluster is: the row of `cluster_identity`."""
    return engine.run("cluster_identity", cluster=cluster, lang=say.lang).iloc[0]


def site(cluster: str, say: Speech) -> str | None:
    """The address of its site, where the tables have one."""
    found = identity(cluster, say)["website"]
    return found if isinstance(found, str) and found.startswith(("http://", "https://")) else None


def ended_before(cluster: str, year: int, say: Speech) -> bool:
    """Whether its last label had ended before a year began."""
    end = identity(cluster, say)["label_end"]
    return pd.notna(end) and pd.Timestamp(end).year < year


def answer(cluster: str, say: Speech) -> str:
    """The answer of a card: what it works on and where, its label and its kin in bold, its former names."""
    who, kin = identity(cluster, say), _kin(engine.run("cluster_lives", cluster=cluster, lang=say.lang))
    values = {"specialty": who["specialty"], "city": who["hq_city"], "region": who["region"]}
    if who["n_other"]:
        first = say.plural("{specialty}, in {city} ({region}), with {n} other region.", "{specialty}, in {city} ({region}), with {n} other regions.", int(who["n_other"]), **values)
    else:
        first = say("{specialty}, in {city} ({region}).", **values)
    before = say("Formerly: {names}.", names=who["former_names"]) if isinstance(who["former_names"], str) else ""
    return f"{first} {_label_told(who, kin, say)} {before}".strip()


def _label_told(who: pd.Series, kin: dict, say: Speech) -> str:
    start, born, took, heirs = say.date(who["label_start"]), say.listing(kin["born"]), say.listing(kin["took"]), say.listing(kin["heirs"])
    end = None if pd.isna(who["label_end"]) else say.date(who["label_end"])
    if not who["_held"]:
        if heirs and kin["fate"] in ("merged", "absorbed"):
            told = say("**Label from {start} to {end}**, then merged into {heirs}.", start=start, end=end, heirs=heirs)
            return say("{told} This is a deduced reading, of low confidence.", told=told) if kin["deduced"] else told
        return say("**Label from {start} to {end}**.", start=start, end=end)
    if kin["before"]:
        return say(
            "**Label since {since}**, after a first one from {start} to {end}.", since=say.date(kin["since"]), start=say.date(kin["before"][0]), end=say.date(kin["before"][1])
        )
    if born:
        return say("**Label since {start}**, born of {names}.", start=start, names=born)
    if took:
        return say("**Label since {start}**; took over {names}.", start=start, names=took)
    return say("**Label since {start}**.", start=start)


def _kin(frame: pd.DataFrame) -> dict:
    """What the lineage says of the chosen cluster: ancestors that it is born of, those it took over, those it shared a label with, heirs, a label before a break, and how it ended."""
    rows = frame.to_dict("records")  # a handful: read as they are, at a tenth of the price
    me, ended = [row for row in rows if row["_relation"] == "self"], {}
    for row in rows:
        ended[row["cluster_id"]] = max(row["_until"], ended.get(row["cluster_id"], row["_until"]))
    begun = min(row["label_start"] for row in me)
    older = list({row["cluster_id"]: row for row in rows if row["_relation"] == "ancestor" and row["_step"] == 1}.values())
    breaks = [place for place in range(1, len(me)) if (me[place]["label_start"] - me[place - 1]["_until"]).days > 1]
    born = [row["short_name"] for row in older if ended[row["cluster_id"]] < begun]
    fates = [row["_fate"] for row in me if isinstance(row["_fate"], str)]
    return {
        "born": born,
        "took": [row["short_name"] for row in older if row["short_name"] not in born],
        "both": list(dict.fromkeys(row["short_name"] for row in rows if row["_relation"] == "both")),
        "heirs": list(dict.fromkeys(row["short_name"] for row in rows if row["_relation"] in ("heir", "both") and row["_step"] == 1)),
        "since": me[breaks[-1]]["label_start"] if breaks else begun,
        "before": (begun, me[breaks[-1] - 1]["_until"]) if breaks else None,
        "fate": fates[-1] if fates else None,
        "me": me[0]["short_name"],
        "deduced": me[-1]["confidence"] == "low",
        "first": begun.year,
        "last": ended[me[0]["cluster_id"]],
    }


def _lives(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    kin = _kin(frame)
    end, n = frame.loc[frame["_relation"] == "self", "label_end"].iloc[-1], frame["cluster_id"].nunique()
    if pd.isna(end):
        reading = say("{cluster} has held the label since {start}; the outcome of the last one is not known", cluster=kin["me"], start=say.date(kin["since"]))
    else:
        reading = say("{cluster} holds the label from {start} to {end}", cluster=kin["me"], start=say.date(kin["since"]), end=say.date(end))
    return Words(
        title=_lives_title(kin, say),
        subtitle=say("Labels by phase, with ancestors and heirs; hatched, outcome not known"),
        reading=reading,
        scope=say("The cluster and its kin at one or two steps, labels of the State"),
        coverage=Coverage(n, n, say("clusters")),
        note=_evaluated(context.also["cluster_state_evaluations"], say),
    )


def _lives_title(kin: dict, say: Speech) -> str:
    me, year, heirs = kin["me"], kin["last"].year, say.listing(kin["heirs"])
    if kin["fate"] in ("merged", "absorbed") and heirs and not kin["both"]:
        told = say("{cluster} merged into {heirs}; its label ended on {day}", cluster=me, heirs=heirs, day=say.date(kin["last"]))
        return say("{told} (by a deduced reading, low confidence)", told=told) if kin["deduced"] else told
    if kin["fate"] in ("delabelled", "dissolved"):
        if heirs:
            return say("{cluster} lost the label in {year}; {heirs} came after", cluster=me, year=year, heirs=heirs)
        return (
            say("{cluster} was wound up in {year}", cluster=me, year=year)
            if kin["fate"] == "dissolved"
            else say("{cluster} held the label from {first} to {last}, then lost it", cluster=me, first=kin["first"], last=year)
        )
    if kin["both"]:
        return say("{cluster} shared a label for a time with {names}", cluster=me, names=say.listing(kin["both"]))
    if kin["born"]:
        return say("{cluster} was born of {names}", cluster=me, names=say.listing(kin["born"]))
    if kin["took"]:
        return say("One cluster since {year}, which took over {names}", year=kin["first"], names=say.listing(kin["took"]))
    return say("One and the same cluster since {year}", year=kin["first"])


def _evaluated(frame: pd.DataFrame, say: Speech) -> str:
    """One line on the State's evaluations, ancestors' included."""
    if frame.empty:
        return say("No State evaluation of this cluster is public.")
    told = [say("{cluster} {year}: {result}", cluster=r.short_name, year=r.year, result=r.result.lower()) for r in frame.itertuples()]
    return say("State evaluations: {list}.", list=" · ".join(told))


def _lives_chart(frame: pd.DataFrame, look, context: Context):
    quiet = set(frame.loc[frame["_relation"] != "self", "cluster_id"])
    return card_lives.lives(frame, look, context, chosen=frame.loc[frame["_relation"] == "self", "cluster_id"].iloc[0], quiet=quiet)


view(
    View(
        name="cluster_lives",
        query="cluster_lives",
        chart=_lives_chart,
        words=_lives,
        also=("phase_names", "cluster_state_evaluations"),
        options=("phase",),
        pick="cluster",
        definition="Periods during which the cluster, the clusters it comes from and those that followed it held the State's label.",
        formula="Label rows by phase; kin by the lineage's mergers, absorptions and labels regained, at one or two steps.",
    )
)
