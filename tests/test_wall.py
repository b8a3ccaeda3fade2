"""Every picture that can be put in a deck, as the wall draws it: its labels are read from the back of the room, none covers another, none leaves the slide."""

import pytest

import views
from charts import network_matrix, network_ranks, partial
from charts.look import Look
from decks.model import Slide
from exports import fitting, staged
from exports.labels import boxes, hidden, plain
from exports.plane import Plane
from language import speech
from tests.test_views import NAMES, choices

PICTURES = [name for name in NAMES if views.get(name).chart is not None and views.get(name).number is None]


def slides(name: str):
    """The slides of a view: every choice in French, the first in English, each once."""
    taken, seen = views.core.parameters(views.get(name)), []
    for lang, filters in [*(("fr", filters) for filters in choices(name)), ("en", choices(name)[0])]:
        own = {key: value for key, value in filters.items() if key in taken}
        if (lang, own) in seen:
            continue
        seen.append((lang, own))
        one = staged.shown_as(Slide(name, own), Look(speech(lang)))
        if not one.drawn.empty:
            yield one


@pytest.mark.parametrize("name", PICTURES)
def test_labels_are_read_from_the_back_of_the_room_and_none_covers_another(name, warehouse):
    for one in slides(name):
        enlarged, height = staged.placed(one)
        room = 1136 if name in staged.BESIDE else staged.WIDE
        found = [label for label in fitting.words(Plane(one.drawn.figure, room / enlarged, height)) if plain(label.text)]
        told = (one.drawn.look.say.lang, one.drawn.filters)
        assert all(label.size >= one.drawn.look.label for label in found), told
        assert staged.label(one) >= staged.WALL - 0.2, (told, staged.zone(one), one.drawn.figure.layout.height)
        assert hidden(boxes(found, 0)) == 0, told


def test_a_list_too_long_says_how_many_of_how_many(warehouse):
    look = Look(speech("fr"), projected=True)
    for name, total in (("cluster_catalogue", 91), ("network_ranks", 58)):
        figure = views.draw(name, look, {"phase": "4"}).figure
        (told,) = [note.text for note in figure.layout.annotations if "figurent ici" in note.text]
        shown = int(told.split(" ")[0])
        assert told.startswith(f"{shown} sur {total} ") and 10 < shown < total and figure.layout.height <= partial.HEIGHT
        names = set(views.draw(name, look, {"phase": "4"}).frame["short_name"])
        drawn = [text for text in (*(figure.layout.yaxis.ticktext or ()), *(text for trace in figure.data if getattr(trace, "mode", "") == "text" for text in trace.text)) if plain(text) in names]
        assert len(drawn) == shown, name
    assert partial.rows(12, 0) == 12 and partial.note(12, 12, look) == []


@pytest.mark.parametrize("phase", ["1", "2", "3", "4", "5"])
def test_every_cluster_of_the_map_has_its_name_on_it_or_beside_it(phase, warehouse):
    drawn = views.draw("network_map", Look(speech("fr"), projected=True), {"phase": phase})
    nodes = drawn.context.also["network_nodes"]
    texts = [plain(text) for trace in drawn.figure.data if trace.mode == "text" for text in trace.text]
    on_it = {code for trace in drawn.figure.data if trace.mode == "text" and trace.customdata is not None for (code,) in trace.customdata}
    beside = " ".join(texts[texts.index("Sans leur nom sur la carte") :])
    for row in nodes[nodes["_labelled"]].to_dict("records"):
        assert row["cluster_id"] in on_it or row["short_name"] in beside, row["short_name"]
    assert "nommés sur la page" not in beside and max(map(len, texts)) < 60


def test_the_chosen_cluster_is_among_those_that_the_wall_holds(warehouse):
    frame = views.draw("network_ranks", Look(speech("fr"), projected=True), {"phase": "4"}).frame
    last = frame["cluster_id"].iloc[-1]
    assert last not in set(network_ranks.first(frame, None)["cluster_id"])
    kept = network_ranks.first(frame, last)
    assert kept["cluster_id"].iloc[-1] == last and len(kept) == len(network_ranks.first(frame, None))
    nodes = views.draw("network_matrix", Look(speech("fr")), {"phase": "4"}).context.also["network_nodes"]
    tied = nodes[nodes["degree"] > 0]
    least = tied.sort_values(["degree", "cluster_id"])["cluster_id"].iloc[0]
    assert least not in set(network_matrix.most_tied(tied, None)["cluster_id"]) and least in set(network_matrix.most_tied(tied, least)["cluster_id"])
