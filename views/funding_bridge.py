"""What changed from one phase to the next, a year, and what may not be compared."""

import pandas as pd

from charts import money_bridge
from language import Speech
from views.core import Context, Coverage, View, Words, view


def prices(frame: pd.DataFrame, say: Speech) -> str:
    told = frame["_prices"].dropna()
    return say("current euros") if told.empty else say("euros of {year} (consumer prices)", year=int(told.iloc[0]))


def _bridge(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows, apart = money_bridge.steps(frame), frame[~frame["comparable"]]
    before, after = int(frame["_from"].iloc[0]), int(frame["_to"].iloc[0])
    refused = say.listing([say("{why} ({what})", why=why, what=", ".join(dict.fromkeys(group["measure"]))) for why, group in apart.groupby("why", sort=True)])
    if rows.empty:
        title = say("From phase {a} to phase {b}, nothing may be compared", a=before, b=after)
        reading = say("{n} measures have a figure in one of the phases {a} and {b} only", n=len(apart), a=before, b=after)
    else:
        first = rows.loc[rows["change"].abs().idxmax()]
        title = say("From phase {a} to phase {b}, what may be compared, all payers, goes from {before} to {after} a year", a=before, b=after, before=say.money(round(rows["before"].sum(), 1)), after=say.money(round(rows["after"].sum(), 1)))
        reading = say("“{measure}” ({payer}) goes from {before} a year in phase {a} to {after} in phase {b}: {change}", measure=first["measure"], payer=first["payer"], before=say.money(round(first["before"], 1)), after=say.money(round(first["after"], 1)), a=before, b=after, change=say.money(round(first["change"], 1), signed=True))
    return Words(
        title=title,
        subtitle=say("M€ a year, {euros}: mean of the years known; a single call spread over its phase. Coloured hatching: under half the years known", euros=prices(frame, say)),
        reading=reading,
        scope=say("Amounts that add up; under a step, years with a figure over years of the phase, before and after"),
        coverage=Coverage(len(rows), len(frame), say("measures compared")),
        note=say("Not compared: {what}.", what=refused) if len(apart) else "",
        method=_home(context.also["state_money_by_phase"].set_index("phase"), before, after, say),
    )


def _home(state: pd.DataFrame, before: int, after: int, say: Speech) -> str:
    """Why the first page says other amounts, which are those of the State alone."""
    now, then = (say.money(round(state.at[phase, "per_year_eur_m"], 1)) for phase in (after, before))
    return say("The first page counts otherwise: the State alone, all that is found over the years that have a figure; in current euros, {then} a year in phase {a} and {now} in phase {b}.", then=then, now=now, a=before, b=after)


view(View(
    name="funding_bridge", narrowest=900, query="funding_bridge", chart=money_bridge.waterfall, words=_bridge, also=("state_money_by_phase",),
    definition="Money known a year in the phase of the page and in another, the one before if none is chosen, measure by measure (phases 1 and 2 where the page shows phase 1).",
    formula="Yearly money: mean of the years with a figure. A single call: its amount over the years of the phase. A measure that did not exist counts as zero; one of which nothing is known is not compared.",
    limits="A balance of all public money: what is not compared is left out, and a mean of few years stands for the phase.",
))
