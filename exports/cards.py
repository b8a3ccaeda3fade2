"""What answers a question from the room: the card of a cluster or of a region, or any figure, as a slide."""

import functools
import json
import re

import views
from charts.look import Look
from decks import choices
from decks.face import face
from decks.model import Slide
from exports import staged
from language import Speech, speech
from queries import engine, together
from views import cluster, computed, region, region_facts
from views.search import fold

PHASE = "4"
NAMED = 5  # partners
NUMBERS = ("cluster_members_number", "cluster_eu_number", "cluster_eu_money_number", "cluster_projects_number")
TOLD = ("cluster_lives", "cluster_members_by_year", "cluster_ties")


class NoCard(KeyError):
    """Nothing bears this name."""


def entries(say: Speech) -> list[dict]:
    """What can be asked for, under each of its names, the likeliest first among equals."""
    return list(_entries(engine.version(), say.lang))


@functools.lru_cache(maxsize=4)
def _entries(version: str, lang: str) -> tuple[dict, ...]:
    say = speech(lang)
    kinds = {"cluster": say("cluster"), "region": say("region")}
    found = engine.run("cluster_search", lang=lang)
    found = found[found["kind"].isin(kinds)].sort_values("how", key=lambda how: how.map({"own": 0, "former": 1}).fillna(2), kind="stable")
    named = [{"kind": row.kind, "code": row.code, "name": fold(row.name), "label": row.label, "detail": kinds[row.kind] if row.how == "own" else say("formerly {name}", name=row.name)} for row in found.itertuples(index=False)]
    look = Look(say)
    figures = [{"kind": "view", "code": name, "name": fold(f"{title} {views.get(name).definition and say(views.get(name).definition)} {_topic(name, say)}"), "label": title, "detail": say("figure")} for name, title in ((name, face(_slide(name), look).title) for name in _standing())]
    return (*named, *figures)


TOPIC_NAMES = {
    "lineage": "Genealogy", "label": "Trajectories", "stock": "Trajectories", "network": "Network", "cluster": "Clusters", "region": "Regions", "funding": "Funding", "fui": "Funding", "scenario": "Scenarios",
}


def _topic(name: str, say: Speech) -> str:
    """The words by which a figure is asked for besides its title: its page, and that it is a map."""
    drawn = say("Map") if name.endswith(("_map", "_seats")) else ""
    return f"{say(TOPIC_NAMES.get(name.split('_')[0], 'Home'))} {drawn}"


def _standing() -> list[str]:
    """The pictures that ask for no choice."""
    needs = lambda name: {p.name for q in (views.get(name).query, *views.get(name).also) for p in computed.question(q).parameters if not p.optional} - {"lang", *DEFAULTS}
    return [name for name in views.names() if views.get(name).chart is not None and not needs(name)]


DEFAULTS = {"phase": PHASE, "euros": "current", "counting": "seat", "per": "total", "size": "degree", "steps": "1"}


def _slide(name: str) -> Slide:
    taken = views.core.parameters(views.get(name))
    return Slide(name, {key: value for key, value in DEFAULTS.items() if key in taken})


def card(kind: str, code: str, look: Look) -> dict:
    """The card as the player takes a slide. Raises NoCard."""
    allowed = {"cluster": lambda: engine.codes("cluster_names"), "region": lambda: engine.codes("region_names"), "view": _standing}
    if kind not in allowed or code not in allowed[kind]():
        raise NoCard(code)
    return json.loads(_card(engine.version(), look.say.lang, look.dark, kind, code))


@functools.lru_cache(maxsize=4)
def _ahead(version: str, lang: str) -> None:
    """What the cards of all clusters ask, each question asked once for all of them: whoever takes one card takes the others after it."""
    names = {question for name in (*NUMBERS, *TOLD) for question in (views.get(name).query, *views.get(name).also)} | {"cluster_identity"}
    for name in sorted(names):
        taken = {parameter.name for parameter in computed.question(name).parameters}
        if "cluster" in taken:
            together.ahead(name, "cluster", engine.codes("cluster_names"), **({"lang": lang} if "lang" in taken else {}))


@functools.lru_cache(maxsize=600)
def _card(version: str, lang: str, dark: bool, kind: str, code: str) -> str:
    look = Look(speech(lang), dark)
    if kind == "view":
        return json.dumps(staged.shown(_slide(code), look))
    made = _cluster(code, look) if kind == "cluster" else _region(code, look)
    return json.dumps({"title": "", "note": "", "at": 0, **made})


def _cluster(code: str, look: Look) -> dict:
    _ahead(engine.version(), look.say.lang)
    say, filters = look.say, {"cluster": code, "phase": PHASE}
    drawn = [views.draw(name, look, filters) for name in NUMBERS]
    numbers = [{"label": one.number.label, "value": one.number.value, "unit": one.number.unit, "change": one.number.change} if one.number else {"label": one.words.title, "value": "", "unit": "", "change": ""} for one in drawn]
    lives = face(Slide("cluster_lives", filters), look)
    things = [lives.title, *(one.words.title for one in (views.draw("cluster_members_by_year", look, filters),) if not one.empty), *_partners(code, look)]
    return {"numbers": numbers, "things": things, "steps": [_step(cluster.identity(code, say)["name"], cluster.answer(code, say), lives)]}


def _partners(code: str, look: Look) -> list[str]:
    """With whom a cluster is known to work, in one sentence; nothing where no tie is documented."""
    ties, say = views.draw("cluster_ties", look, {"cluster": code}), look.say
    names = list(dict.fromkeys(ties.frame["partner"]))
    if not names:
        return []
    if len(names) <= NAMED:
        return [say("Documented ties, all phases, with {names}", names=say.listing(names))]
    return [say.plural("Documented ties, all phases, with {names} and {n} other", "Documented ties, all phases, with {names} and {n} others", len(names) - NAMED, names=", ".join(names[:NAMED]))]


def _region(code: str, look: Look) -> dict:
    say, filters = look.say, {"region": code, "phase": PHASE, "counting": "seat", "per": "total"}
    things = [one.words.title for one in region_facts.best(look, filters)]
    lives = face(Slide("region_clusters_rank", filters), look)
    return {"things": things, "steps": [_step(choices.said({"region": code}, say)[0], region.answer(code, int(PHASE), "seat", say), lives)]}


def _step(title: str, answer: str, one) -> dict:
    return {
        "title": title, "subtitle": re.sub(r"\*\*(.+?)\*\*", r"\1", answer), "reading": "", "foot": one.foot, "alt": one.alt,
        "figure": staged.picture(one.drawn), "projected": False,
    }
