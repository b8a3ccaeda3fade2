"""Who gains and who loses, cluster by cluster."""

import pandas as pd
import plotly.graph_objects as go

from charts import scenario_changes
from charts.look import Look
from language import Speech, speech
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view
from views.scenario_regions import told, uniform

UNIT_NAMES = {
    "euros": "Public running money of a cluster, change against {base}, M€ of 2022 a year",
    "percent": "Public running money of a cluster, change against {base}, % of what it has there",
    "member": "Public running money of a cluster, change against {base}, euros of 2022 a member and a year",
}


@computed
def scenario_cluster_changes(s, beside, named, base, lang):
    """What each cluster receives in the scenario, against phase 5 as decided or another scenario of the page.
    Leaves out: project and European money; a cluster that merged is counted in its heir, before and after.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Those beside it, joined by ~, one of which may be the base
      named   text  optional  Their names, joined by ~
      base    text  optional  Letter of the one of them that it is compared with; phase 5 as decided without it
      lang    text  Language of the labels, fr or en
    Columns:
      cluster     text    -      Cluster
      reference   text    -      Base of comparison
      takes_in    text    -      Takes in
      before      number  EUR_M  In the base
      after       number  EUR_M  In the scenario
      change      number  EUR_M  Change
      percent     number  share  Change, share
      per_member  number  EUR    Change a member
      letter      text    -      Letter
      scenario    text    -      Scenario
      _code       text    code   Cluster
      _region     text    code   Region of its seat
      _base       text    -      Base of comparison, in short
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    say = speech(lang)
    one = reading.several(s, beside, named, base, say)[0]
    pages, given = reading.sources(one.levers, "running", more=("nd_680724",)), one.outcome.inputs
    seats = {code: given.region_codes[seat] for code, seat in zip(given.now.ids, given.now.seat, strict=True)}
    rows = [
        (r.name, one.base.name, ", ".join(r.parts) or None, r.before, r.after, r.change, r.percent, r.per_member, one.letter, one.name, r.code, seats[r.code], one.base.short, pages, "low")
        for r in one.against.clusters
    ]
    columns = ["cluster", "reference", "takes_in", "before", "after", "change", "percent", "per_member", "letter", "scenario", "_code", "_region", "_base", "source_id", "confidence"]
    return pd.DataFrame(rows, columns=columns)


def _mine(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The clusters of the chosen region; all of them where none is chosen, or where it has none left."""
    of_region = frame[frame["_region"] == context["region"]]
    return of_region if len(of_region) else frame


def _chart(frame: pd.DataFrame, look: Look, context: Context) -> go.Figure:
    return scenario_changes.clusters(_mine(frame, context), look, context)


def _title(frame: pd.DataFrame, name: str, unit: str, say: Speech) -> str:
    """`name` is that of the scenario, with that of the region where the rows are its clusters."""
    column = scenario_changes.COLUMNS[unit]
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
    unit, every, frame = context["gap"] or "euros", frame, _mine(frame, context)
    one = reading.of_page(context, say)[0]
    where = dict(zip(one.outcome.inputs.region_codes, one.outcome.inputs.region_names, strict=True)).get(context["region"])
    chosen = len(frame) < len(every)
    name = say("{name}, {region}", name=one.name, region=where) if chosen else one.name
    first = frame.loc[frame[scenario_changes.COLUMNS[unit]].abs().idxmax()]
    values = {"name": first["scenario"], "cluster": first["cluster"], "before": say.money(first["before"], 2), "after": say.money(first["after"], 2), "base": one.base.said}
    known, total = reading.known_members(one.outcome)
    hidden, still = len(frame) - scenario_changes.SHOWN, not (frame["change"] != 0).any()
    counts = {"shown": say.number(scenario_changes.SHOWN), "n": say.number(hidden)}
    notes = [say("The picture shows the {shown} clusters that have the most; the table has the {n} others.", **counts) if still
             else say("The picture shows the {shown} clusters that move the most; the table has the {n} others.", **counts)] if hidden > 0 else []
    notes += [reading.rounded(say)] if unit == "euros" and not still else []
    return Words(
        title=_title(frame, name, unit, say),
        subtitle=say("Public running money of a cluster, M€ of 2022 a year, in {base} as in the scenario", base=one.base.said) if still else say(UNIT_NAMES[unit], base=one.base.said),
        reading=say("“{name}”: {cluster} receives {after} a year instead of {before} in {base} ({change})", change=told(first, unit, say), **values)
        if first["change"]
        else say("“{name}”: {cluster} receives {after} a year, as in {base}", **{key: text for key, text in values.items() if key != "before"}),
        scope=reading.field(one.outcome, say),
        coverage=Coverage(known, total, say("clusters with known members")),
        note=" ".join([*([say("No cluster has its seat in {region} in this scenario: all are shown.", region=where)] if where and not chosen else []), *notes, reading.caution(say)]),
    )


view(View(
    name="scenario_clusters", narrowest=680, query="scenario_cluster_changes", chart=_chart, words=_words, rows=_mine, options=("gap", "cluster", "region"), pick="cluster",
    definition="Public running money of a cluster in the scenario, less what it has in phase 5 as decided, or in the scenario of the page that was chosen as the base.",
    formula="Share of a cluster = weighted mean of the keys; money = share × public running money. Members of a cluster: the latest comparable figure, estimated where no page gives one.",
    limits="What a cluster really receives: no split of the grant is public.",
))
