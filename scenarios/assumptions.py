"""The assumptions, each as a card, and what is not computed because no data stands behind it. Texts are messages of the catalogues."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from language import Speech
from scenarios.model import Outcome
from scenarios.words import percent

CASE_NAMES = {"low": "low case", "middle": "middle case", "high": "high case", "big": "0; high case: 1"}


@dataclass(frozen=True)
class Reading:
    """One published reading of a contested figure; `euros` is None where no effect was measured. `case`, a key of CASE_NAMES, is the case of the model that takes it."""

    firms: str
    euros: float | None
    period: str
    sources: tuple[str, ...]
    case: str = ""


@dataclass(frozen=True)
class Card:
    """An assumption. `statement`, `formula` and `not_for` are messages; `values` gives what the statement's and the limit's braces hold."""

    key: str
    title: str
    statement: str
    formula: str
    not_for: str
    sources: tuple[str, ...]
    confidence: str  # high, medium, low
    levers: tuple[str, ...] = ()
    values: Callable[[Outcome, Speech], dict[str, str]] = lambda outcome, say: {}
    readings: tuple[Reading, ...] = ()

    def said(self, outcome: Outcome, say: Speech) -> dict[str, str]:
        """title, statement, formula and not_for in the language of `say`, with the figures of `outcome`."""
        values = self.values(outcome, say)
        return {name: say(text, **_used(text, values)) for name, text in (("title", self.title), ("statement", self.statement), ("formula", self.formula), ("not_for",
        self.not_for))}


def _used(text: str, values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if "{" + key + "}" in text}


@dataclass(frozen=True)
class Absent:
    """What the page does not compute, and why. Both texts are messages."""

    key: str
    what: str
    why: str
    sources: tuple[str, ...] = ()


def _budget(outcome: Outcome, say: Speech) -> dict[str, str]:
    inputs = outcome.inputs
    return {"budget": say.money(outcome.budget), "public": say.money(inputs.public), "share": percent(outcome.levers["private_ref"] / 100, say),
    "n": say.number(inputs.budget_count),
            "mean": say.money(inputs.budget_mean, 1), "each": say.money(outcome.budget / len(inputs.now), 2)}


def _members(outcome: Outcome, say: Speech) -> dict[str, str]:
    now = outcome.inputs.now
    old = int(((now.members_year < 2018) & ~now.members_estimated).sum())
    return {"known": say.number(int((~now.members_estimated).sum())), "all": say.number(len(now)), "old": say.number(old), "sum": say.number(float(now.members.sum())),
            "national": say.number(outcome.inputs.members), "names": say.listing([name for name, guess in zip(now.names, now.members_estimated, strict=True) if guess])}


def _europe(outcome: Outcome, say: Speech) -> dict[str, str]:
    now = outcome.inputs.now
    top = int(np.argmax(now.eu))
    return {"listed": say.number(int((now.eu_roles > 0).sum())), "with_amount": say.number(int((now.eu > 0).sum())), "all": say.number(len(now)), "first": now.names[top],
            "share": say.percent(float(now.eu[top] / now.eu.sum())), "year": say.money(outcome.inputs.eu_year)}


def _secondary(outcome: Outcome, say: Speech) -> dict[str, str]:
    return {"several": say.number(sum(bool(others) for others in outcome.inputs.now.others)), "all": say.number(len(outcome.inputs.now))}


def _level(outcome: Outcome, say: Speech) -> dict[str, str]:
    return {"public": say.money(outcome.inputs.public), "before": say.number(len(outcome.inputs.before))}


ASSUMPTIONS = (
    Card("leverage", "R&D drawn by a euro of aid",
         "A contested assumption: the model shows a range, never a single value.",
         "Public project money × (small firms’ part × their leverage + the rest × leverage of larger firms)",
         "Not for the running grant, since no study links it with R&D, nor for European money. Measured at the time of the FUI: after 2022 it is an extrapolation.",
         ("insee_2014", "fs_2020", "fs_cnepi_2017", "senat_l24_144"), "low",
         ("sme_share", "lev_sme_low", "lev_sme_mid", "lev_sme_high", "lev_big_low", "lev_big_mid", "lev_big_high"),
         readings=(
             Reading("Small and mid-size firms: no leverage", 0.0, "2006-2009", ("insee_2014", "bt_2006_2009"), "low"),
             Reading("Small and medium firms", 2.5, "up to 2015", ("fs_2020",), "middle"),
             Reading("Small and medium firms", 2.8, "2013-2019", ("senat_l24_144", "dge_themas9", "gomet_2023")),
             Reading("All sizes, of which 2 are own money", 3.0, "2006-2012", ("astalia_2017", "letowski_4012"), "high"),
             Reading("Mid-size and large firms: no effect measured", None, "up to 2015", ("fs_2020",), "big"),
         )),
    Card("budget", "The running budget to keep",
         "{budget} a year, out of the {public} of public money and of members who are held to pay {share} of it. No table gives it.",
         "Budget to keep = public running money of the reference ÷ (1 − members’ share today) × part of the budget kept",
         "Not the budget of a cluster: it gives {each} to each, when the {n} clusters that tell a budget since 2018 have {mean} on average, projects included.",
         ("senat_amdt_II110", "senat_l24_144", "nd_362546"), "low", ("private_ref", "budget"), _budget),
    Card("ceiling", "What members bear at most",
         "Between the half that was asked of them and the 60 to 62% seen in two clusters.",
         "Members pay the smaller of the need and public money × ceiling ÷ (1 − ceiling); the rest has no payer and is never counted as money",
         "Not how members would react to dearer fees: nobody measured it.",
         ("nd_362546", "al_ns05", "al_ca08"), "low", ("private_max",)),
    Card("local", "Operating money of the authorities",
         "About €20 M in 2022, Regions, departments and towns together: the Regions’ own part is not known.",
         "Public running money = State + authorities + what Regions replace of the State’s cut",
         "Not the money of the Regions alone.",
         ("senat_amdt_II110",), "medium", ("local", "takeover")),
    Card("key", "How the money is shared",
         "40% equal for all and 60% by members, after the 6 fixed and 9 variable of 2020: that the variable part follows members is a convention of this model.",
         "Share of a cluster = weighted mean of the keys, each of which sums to 1",
         "Not what clusters or regions really receive: no split of the grant is public.",
         ("nd_680724",), "low", ("w_equal", "w_members", "w_eu", "w_rating", "w_population", "w_fit", "w_axes")),
    Card("members", "Members of each cluster",
         "The latest comparable figure: known for {known} clusters of {all}, before 2018 for {old} of them; {names}: median of the theme, or of all clusters.",
         "Effort of a member = need ÷ members of all clusters at the last year",
         "Not a count of firms: clusters sum to {sum} and the country to {national}, since firms join several.",
         ("devicemed_2023",), "medium", ("w_members", "growth"), _members),
    Card("europe", "European money of the clusters",
         "{year} a year for projects begun in 2019-2022; {listed} clusters of {all} took part since 2014, {with_amount} with an amount, {first} alone with {share} of it.",
         "Key = European money of the cluster itself since 2014",
         "Not what members receive: only the associations that run the clusters are counted.",
         ("cordis-h2020-2020-12", "cordis-he-2025-12"), "medium", ("eu", "w_eu"), _europe),
    Card("priorities", "European and regional priorities",
         "No table lists them. In their place: European money per cluster of the theme, and the theme’s share of members in the region over its share in the country.",
         "The cursor splits the weight of the priorities between the two; the second is held between 0.5 and 2",
         "Not the priorities voted by a Region: a list of its own, imported, takes the place of the stand-in.",
         ("franceclusters-interregions-2021",), "low", ("w_fit", "cursor")),
    Card("axes", "Themes on the four axes",
         "The weight of each theme on digital, energy, environment and health is an assumption of this project, for officials to decide.",
         "Key = weights of the theme on the axes, weighted by the four levers",
         "Not an opinion of the Regions on a cluster.",
         ("franceclusters-interregions-2021",), "low", ("w_axes", "axis_digital", "axis_energy", "axis_environment", "axis_health")),
    Card("rating", "Rating of 2012",
         "The last public rating of all clusters, 3, 2 or 1; clusters made since take the mean.",
         "Key = rating of the cluster",
         "Not their performance today.",
         ("europe1-2012",), "low", ("w_rating",)),
    Card("merging", "Which clusters merge",
         "The smallest by members first, with the nearest of its theme, in its region first; without one, with the nearest of its region. Overseas clusters do not merge.",
         "Members, European money and regions go to the heir; the list is shown and can be changed",
         "Not a saving: no data says what a merger costs or spares.",
         ("cese_2017",), "low", ("n",)),
    Card("attribution", "Clusters of several regions",
         "{several} of the {all} clusters name other regions than that of their seat; most were noted from memory.",
         "At the seat, or half at the seat and half in equal parts in the others; what a Region pays more follows the share of its clusters",
         "Not where members are.",
         (), "low", ("attribution",), _secondary),
    Card("years", "The years",
         "2023 and 2024 are facts for the State; 2025 was voted and not paid by November; before the levers act, the rest is that of the reference.",
         "In constant euros: amount × last known price index ÷ index of the year; no forecast of prices",
         "Not a forecast of budgets.",
         ("aef_689825", "an_amdt_692", "senat_plfg25_6", "insee-ipc-2025"), "medium", ("start", "horizon", "grant_2025")),
    Card("level_2022", "The level of 2022",
         "What each region had is not public. In its place: {public} shared by the reference’s key among the {before} clusters of the end of 2022.",
         "Level of a region = public running money × share of its clusters; a region under it by less than 2% meets it",
         "Not what a region received in 2022.",
         ("senat_amdt_II110",), "low", (), _level),
)
BY_KEY = {card.key: card for card in ASSUMPTIONS}

NOT_COMPUTED = (
    Absent("true_budget", "The true running budget of the clusters", "Nobody publishes it; those told by clusters include projects."),
    Absent("real_split", "What each cluster or region really receives of the grants", "No split by cluster or region is public."),
    Absent("merger_costs", "What a merger costs or saves", "No study found."),
    Absent("fees", "How members would react to dearer fees", "No study found."),
    Absent("reaction", "How Regions would react to a cut of the State",
           "State and local money fell together over calls 5 to 23 (r = 0.92; 0.82 with calls 2 and 4): an association, not a cause.", ("senat_a19_141",)),
    Absent("members_europe", "European money of the members, interregional investments included", "No amount by cluster in the tables.", ("i3_naq",)),
    Absent("france_2030", "The part of regionalised France 2030 that goes to labelled projects", "No source gives it.", ("gouv_pia4_2021",)),
    Absent("consultation", "What the consultation of 2022 answered", "Its results are not public.", ("bt_consult2022",)),
    Absent("grant_effects", "R&D, jobs or turnover drawn by the running grant", "No study links it alone with them.", ("fs_2020",)),
    Absent("jobs", "Jobs drawn by project money after 2022", "The 980 jobs read are a total of 2006-2009.", ("bt_2006_2009",)),
    Absent("european_success", "The success rate in European calls", "One cluster told 33%, for 2013-2018: it is not a rate of all.", ("pvf_h2020",)),
    Absent("regional_rd", "R&D drawn by region", "No split of project money by region since the end of the FUI.", ("senat_a19_141",)),
)
