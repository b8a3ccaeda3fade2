"""Who gains and who loses, cluster by cluster."""

import pandas as pd

from charts import scenario_changes
from language import Speech, speech
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view
from views.scenario_regions import told, uniform

UNIT_NAMES = {
    "euros": "Public running money of a cluster, change against phase 5, M€ a year",
    "percent": "Public running money of a cluster, change against phase 5, % of what it has",
    "member": "Public running money of a cluster, change against phase 5, euros a member and a year",
}


@computed
def scenario_cluster_changes(s, named, lang):
    """What each cluster receives in the scenario, against phase 5 as decided.
    Leaves out: project and European money; a cluster that merged is counted in its heir, before and after.
    Parameters:
      s      text  optional  The scenario, as its address; phase 5 as decided without it
      named  text  optional  Its name, where the visitor gave it one
      lang   text  Language of the labels, fr or en
    Columns:
      cluster     text    -      Cluster
      takes_in    text    -      Takes in
      before      number  EUR_M  In phase 5
      after       number  EUR_M  In the scenario
      change      number  EUR_M  Change
      percent     number  share  Change, share
      per_member  number  EUR    Change a member
      letter      text    -      Letter
      scenario    text    -      Scenario
      _code       text    code   Cluster
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    say = speech(lang)
    one = reading.read(s, named, say)
    pages = reading.sources(one.levers, "running", more=("nd_680724",))
    rows = [
        (r.name, ", ".join(r.parts) or None, r.before, r.after, r.change, r.percent, r.per_member, one.letter, one.name, r.code, pages, "low") for r in one.against.clusters
    ]
    columns = ["cluster", "takes_in", "before", "after", "change", "percent", "per_member", "letter", "scenario", "_code", "source_id", "confidence"]
    return pd.DataFrame(rows, columns=columns)


def _title(frame: pd.DataFrame, unit: str, say: Speech) -> str:
    column, name = scenario_changes.COLUMNS[unit], frame["scenario"].iloc[0]
    gain, lose = frame[frame["change"] > 0], frame[frame["change"] < 0]
    top, bottom = (gain.loc[gain[column].idxmax()] if len(gain) else None), (lose.loc[lose[column].idxmin()] if len(lose) else None)
    if top is not None and bottom is not None:
        return say(
            "{name}: {up} up, by {gain} at most ({winner}); {down} down, by {loss} at most ({loser})", name=name, up=say.number(len(gain)), winner=top["cluster"],
            gain=told(top, unit, say), down=say.number(len(lose)), loser=bottom["cluster"], loss=told(bottom, unit, say),
        )
    if uniform(frame, unit):
        row = frame.iloc[0]
        return (say("{name}: all clusters gain {change}", name=name, change=told(row, unit, say)) if row["change"] > 0
                else say("{name}: all clusters lose, {change} each", name=name, change=told(row, unit, say)))
    if bottom is not None:
        return say.plural("{name}: {n} cluster loses, {loser} ({loss})", "{name}: {n} clusters lose, {loser} the most ({loss})", len(lose), name=name, loser=bottom["cluster"], loss=told(bottom, unit, say))
    if top is not None:
        return say.plural("{name}: {n} cluster gains, {winner} ({gain})", "{name}: {n} clusters gain, {winner} the most ({gain})", len(gain), name=name, winner=top["cluster"], gain=told(top, unit, say))
    most = frame.loc[frame["before"].idxmax()]
    return say("{name}: no cluster gains or loses; {cluster} receives the most ({amount})", name=name, cluster=most["cluster"], amount=say.money(most["before"], 2))


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    unit = context["gap"] or "euros"
    one = reading.read(context["s"], context["named"], say)
    first = frame.loc[frame[scenario_changes.COLUMNS[unit]].abs().idxmax()]
    values = {"name": first["scenario"], "cluster": first["cluster"], "before": say.money(first["before"], 2), "after": say.money(first["after"], 2)}
    known, total = reading.known_members(one.outcome)
    hidden, still = len(frame) - scenario_changes.SHOWN, not (frame["change"] != 0).any()
    counts = {"shown": say.number(scenario_changes.SHOWN), "n": say.number(hidden)}
    notes = [say("The picture shows the {shown} clusters that have the most; the table has the {n} others.", **counts) if still
             else say("The picture shows the {shown} clusters that move the most; the table has the {n} others.", **counts)] if hidden > 0 else []
    return Words(
        title=_title(frame, unit, say),
        subtitle=say("Public running money of a cluster, M€ a year, in phase 5 as in the scenario") if still else say(UNIT_NAMES[unit]),
        reading=say("“{name}”: {cluster} receives {after} a year instead of {before} ({change})", change=told(first, unit, say), **values)
        if first["change"]
        else say("“{name}”: {cluster} receives {after} a year, as in phase 5", **{key: text for key, text in values.items() if key != "before"}),
        scope=reading.field(one.outcome, say),
        coverage=Coverage(known, total, say("clusters with known members")),
        note=" ".join([*notes, reading.caution(say)]),
    )


view(View(
    name="scenario_clusters", query="scenario_cluster_changes", chart=scenario_changes.clusters, words=_words, options=("gap", "cluster"), pick="cluster",
    definition="Public running money of a cluster in the scenario, less what it has in phase 5 as decided.",
    formula="Share of a cluster = weighted mean of the keys; money = share × public running money. Members of a cluster: the latest comparable figure, estimated where no page gives one.",
    limits="What a cluster really receives: no split of the grant is public.",
))
