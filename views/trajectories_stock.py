"""How many clusters hold the label on a day, and whether the official counts agree."""

import datetime

import pandas as pd

from charts import stock_day
from language import Speech
from queries import engine
from views import leavers
from views.core import Context, Coverage, View, Words, view

CERTAIN = pd.Timestamp("2023-12-31")  # after this day the stock is an upper bound
FIRST_DAY = stock_day.OPENING.date()  # the first labels


def day(filters: dict, say: Speech) -> datetime.date:
    """The day that the page reads the stock on."""
    return stock_day.chosen(Context(filters, {"phase_names": engine.run("phase_names", lang=say.lang), "package": engine.run("package")})).date()


def last_day() -> datetime.date:
    """The last day that can be read: that on which the tables were put together."""
    return pd.Timestamp(engine.run("package").at[0, "created"]).date()


def years() -> list[datetime.date]:
    """What is played: the first day, each 1 July, where an official count dated by a year alone stands, and the last day known."""
    last = last_day()
    return [FIRST_DAY, *(day for year in range(FIRST_DAY.year + 1, last.year + 1) if (day := datetime.date(year, 7, 1)) < last), last]


def changes(region: str | None) -> list[datetime.date]:
    """The days on which the number of clusters changes."""
    return [day.date() for day in engine.run("label_stock", region=region)["day"]]


def phase_of(day) -> int:
    """The phase that a day belongs to; days before the first count with it."""
    phases = engine.run("phase_names", lang="fr")
    return int(phases.loc[pd.to_datetime(phases["start_date"]) <= pd.Timestamp(day), "phase"].max()) if pd.Timestamp(day) >= stock_day.OPENING else 1


def held(frame: pd.DataFrame, day: pd.Timestamp) -> int:
    """Clusters with the label on a day, from `label_stock`."""
    known = frame[pd.to_datetime(frame["day"]) <= day]
    return 0 if known.empty else int(known["n_clusters"].iloc[-1])


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    day = stock_day.chosen(context)
    n, most = held(frame, day), int(frame["n_clusters"].max())
    open_ones = context.also["stock_open"]
    unknown = int(open_ones["n_open"].iloc[-1]) if len(open_ones) else 0
    bound = day > CERTAIN and unknown > 0
    told = {"day": say.date(day), "most": say.number(most), "less": say.number(most - n)}
    if n == most:
        title = say.plural("On {day}, {n} cluster holds the label, as many as there ever were", "On {day}, {n} clusters hold the label, as many as there ever were", n, day=told["day"])
    elif bound:
        title = say.plural("On {day}, {n} cluster at most holds the label, {less} fewer than at the highest ({most})", "On {day}, {n} clusters at most hold the label, {less} fewer than at the highest ({most})", n, **told)
    else:
        title = say.plural("On {day}, {n} cluster holds the label, {less} fewer than at the highest ({most})", "On {day}, {n} clusters hold the label, {less} fewer than at the highest ({most})", n, **told)
    if bound:
        reading = say.plural("on {day}, {n} cluster at most holds the label", "on {day}, {n} clusters at most hold the label", n, day=told["day"])
    else:
        reading = say.plural("on {day}, {n} cluster holds the label", "on {day}, {n} clusters hold the label", n, day=told["day"])
    counts, national = context.also["stock_official"], context["region"] is None
    same = int((counts["gap"] == 0).sum())
    if national:
        subtitle = say("Clusters with the label, day by day (the axis starts at {low}). Rings: official counts found again ({same} of {all}); diamonds: counts that differ. Hatched: {unknown} labels of unknown outcome", low=stock_day.FLOOR, same=same, all=len(counts), unknown=unknown)
    else:
        subtitle = say("Clusters of the region with the label, day by day; under it, what enters and what leaves. Hatched: labels of unknown outcome")
    moves = context.also["stock_moves"]
    before = moves[pd.to_datetime(moves["day"]) <= day]
    note = ""
    if not before.empty:
        last = before[before["day"] == before["day"].max()]
        came, left = last.loc[last["step"] > 0, "cluster"], last.loc[last["step"] < 0, "cluster"]
        parts = [say.plural("{n} less: {names}", "{n} less: {names}", len(left), names=say.listing(list(left)))] if len(left) else []
        if len(came) and len(came) < 30:
            parts.append(say.plural("{n} more: {names}", "{n} more: {names}", len(came), names=say.listing(list(came))))
        if parts:
            note = say("Last change, on {day}. {moves}.", day=say.date(last["day"].iloc[0]), moves=". ".join(parts))
    return Words(
        title=title, subtitle=subtitle, reading=reading,
        scope=say("France, labels of the State; a count dated by a year alone stands on 1 July") if national else say("Labels of the State, by seat"),
        coverage=Coverage(same, len(counts), say("official counts found again")) if national else Coverage(len(frame), len(frame), say("dates")),
        note=note, method=" ".join(leavers.told(phase_of(day) - 1, "stock", say)) if national else "",
    )


view(View(
    name="label_stock_on_day", narrowest=860, query="label_stock", chart=stock_day.day, words=_words, also=("phase_names", "stock_official", "stock_open", "stock_moves", "package"), options=("day", "phase"),
    definition="Number of clusters that hold the State’s label on the chosen day.",
    formula="Labels begun on or before the day, less labels ended before it. A cluster renewed without a gap counts once.",
    limits="The years after 2023: seven conditional labels have no known outcome, and official counts are lower.",
))
