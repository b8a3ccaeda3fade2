"""The flow of the money that may be added, and how much of it the tables can see."""

import pandas as pd

from charts import money_flow, money_list
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.funding_bridge import prices


def _flow(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known = context.also["funding_known"]
    total, by_phase = frame["amount_eur_m"].sum(), frame.groupby("phase")["amount_eur_m"].sum()
    years = known.groupby("phase")["n_years"].max()
    fund = frame[frame["_instrument"] == "fui"]
    first, phase = int(by_phase.index.min()), int(context["phase"] or 4)
    now = say.money(round(by_phase[phase] / years[phase]))
    if phase == first:
        a_year = say("A year, {now} are found in phase {n}.", now=now, n=phase)
    else:
        a_year = say("A year, {now} are found in phase {n}, {then} in phase {m}.", now=now, n=phase, then=say.money(round(by_phase[first] / years[first])), m=first)
    row = fund.iloc[0]
    return Words(
        title=say("{share} of the {total} found go through the FUI", total=say.money(round(total), 2), share=say.percent(fund["amount_eur_m"].sum() / total)),
        subtitle=say("M€, {euros}. A floor, never the total of a phase: a floor also falls when sources grow thin", euros=prices(frame, say)),
        reading=say("the State gives {total} through the FUI, of which {part} in phase {n}", total=say.money(round(fund["amount_eur_m"].sum())), part=say.money(round(row["amount_eur_m"])), n=row["phase"]),
        scope=say("Amounts that add up: no FUI call, no envelope, nothing across phases; European money of the clusters themselves"),
        coverage=Coverage(int(known["n_years_known"].sum()), int(known["n_years"].sum()), say("years with a figure (payer × year)")),
        note=a_year,
    )


view(View(
    name="funding_flow", narrowest=900, query="funding_flow", chart=money_flow.flow, words=_flow, also=("funding_known",), options=("phase", "euros", "through"),
    definition="All the money of the tables that may be added, from its payer through its instrument to the phase in which it was announced, committed or paid.",
    formula="Sum of the amounts of the base set and of the cluster bodies' own European money, by payer, instrument and phase; widths on one scale.",
    limits="The end of a payer: agencies have no figure after 2008 because none was found, not because they stopped.",
))


def _grid(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known, total = int(frame["n_years_known"].sum()), int(frame["n_years"].sum())
    worst = frame.groupby("payer", sort=False)["n_years_known"].sum()
    name = worst.idxmin()
    seen = frame[(frame["payer"] == name) & (frame["n_years_known"] > 0)]
    return Words(
        title=say("What the flow covers: {known} years of {total}", known=known, total=total),
        subtitle=say("Years with a figure over years of the phase"),
        reading=say("{payer}: a figure for {n} years only ({years})", payer=name, n=int(worst.min()), years=", ".join(seen["years"])),
        scope=say("Members left out, of which no series exists"), coverage=Coverage(known, total, say("years")),
    )


view(View(
    name="funding_known", query="funding_known", chart=money_flow.grid, words=_grid,
    definition="How many years of each phase have at least one amount that may be added, payer by payer.",
    formula="Years with a figure, over the years of the phase; local authorities and Regions together.",
))


def _list(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows = money_list.summed(frame)
    total, first = rows["amount_eur_m"].sum(), rows.iloc[0]
    chosen = rows[rows["_instrument"] == context["through"]]
    read = first if chosen.empty else chosen.iloc[0]
    return Words(
        title=say("The same flow as a list: {total}", total=say.money(round(total, 1), 2)),
        subtitle=say("M€, {euros}", euros=prices(frame, say)),
        reading=say("“{instrument}” ({payer}) carries {amount}, {share} of what is found", instrument=read["instrument"], payer=read["payer"], amount=say.money(round(read["amount_eur_m"], 1)), share=say.percent(read["amount_eur_m"] / total)),
        scope=say("The same amounts as the flow"), coverage=None,
    )


view(View(
    name="funding_list", narrowest=560, hint="a click brings out an instrument in the flow", query="funding_flow", chart=money_list.bars, words=_list, pick="through", options=("euros", "through"), rows=lambda frame, context: money_list.summed(frame),
    definition="The money of the flow by payer and instrument, all phases together.",
    formula="Sum of the amounts of the flow, by payer and instrument.",
    limits="The end of an instrument: what is not found is not shown.",
))
