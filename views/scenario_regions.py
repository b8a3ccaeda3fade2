"""Who gains and who loses, region by region: the scenarios of the page against phase 5 as decided or one of them; one of them on the map."""

from dataclasses import replace

import pandas as pd

from charts import scenario_changes, scenario_levels, scenario_map
from language import Speech, speech
from views import scenario_reading as reading
from views.computed import computed
from views.core import Context, Coverage, View, Words, view

COLUMNS = ["letter", "scenario", "reference", "region", "before", "after", "change", "percent", "per_member", "pays", "_code", "_base", "source_id", "confidence"]
UNIT_NAMES = {
    "euros": "Public running money of the clusters of each region, change against {base}, M€ of 2022 a year",
    "percent": "Public running money of the clusters of each region, change against {base}, % of what they have there",
    "member": "Public running money of the clusters of each region, change against {base}, euros of 2022 a member and a year",
}


@computed
def scenario_region_changes(s, beside, named, base, lang):
    """What the clusters of each region receive in the scenarios, against phase 5 as decided or one of them.
    Leaves out: regions where no cluster counts, in the scenario or in what it is compared with; project and European money, of which no split by region exists.
    Parameters:
      s       text  optional  The scenario, as its address; phase 5 as decided without it
      beside  text  optional  Up to three more, joined by ~
      named   text  optional  Their names, joined by ~
      base    text  optional  Letter of the one that the others are compared with; phase 5 as decided without it
      lang    text  Language of the labels, fr or en
    Columns:
      letter      text    -      Letter
      scenario    text    -      Scenario
      reference   text    -      Base of comparison
      region      text    -      Region
      before      number  EUR_M  In the base
      after       number  EUR_M  In the scenario
      change      number  EUR_M  Change
      percent     number  share  Change, share
      per_member  number  EUR    Change a member
      pays        number  EUR_M  Paid in addition by the Region
      _code       text    code   Code of the region
      _base       text    -      Base of comparison, in short
      source_id   text    -      Sources
      confidence  text    -      Confidence
    """
    rows = []
    for one in reading.several(s, beside, named, base, speech(lang)):
        pages = reading.sources(one.levers, "running", more=("nd_680724",))
        rows += [
            (one.letter, one.name, one.base.name, r.name, r.before, r.after, r.change, r.percent, r.per_member, r.pays, r.code, one.base.short, pages, "low") for r in one.against.regions
        ]
    return pd.DataFrame(rows, columns=COLUMNS)


def told(row: pd.Series, unit: str, say: Speech) -> str:
    """The change of a row in the chosen unit, with its sign: `−1,46 M€`, `−31 %`, `−439 €`."""
    if unit == "percent":
        return say.percent(row["percent"], 0, signed=True)
    return say.euros(row["per_member"], signed=True) if unit == "member" else say.money(row["change"], 2, signed=True)


def uniform(rows: pd.DataFrame, unit: str) -> bool:
    """Whether all rows move by one percentage, which is then the answer."""
    return unit == "percent" and bool((rows["change"] != 0).all()) and rows["percent"].max() - rows["percent"].min() < 1e-6


def spoken_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that the words speak of: the first scenario where something changes, else the first."""
    moved = frame[(frame["change"] != 0) | (frame["pays"] != 0)]
    return frame[frame["letter"] == (moved if len(moved) else frame)["letter"].iloc[0]]


def _title(rows: pd.DataFrame, unit: str, say: Speech) -> str:
    column = scenario_changes.COLUMNS[unit]
    name, gain, lose = rows["scenario"].iloc[0], rows[rows["change"] > 0], rows[rows["change"] < 0]
    top, bottom = (gain.loc[gain[column].idxmax()] if len(gain) else None), (lose.loc[lose[column].idxmin()] if len(lose) else None)
    if top is not None and bottom is not None:
        return say(
            "{name}: from {gain} ({winner}) to {loss} ({loser})", name=name, gain=told(top, unit, say), winner=top["region"], loss=told(bottom, unit, say), loser=bottom["region"]
        )
    if bottom is not None and uniform(lose, unit):
        return say.plural("{name}: {n} region loses, {loss}", "{name}: {n} regions lose, all {loss}", len(lose), name=name, loss=told(bottom, unit, say))
    if bottom is not None:
        return say.plural("{name}: {n} region loses, {loser} ({loss})", "{name}: {n} regions lose, {loser} the most ({loss})", len(lose), name=name, loser=bottom["region"], loss=told(bottom, unit, say))
    if top is not None and uniform(gain, unit):
        return say.plural("{name}: {n} region gains, {gain}", "{name}: {n} regions gain, all {gain}", len(gain), name=name, gain=told(top, unit, say))
    if top is not None:
        return say.plural("{name}: {n} region gains, {winner} ({gain})", "{name}: {n} regions gain, {winner} the most ({gain})", len(gain), name=name, winner=top["region"], gain=told(top, unit, say))
    if rows["pays"].max() > 0:
        most = rows.loc[rows["pays"].idxmax()]
        return say(
            "{name}: no region’s clusters lose, but Regions pay {taken} more, {payer} the most ({amount})", name=name, taken=say.money(rows["pays"].sum()), payer=most["region"],
            amount=say.money(most["pays"], 2),
        )
    if rows["pays"].min() < 0:
        least = rows.loc[rows["pays"].idxmin()]
        return say(
            "{name}: no region’s clusters gain, but Regions pay {taken} less, {payer} the most ({amount})", name=name, taken=say.money(-rows["pays"].sum()), payer=least["region"],
            amount=say.money(-least["pays"], 2),
        )
    most = rows.loc[rows["before"].idxmax()]
    return say("{name}: no region gains or loses; {region} receives the most ({amount})", name=name, region=most["region"], amount=say.money(most["before"], 2))


def _reading(row: pd.Series, base: str, unit: str, say: Speech) -> str:
    if row["change"] == 0:
        return say("“{name}”, {region}: the clusters receive {after} a year, as in {base}", name=row["scenario"], region=row["region"], after=say.money(row["after"], 2), base=base)
    return say(
        "“{name}”, {region}: the clusters receive {after} a year instead of {before} in {base} ({change})", name=row["scenario"], region=row["region"], before=say.money(row["before"], 2),
        after=say.money(row["after"], 2), change=told(row, unit, say), base=base,
    )


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    return _about(frame, say, context, frame["pays"] != 0)


def _about(frame: pd.DataFrame, say: Speech, context: Context, diamonds: pd.Series) -> Words:
    """The words of the bars and of the map; `diamonds` says which rows have one in the picture."""
    unit, rows = context["gap"] or "euros", spoken_of(frame)
    mine = rows[rows["_code"] == context["region"]]
    first = mine.iloc[0] if len(mine) else rows.loc[rows[scenario_changes.COLUMNS[unit]].abs().idxmax()]
    one = next(one for one in reading.of_page(context, say) if one.letter == first["letter"])
    known, total = reading.known_members(one.outcome)
    without = [name for name in one.outcome.inputs.region_names if name not in set(rows["region"])]
    notes = [say("Diamond: what the Region itself pays more or less.")] if unit == "euros" and diamonds.any() else []
    notes += [reading.rounded(say)] if unit == "euros" and not scenario_levels.still(frame) else []
    notes += [say("No cluster counts in {regions}.", regions=say.listing(without))] if without else []
    return Words(
        title=_title(rows, unit, say),
        subtitle=say("Public running money of the clusters of each region, M€ of 2022 a year, in {base} as in the scenario", base=one.base.said) if scenario_levels.still(frame)
        else say(UNIT_NAMES[unit], base=one.base.said),
        reading=_reading(first, one.base.said, unit, say),
        scope=reading.field(one.outcome, say),
        coverage=Coverage(known, total, say("clusters with known members")),
        note=" ".join([*notes, reading.caution(say)]),
    )


def _mapped_rows(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    return spoken_of(frame)


def _mapped(frame: pd.DataFrame, look, context: Context):
    return scenario_map.changes(spoken_of(frame), look, context)


def _map_words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = spoken_of(frame)
    up, down, total = int((rows["change"] > 0).sum()), int((rows["change"] < 0).sum()), float(rows["change"].sum())
    name, words = rows["scenario"].iloc[0], _about(rows, say, context, (rows["pays"] != 0) & (rows["change"] == 0))
    if up and down:
        gained = say.money(float(rows.loc[rows["change"] > 0, "change"].sum()), 2, signed=True)
        title = say.plural("{name}: on the map, {n} region up ({gained}), {down} down", "{name}: on the map, {n} regions up ({gained}), {down} down", up, name=name, gained=gained, down=say.number(down))
    elif up or down:
        total = say.money(round(total, 1), signed=True)
        title = (say.plural("{name}: on the map, {n} region up, {total} in all", "{name}: on the map, {n} regions up, {total} in all", up, name=name, total=total) if up
                 else say.plural("{name}: on the map, {n} region down, {total} in all", "{name}: on the map, {n} regions down, {total} in all", down, name=name, total=total))
    else:
        title = words.title
    return replace(words, title=title)


RECEIPT = {
    "definition": "Public running money of the clusters of a region in the scenario, less what they have in phase 5 as decided, or in the scenario of the page that was chosen as the base; what the Region itself adds is shown apart.",
    "formula": "Share of a cluster = weighted mean of the keys; money = share × public running money; a region: sum of its clusters. What a Region adds = share of its clusters × what Regions take over. A member: change ÷ members of the clusters of the region.",
    "limits": "What a region really receives: no split of the grant is public.",
}

view(View(name="scenario_regions", narrowest=680, query="scenario_region_changes", chart=scenario_changes.regions, words=_words, options=("gap", "region"), pick="region", **RECEIPT))
view(View(
    name="scenario_map", narrowest=680, query="scenario_region_changes", chart=_mapped, words=_map_words, rows=_mapped_rows, also=("region_outlines",), options=("gap", "region"), **RECEIPT,
))
