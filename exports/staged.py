"""The slides of a deck as the player takes them: words and picture of each step, ready to be drawn by the browser."""

import functools
import html
import json
from collections.abc import Callable

from charts.look import Look
from decks.face import Face, face
from decks.model import Deck, Slide
from exports.measure import lines
from language import speech
from queries import engine
from views.core import Drawn

OWN_DRAWING = (  # pictures that have another drawing for the wall; the others are enlarged
    "lineage", "lineage_today", "lineage_passages", "stock_by_family", "stock_by_region", "network_graph", "network_changes", "network_ego", "network_map", "network_phases", "network_bridges", "network_regions",
    "scenario_compare_chart", "scenario_need", "funding_by_year", "cluster_catalogue", "cluster_lives", "region_lives", "network_ranks", "network_matrix", "network_mixing", "scenario_map", "cluster_peers", "funding_per_member", "funding_per_cluster",
)
PLAYED = ("network_graph", "cluster_seats")  # pictures whose places do not move from phase to phase
BESIDE = ("cluster_seats", "region_counts_map", "region_seats")  # maps: what is to be read stands at their side
ROWS, COLUMNS = 9, 7  # of a table on a slide

LABEL, WALL, SQUEEZE, STRETCH = 13, 24, 0.68, 1.4  # px of a label on a page and on the wall, how far a height may give: those of player.js
WIDE, STEPS, SERIF = 1728, 800, 1.01  # px of a slide between its margins, of the steps that are played, beside its subtitle; how much wider than the sans the face of titles is
ASIDE = 592  # px that what is read beside a map takes from it


class Cancelled(RuntimeError):
    """Whoever asked for the deck no longer wants it."""


def slides(deck: Deck, look: Look, progress: Callable[[int, int], None] | None = None) -> list[dict]:
    """The slides as the script takes them. `progress(done, total)` is called before each and may raise Cancelled."""
    found = []
    for place, slide in enumerate(deck.slides):
        if progress:
            progress(place, len(deck.slides))
        found.append(shown(slide, look))
    return found


def shown(slide: Slide, look: Look) -> dict:
    """One slide: its steps (one for each phase where the picture plays), the step it opens at, its own title and note."""
    made = _played(engine.version(), look.say.lang, look.dark, slide.view, tuple(slide.filters.items()))
    return {"title": slide.title, "note": slide.note, **json.loads(made)}


@functools.lru_cache(maxsize=64)
def _played(version: str, lang: str, dark: bool, view: str, filters: tuple[tuple[str, str], ...]) -> str:
    """The steps of a slide as JSON, made once for a version of the data."""
    look, chosen = Look(speech(lang), dark), dict(filters)
    steps, at = [Slide(view, chosen)], 0
    if view in PLAYED and "phase" in chosen:
        phases = engine.run("phase_names", lang=lang)["phase"].astype(str).tolist()
        steps = [Slide(view, {**chosen, "phase": phase}) for phase in phases]
        at = phases.index(chosen["phase"])
    return json.dumps({"at": at, "steps": [_step(one, look) for one in steps]})


def zone(one: Face) -> float:
    """The height that the words of a slide leave to its picture, in px, by the sizes of player.css."""
    title = next(size for size, most in ((54, 118), (44, 145), (40, 1e9)) if len(one.title) <= most)
    wide = WIDE - (STEPS if one.drawn.view.name in PLAYED else 0)
    head = lines(one.title, title, WIDE, SERIF) * title * 1.18 + (lines(one.subtitle, 28, wide) * 28 * 1.35 + 10 if one.subtitle else 0)
    under = 0 if one.drawn.view.name in BESIDE else lines(reading(one), 26, WIDE) * 26 * 1.35 + 14
    return 1080 - 62 - 44 - head - 46 - under - lines(one.foot, 24, WIDE - 110) * 24 * 1.3


def placed(one: Face) -> tuple[float, float]:
    """How far the picture of a slide is enlarged and the height it is drawn with, as player.js does; `one` is drawn as `_step` draws it."""
    return fit(one.drawn, zone(one))


def fit(drawn: Drawn, room: float) -> tuple[float, float]:
    """The same for a figure in `room` px of height."""
    high, wanted = drawn.figure.layout.height or 450, 1 if drawn.view.name in OWN_DRAWING else WALL / LABEL
    height = min(max(room / wanted, SQUEEZE * high), STRETCH * high)
    return min(wanted, room / height), height


def label(one: Face) -> float:
    """The px of the labels of a slide's picture on the wall."""
    return placed(one)[0] * one.drawn.look.label


def crowded(slide: Slide, look: Look) -> bool:
    """Whether a picture is too high for its labels to be read from the back of the room."""
    one = shown_as(slide, look)
    return one.drawn.view.chart is not None and one.drawn.view.number is None and label(one) < WALL - 0.5


def shown_as(slide: Slide, look: Look) -> Face:
    """The words and the picture of a slide as the wall takes them."""
    return face(slide, Look(look.say, look.dark, slide.view in OWN_DRAWING))


def reading(one: Face) -> str:
    """What is written under the picture."""
    say = one.drawn.look.say
    return " ".join([f"{say('Reading: {text}', text=one.reading)}.", *([one.caveat] if one.caveat else [])])


def _step(slide: Slide, look: Look) -> dict:
    projected = slide.view in OWN_DRAWING
    one = shown_as(slide, look)
    say, drawn = look.say, one.drawn
    step = {"title": one.title, "subtitle": one.subtitle, "foot": one.foot, "alt": one.alt, "reading": reading(one)}
    if "phase" in slide.filters:
        years = engine.run("phase_names", lang=say.lang).set_index("phase")["years"]
        step["name"] = f"{slide.filters['phase']} · {years[int(slide.filters['phase'])]}"
    if drawn.view.number is not None:
        number = drawn.number
        step["number"] = {"value": number.value, "unit": number.unit, "change": number.change} if number else {"value": "–", "unit": "", "change": html.escape(say("not known"))}
    elif drawn.view.chart is not None:
        step |= {"figure": picture(drawn), "projected": projected, "beside": slide.view in BESIDE}
    else:
        step["html"] = drawn.markup if drawn.markup is not None else _table(one)
        step["statement"] = "class='thing'" in step["html"]  # a sentence to say, which is its own title
    return step


def picture(drawn: Drawn) -> dict:
    """A figure as the player draws it."""
    return json.loads(drawn.figure.to_json())


def _table(one: Face) -> str:
    """The first rows of the table; the player says how many are left."""
    table = one.drawn.table.iloc[:ROWS, :COLUMNS]
    head = "".join(f"<th>{html.escape(name)}</th>" for name in table.columns)
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(str(cell))}</td>' for cell in row)}</tr>" for row in table.itertuples(index=False))
    return f"<table data-all='{len(one.drawn.table)}'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
