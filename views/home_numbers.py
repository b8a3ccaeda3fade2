"""Four figures of the first page: clusters, members, State money and European projects of the phase, against the phase before."""

from typing import NamedTuple

import pandas as pd

from language import Speech
from views.core import Context, Coverage, Number
from views.numbers import Around, amount, number_view

YEARS_READ = {3: 6, 4: 4, 5: 4}  # years of a phase that the tables of European projects could cover


class Pair(NamedTuple):
    """The row of the phase, that of the phase before where there is one, and how many phases have a row."""

    now: pd.Series
    before: pd.Series | None
    phases: int


def phase_rows(frame: pd.DataFrame, phase: int) -> tuple[pd.Series | None, pd.Series | None]:
    """The row of a phase and that of the phase before, where they exist."""
    rows = frame.set_index("phase")
    return (rows.loc[phase] if phase in rows.index else None), (rows.loc[phase - 1] if phase - 1 in rows.index else None)


def chosen(context: Context) -> int:
    """The phase that is shown."""
    return int(context["phase"] or 4)


def _pair(frame: pd.DataFrame, context: Context) -> Pair | None:
    now, before = phase_rows(frame, chosen(context))
    return None if now is None else Pair(now, before, len(frame))


def _compared(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """What a number rests on: the row of its phase and the one before."""
    return frame[frame["phase"].isin([chosen(context) - 1, chosen(context)])]


_FRANCE_NAMES = {
    "Members of all kinds, {year}": "France: members of all kinds, {year}",
    "Member companies, {year}": "France: member companies, {year}",
    "Member establishments, {year}": "France: member establishments, {year}",
    "State money, a year, at least": "France: State money, a year, at least",
    "European projects begun, a year": "France: European projects begun, a year",
}


def _national(label: str, say: Speech, context: Context, **values) -> str:
    """The name of a number that exists for France alone: it says so where a region is chosen."""
    return say(_FRANCE_NAMES[label] if context["region"] else label, **values)


def _declare(name: str, **declared) -> None:
    number_view(name=name, query=name, read=_pair, rows=_compared, **declared)


# --- clusters ---------------------------------------------------------------------------------------------------------------------------


def _stock(pair: Pair, say: Speech, context: Context) -> Number:
    now, before, _ = pair
    month = say.date(now["day"], "month")
    bound = now["n_open"] > 0  # labels whose outcome is not known: the number is an upper bound
    label = say("Clusters with the label at most, {day}", day=month) if bound else say("Clusters with the label, {day}", day=month)
    change = say("first phase")
    if before is not None:
        change = say("<b>{change}</b> since {day} ({before})", change=say.signed(int(now["n_clusters"] - before["n_clusters"])), day=say.date(before["day"], "month"), before=say.number(int(before["n_clusters"])))
    return Number(label, say.number(int(now["n_clusters"])), change=change, confidence="medium" if bound else now["confidence"] or "high")


def _stock_reading(pair: Pair, say: Speech, context: Context) -> tuple[str, Coverage]:
    n = int(pair.now["n_clusters"])
    return say.plural("on {day}, {n} cluster holds the label", "on {day}, {n} clusters hold the label", n, day=say.date(pair.now["day"])), Coverage(n, n, say("clusters"))


_declare(
    "stock_at_phase_end", number=_stock, reading=_stock_reading, options=("phase",),
    around=lambda pair, say, context: Around(
        say("Clusters with the label"), say("Number on the last day of the phase"), say("Labels of the State, by seat") if context["region"] else say("France, labels of the State"),
    ),
    definition="A cluster holds the State's label on the day; a merged cluster no longer counts under its old name.",
    formula="Number of clusters whose label period contains the day.",
)


# --- members ----------------------------------------------------------------------------------------------------------------------------

_MEMBERS_NAMES = {"members_total": "Members of all kinds, {year}", "member_companies": "Member companies, {year}", "member_establishments": "Member establishments, {year}"}


def _members(pair: Pair, say: Speech, context: Context) -> Number:
    now, before, _ = pair
    if pd.notna(now["change"]):
        change = say("<b>{change}</b> over the phase (declared)", change=say.signed(int(now["change"])))
    elif before is not None and before["indicator"] == now["indicator"] and now["confidence"] == before["confidence"]:
        change = say("<b>{change}</b> since {year}", change=say.signed(int(now["n_members"] - before["n_members"])), year=int(before["year"]))
    elif before is not None:
        change = say("not comparable with phase {n}", n=chosen(context) - 1)
    else:
        change = say("first phase")
    return Number(_national(_MEMBERS_NAMES[now["indicator"]], say, context, year=int(now["year"])), say.number(int(now["n_members"])), change=change, confidence=now["confidence"])


def _members_around(pair: Pair | None, say: Speech, context: Context) -> Around:
    if pair is None:
        return Around(say("Members"), say("No national figure in this phase"), say("France"), say("no national figure was found for this phase"))
    return Around(say(_MEMBERS_NAMES[pair.now["indicator"]], year=int(pair.now["year"])), say("The surest national figure of the phase"), say("France, all clusters together"))


def _members_reading(pair: Pair, say: Speech, context: Context) -> tuple[str, Coverage]:
    text = say("in {year}, the clusters count {n} members in the sense of this figure", year=int(pair.now["year"]), n=say.number(int(pair.now["n_members"])))
    return text, Coverage(pair.phases, 5, say("phases"))


_declare(
    "members_by_phase", number=_members, around=_members_around, reading=_members_reading, options=("phase", "region"),
    definition="Members of the clusters: all kinds, companies alone, or establishments, as the label of the figure says.",
    formula="The surest national figure of the phase; the latest where several are as sure. No sum is made: a company may belong to several clusters.",
    limits="Comparing phases with one another: establishments, companies and members of all kinds are three measures.",
)


# --- State money ------------------------------------------------------------------------------------------------------------------------


def _money(pair: Pair, say: Speech, context: Context) -> Number:
    now, before, _ = pair
    change = say("first phase")
    if before is not None:
        change = say("<b>{change}</b> against phase {n} ({before})", change=say.percent(now["per_year_eur_m"] / before["per_year_eur_m"] - 1, signed=True), n=chosen(context) - 1, before=say.money(before["per_year_eur_m"]))
    basis = say("State alone: {amount} found over {years} years", amount=say.money(round(now["amount_eur_m"])), years=say.number(int(now["n_years_known"])))
    return Number(_national("State money, a year, at least", say, context), *amount(now["per_year_eur_m"], say), change, "medium", basis)


def _money_around(pair: Pair | None, say: Speech, context: Context) -> Around:
    if pair is None:
        return Around(say("State money"), say("Nothing known in this phase"), say("France"), say("no amount was found for this phase"))
    return Around(
        say("State money, a year, at least"), say("Million euros at current prices, mean of the years that have a figure"), say("France; committed, announced and spent together, envelopes left out"),
    )


def _money_reading(pair: Pair, say: Speech, context: Context) -> tuple[str, Coverage]:
    now = pair.now
    text = say(
        "in phase {n}, {amount} of State money were found over {years} years, that is {mean} a year",
        n=chosen(context), amount=say.money(now["amount_eur_m"]), years=say.number(int(now["n_years_known"])), mean=say.money(now["per_year_eur_m"]),
    )
    return text, Coverage(int(now["n_years_known"]), int(now["n_years"]), say("years"))


_declare(
    "state_money_by_phase", number=_money, around=_money_around, reading=_money_reading, options=("phase", "region"),
    definition="State money that can be added without counting it twice: the FUI as executed, the operating grant, innovation platforms, PSPC-Régions.",
    formula="Sum of the base set of the phase over the number of years that have a figure.",
    limits="The total of a phase: it is a floor, since sources grow thin after 2019.",
)


# --- European projects ------------------------------------------------------------------------------------------------------------------


def _europe(pair: Pair, say: Speech, context: Context) -> Number:
    now, before, _ = pair
    change = say("nothing in the tables before 2014")
    if before is not None:
        change = say("<b>{change}</b> against phase {n} ({before})", change=say.percent(now["per_year"] / before["per_year"] - 1, signed=True), n=chosen(context) - 1, before=say.number(before["per_year"], 1))
    sure = "high" if now["confidence"] == "high" else "medium"
    basis = say("{total} projects over {years} years", total=say.number(int(now["n_projects"])), years=say.number(int(now["n_years"])))
    return Number(_national("European projects begun, a year", say, context), say.number(round(now["per_year"], 1)), change=change, confidence=sure, basis=basis)


def _europe_around(pair: Pair | None, say: Speech, context: Context) -> Around:
    if pair is None:
        return Around(say("European projects"), say("Not in the tables before 2014"), say("Horizon 2020 and Horizon Europe"), say("the tables begin with Horizon 2020, in 2014"))
    return Around(say("European projects begun, a year"), say("Projects with at least one cluster as a partner"), say("Horizon 2020 and Horizon Europe, the clusters' own associations"))


def _europe_reading(pair: Pair, say: Speech, context: Context) -> tuple[str, Coverage]:
    now = pair.now
    text = say("in phase {n}, {total} projects began in {years} years", n=chosen(context), total=say.number(int(now["n_projects"])), years=say.number(int(now["n_years"])))
    return text, Coverage(int(now["n_years"]), YEARS_READ[chosen(context)], say("years"))


_declare(
    "eu_projects_by_phase", number=_europe, around=_europe_around, reading=_europe_reading, options=("phase", "region"),
    definition="European projects in which a cluster's own association takes part, in Horizon 2020 or Horizon Europe.",
    formula="Projects by the phase in which they begin, each once, over the years that the tables cover.",
    limits="The European projects of the clusters' members, which are many more.",
)
