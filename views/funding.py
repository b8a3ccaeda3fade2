"""Money of the clusters: each payer, each year, and how much of it is known."""

import pandas as pd

from charts import money_payers
from language import Speech
from views.core import Context, Coverage, View, Words, view

PRICED = ("years", "fui", "calls", "flow", "bridge", "each")  # sub-views that can be read in constant euros


def euros(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """How the amounts are counted, in words."""
    if context["euros"] == "constant":
        return say("euros of {year} (consumer prices)", year=int(frame["_last_year"].iloc[0]))
    return say("current euros")


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["total_eur_m"].notna()]


def answer(frame: pd.DataFrame, say: Speech) -> str:
    """Who pays most of what is found, and how many years are known of each, for the head of the page."""
    known = _known(frame)
    sums = known.groupby("_payer")["total_eur_m"].sum()
    names = {"state": say("the State"), "agency": say("the agencies"), "local": say("local authorities"), "eu": say("the European Union"), "private": say("the members")}
    told = say.listing([say("**{n}** for {payer}", n=n, payer=names[code]) for code, n in known.groupby("_payer", sort=False)["year"].nunique().sort_values(ascending=False).items()])
    return say(
        "First **{payer}**: **{share}** of the {total} found from {start} to {end}. Years with a figure, of {years}: {told}.",
        payer=names[sums.idxmax()], share=say.percent(sums.max() / sums.sum()), total=say.money(round(sums.sum()), 2), start=known["year"].min(), end=known["year"].max(), years=frame["year"].nunique(), told=told,
    )


def _years(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known = _known(frame)
    state = known[known["_payer"] == "state"]
    projects, running = state[state["running_eur_m"].isna()], state[state["running_eur_m"].notna()]  # two kinds of money, never compared with one another
    top, high, last = projects.loc[projects["total_eur_m"].idxmax()], running.loc[running["running_eur_m"].idxmax()], running.iloc[-1]
    money = lambda amount: round(amount, 1)
    phase = int(context["phase"] or 4)
    inside, n = known[known["phase"] == phase], frame[frame["phase"] == phase]["year"].nunique()
    return Words(
        title=say(
            "State money for projects: {most} in {year}, {late} in {found}",
            most=say.money(top["total_eur_m"], 0), year=top["year"], late=say.money(money(projects.iloc[-1]["total_eur_m"])), found=projects.iloc[-1]["year"],
        ),
        subtitle=say("M€ a year, {euros}. Outline: announced; tint: committed; full: paid; orange: out of the sums; hatched: no figure found", euros=euros(frame, say, context)),
        reading=say("in {year}, the State committed {most} for projects ({what}); phase {phase} holds {sum} known, all payers, over {n} years: a floor", year=top["year"], most=say.money(top["total_eur_m"], 0), what=top["what"], phase=phase, sum=say.money(round(inside["total_eur_m"].sum(), 1)), n=n),
        scope=say("Amounts that add up; European Union: grants to the clusters themselves, by year of start, from 2014; members: one example, one cluster"),
        coverage=Coverage(len(known), len(frame), say("cells (payer × year)")),
        note=say(
            "For projects, {found} is the last year found; for the running of the clusters, the State gives {grant} in {granted}, {last} in {end}.", found=projects.iloc[-1]["year"],
            grant=say.money(money(high["running_eur_m"])), granted=high["year"], last=say.money(money(last["running_eur_m"])), end=last["year"],
        ),
    )


view(View(
    name="funding_by_year", narrowest=960, query="funding_by_year", chart=money_payers.years, words=_years, options=("phase", "euros"), sourced=True,
    definition="Public money for the clusters and their projects that a public page gives for one year, by payer.",
    formula="Sum of the amounts of the base set of the year, by payer; announced, committed and paid are kept apart in the picture. European Union: own share of the cluster bodies, in the year when the project begins.",
    limits="A total of public money: most payers are known for a few years only, and a payer without a figure is not a payer of nothing.",
))
