"""The single interministerial fund and the State's grant for the running of the clusters."""

import pandas as pd

from charts import money_calls, money_fui
from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.funding import euros


def _votes(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    less = frame.loc[frame["difference_eur_m"].idxmin()]
    under = int((frame["difference_eur_m"] <= -money_fui.EVEN).sum())
    executed, voted = frame["executed_eur_m"].sum(), frame["voted_eur_m"].sum()
    return Words(
        title=say("FUI: less was executed than voted in {n} years of {all}", n=under, all=len(frame)),
        subtitle=say("M€ a year, {euros}; {executed} executed for {voted} voted in all. Bar: executed; tick: voted; number: executed less voted", euros=euros(frame, say, context), executed=say.money(executed, 2), voted=say.money(voted, 2)),
        reading=say("in {year}, {executed} executed for {voted} voted: {difference}", year=int(less["year"]), executed=say.money(less["executed_eur_m"]), voted=say.money(less["voted_eur_m"]), difference=say.money(less["difference_eur_m"], signed=True)),
        scope=say("State alone, {first}-{last}, without the first selection of 2005; executed means commitments, not cash", first=int(frame["year"].min()), last=int(frame["year"].max())),
        coverage=Coverage(int(frame["executed_eur_m"].notna().sum()), len(frame), say("years")),
    )


view(View(
    name="fui_votes", narrowest=330, query="fui_votes", chart=money_fui.votes, words=_votes, options=("euros",),
    definition="What the budget law voted for the single interministerial fund, and what was committed from it.",
    formula="Executed and voted as read in the Senate's opinion on the budget for 2019; the difference is executed less voted. They are never added, nor the calls to them.",
    limits="Cash: executed means commitments; payments follow over several years.",
))


SINCE = 2019  # the first year of the grant that comes back every year but one


def _grant(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    known = frame[frame["amount_eur_m"].notna()]
    first = known[known["year"] >= SINCE].iloc[0]
    paid, unpaid = known[known["_status"] == "paid"].iloc[0], known[known["_status"] == "unpaid"].iloc[0]
    last = known.iloc[-1]
    before = [say("{amount} in {year}", amount=say.money(round(row["amount_eur_m"], 1)), year=row["year"]) for row in known[known["year"] < SINCE].to_dict("records")]
    gaps = [str(year) for year in frame.loc[frame["amount_eur_m"].isna(), "year"]]
    return Words(
        title=say("The running grant goes from {first} in {year} to {last} in the bill for {end}", first=say.money(round(first["amount_eur_m"], 1)), year=first["year"], last=say.money(last["amount_eur_m"]), end=last["year"]),
        subtitle=say("M€ a year, {euros}. Outline: announced or voted; full: paid; orange: out of the sums; hatched: no amount found", euros=euros(frame, say, context)),
        reading=say("{paid} paid in {year}; {unpaid} voted for {other}, not paid in November {other}", paid=say.money(paid["amount_eur_m"]), year=paid["year"], unpaid=say.money(unpaid["amount_eur_m"]), other=unpaid["year"]),
        scope=say("State alone; the final budget law for {end} was not found", end=last["year"]),
        coverage=Coverage(len(known), len(frame), say("years")), note=say("Before {start}: {before}. Amounts not found: {gaps}.", start=SINCE, before=say.listing(before), gaps=say.listing(gaps)),
    )


view(View(
    name="funding_grant_states", query="funding_grant_states", chart=money_fui.grant, words=_grant, options=("euros",),
    definition="The State's grant for the running of the cluster bodies, entrusted to the Regions from 2020.",
    formula="One amount a year as read, with its state: budget bill, announced or voted, voted and unpaid, paid. Those voted and unpaid, and the bill for 2026, enter no sum.",
    limits="Saying “paid” of a year other than the one drawn full: the others are announced, voted or proposed.",
))


def _calls(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    both = frame[frame["local_ratio"].notna()]
    judged = frame[frame["rate"].notna()]
    full = both[both["submitted"].notna()]
    first, last = full.iloc[0], full.iloc[-1]
    derived = frame[frame["derived"].astype(bool)]
    return Words(
        title=say("For €1 of the State, local money adds €{a} at call {n}, €{b} at call {m}", n=int(first["call"]), m=int(last["call"]), a=say.number(first["local_ratio"], 2), b=say.number(last["local_ratio"], 2)),
        subtitle=say("M€ a call, {euros}. Full: published; coloured hatching: by subtraction (calls {calls}); grey: not found", euros=euros(frame, say, context), calls=say.listing([*derived["call"]])),
        reading=say("at call {n} ({year}), {state} of the State and {local} of authorities, {selected} projects selected of {submitted} ({rate})", n=int(first["call"]), year=int(first["year"]), state=say.money(first["state_eur_m"], 0), local=say.money(first["local_eur_m"], 0), selected=int(first["selected"]), submitted=int(first["submitted"]), rate=say.percent(first["rate"])),
        scope=say("{all} selections; both amounts for {both}, submissions for {judged}; local money often includes ERDF; never added to the FUI budget lines", all=len(frame), both=len(both), judged=len(judged)),
        coverage=Coverage(len(both), len(frame), say("calls with both amounts")),
    )


view(View(
    name="fui_calls_list", narrowest=960, query="fui_calls_list", chart=money_calls.calls, words=_calls, options=("euros",),
    definition="The calls of the single interministerial fund, from the first selection of 2005 to the last call of 2018.",
    formula="Local share: local euros over State euros of the same call. Selection: projects selected over projects submitted. An amount found by subtraction is hatched.",
    limits="A sum over calls: amounts of several calls are missing, and calls take their money from the budget lines, to which they do not add.",
))
