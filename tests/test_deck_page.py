"""The page of the deck without a browser: the ready-made deck, one's own, a broken one; each change goes to the address."""

import errno
import json
import sys
import time
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import views
from charts.look import Look
from charts.measure import width
from decks import address, changes, check, files, ready
from decks.model import Deck, Slide
from exports import cards, pdf, staged
from language import speech
from pages.shell import making
from queries import engine
from tests.test_pages import opened
from tests.test_views import FILTERS, usable

READY = ready.deck(speech("fr")).slides
TWO = Deck((Slide("label_stock", {"phase": "4"}, "Mon titre", "À dire"), Slide("members_by_phase", {"phase": "3"})))

pytestmark = pytest.mark.usefixtures("warehouse")


def page(deck: Deck | None = None, **query) -> AppTest:
    """The page of the deck, with a deck in its address."""
    app = opened("home")
    for name, value in {**({"d": address.encode(deck)} if deck else {}), **query}.items():
        app.session_state[name] = value
    return app.switch_page("pages/deck.py").run()


def held(app: AppTest) -> Deck:
    return address.decode(app.session_state["d"])


def told(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.proto.body for one in app.get("html"))])


def test_the_ready_deck_is_shown_and_becomes_mine_by_a_change():
    app = page()
    n = len(READY)
    assert not app.exception and not app.session_state["d"]
    assert f"{n} diapositives" in told(app) and len([b for b in app.button if b.key.startswith("open-")]) == n
    app.button(key="open-2").click().run()
    app.button(key="slide-down").click().run()
    assert [s.view for s in held(app).slides[2:4]] == [s.view for s in reversed(READY[2:4])]
    assert held(app).version == engine.version() and len(held(app).marks) == n and app.session_state["slide"] == "4"
    app.button(key="deck-ready").click().run()
    assert not app.session_state["d"] and not app.exception


def test_the_ready_deck_needs_no_address_as_long_as_it_is_as_it_was():
    app = page(slide="2")
    app.button(key="slide-down").click().run()
    assert app.session_state["d"]
    app.button(key="slide-up").click().run()
    assert not app.session_state["d"] and app.session_state["slide"] == "2" and f"{len(READY)} diapositives" in told(app)
    app.button(key="slide-out").click().run()
    assert len(held(app).slides) == len(READY) - 1
    app.button(key="deck-undo").click().run()
    assert not app.session_state["d"] and not app.exception


def test_the_last_slide_can_be_removed_and_put_back():
    app = page(Deck(TWO.slides[:1]))
    app.button(key="slide-out").click().run()
    assert not app.session_state["d"] and f"{len(READY)} diapositives" in told(app)
    app.button(key="deck-undo").click().run()
    assert held(app).slides == TWO.slides[:1] and not app.exception


def test_my_own_slides_come_back_and_the_ready_ones_go_before_them():
    app = page(TWO)
    app.button(key="deck-ready").click().run()
    assert not app.session_state["d"]
    app.button(key="deck-back").click().run()
    assert held(app).slides == TWO.slides and not [b for b in app.button if b.key == "deck-back"]
    app.button(key="deck-lead").click().run()
    assert held(app).slides == (*READY, *(s for s in TWO.slides if s not in READY)) and TWO.slides[0] in held(app).slides
    assert not [b for b in app.button if b.key == "deck-lead"] and not app.exception


@pytest.mark.parametrize("name", ["cluster_catalogue", "funding_list", "network_ranks", "region_counts_map"])
def test_what_a_click_does_is_said_on_the_page_and_not_on_a_slide(name):
    slide = Slide(name, {} if name == "funding_list" else {"phase": "3"})
    assert "un clic sur" in told(page(Deck((slide,)))) or "un clic fait" in told(page(Deck((slide,))))
    assert "un clic" not in staged.shown(slide, Look(speech("fr")))["steps"][0]["subtitle"].lower()


def test_titles_and_notes_are_written_and_a_removal_undone():
    app = page(TWO)
    assert not app.exception and "2 diapositives" in told(app)
    title = next(one for one in app.text_input if one.key.startswith("title-0"))
    assert title.value == "Mon titre"
    title.set_value("Un autre titre").run()
    next(one for one in app.text_area if one.key.startswith("note-0")).set_value("Autre chose").run()
    next(one for one in app.text_input if one.key.startswith("deck-title")).set_value("Réunion").run()
    assert held(app).slides[0] == Slide("label_stock", {"phase": "4"}, "Un autre titre", "Autre chose") and held(app).title == "Réunion"
    app.button(key="slide-out").click().run()
    assert [s.view for s in held(app).slides] == ["members_by_phase"]
    app.button(key="deck-undo").click().run()
    assert [s.view for s in held(app).slides] == ["label_stock", "members_by_phase"] and held(app).slides[0].note == "Autre chose"
    assert not [b for b in app.button if b.key == "deck-undo"] and not app.exception


@pytest.mark.parametrize("coded", ["1zz", "9abc", "1" + "A" * 400])
def test_a_broken_address_says_why_and_shows_the_ready_deck(coded):
    app = page(d=coded)
    assert not app.exception and "class='refused'" in told(app) and "toute prête est montrée" in told(app)


def test_a_figure_is_added_from_its_receipt_with_its_filters():
    app = opened("home", phase="3", region="84")
    app.button(key="receipt-label_stock").click().run()
    app.button(key="receipt-deck").click().run()
    assert held(app).slides == (Slide("label_stock", {"phase": "3", "region": "84"}),)
    app.button(key="receipt-members_by_phase").click().run()
    app.button(key="receipt-deck").click().run()
    assert [s.view for s in held(app).slides] == ["label_stock", "members_by_phase"] and not app.exception
    assert "présentation (2\u00a0diapositives)" in " ".join(one.value for one in app.toast)


def test_a_deck_of_other_data_lists_what_changed():
    today = changes.remembered(TWO, "fr")
    file = json.loads(files.to_json(today))
    file["data_version"] = "0000000000"
    file["slides"][1]["printed"]["number"] = "<script>7</script>"
    file["slides"][0]["printed"]["title"] = today.values[0]["title"].replace("67", "66")
    app = page()
    app.get("file_uploader")[0].upload("d.json", json.dumps(file).encode(), "application/json").run()
    assert not app.exception and held(app).version == "0000000000"
    assert "2 diapositives ne disent plus" in told(app) and "0000000000 alors" in told(app) and "&lt;script&gt;7&lt;/script&gt;" in told(app) and today.values[1]["number"] in told(app)
    assert "De <del>66</del> <b>67</b> pôles en 2005 à 71" in told(app), "a sentence shows what differs in it"
    app.button(key="open-1").click().run()
    assert "2 diapositives ne disent plus" in told(app), "what the file kept stays while its deck does"
    app.button(key="deck-today").click().run()
    assert held(app).version == engine.version() and "ne disent plus" not in told(app) and held(app).slides == TWO.slides


def test_an_address_of_other_data_says_which_slides_changed():
    today = changes.remembered(TWO, "fr")
    app = page(replace(today, version="0000000000", marks=("aaaaa", today.marks[1]), values=()))
    assert "1 diapositive ne dit plus" in told(app) and "d’autres valeurs" in told(app)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"deck": 1, "slides": [{"view": "nobody"}]}'])
def test_a_broken_file_changes_nothing(content):
    app = page(TWO)
    before = app.session_state["d"]
    app.get("file_uploader")[0].upload("d.json", content, "application/json").run()
    assert not app.exception and app.session_state["d"] == before and "Rien n’a été changé" in told(app)


class Maker:
    """Stands for a module that makes a file."""

    def __init__(self, error: Exception | None = None, wait: bool = False):
        self.error, self.wait = error, wait

    def make(self, deck, look, progress):
        from exports.files import File

        for place in range(len(deck.slides)):
            progress(place, len(deck.slides))
        for _ in range(400 if self.wait else 0):
            time.sleep(0.01)
            progress(1, 2)
        if self.error:
            raise self.error
        return File("presentation.pptx", "application/octet-stream", b"PK")


def made(maker: Maker, monkeypatch, *, stop: bool = False) -> making.Making:
    monkeypatch.setitem(sys.modules, "exports.pptx", maker)
    one = making.Making("pptx", 2)
    one.stop = stop
    one.run(TWO, None)
    return one


def test_an_export_tells_its_progress_its_end_and_its_failure(monkeypatch):
    assert made(Maker(), monkeypatch).file.content == b"PK" and made(Maker(), monkeypatch).done == 1
    assert isinstance(made(Maker(), monkeypatch, stop=True).error, staged.Cancelled)
    assert isinstance(made(Maker(pdf.NoPdf("no browser")), monkeypatch).error, pdf.NoPdf)
    assert made(Maker(ZeroDivisionError()), monkeypatch).over


@pytest.mark.parametrize(("maker", "stop", "said"), [
    (Maker(), False, "Enregistré"), (Maker(wait=True), True, "Annulé"), (Maker(RuntimeError("no")), False, "n’a pas pu être produit"),
])
def test_an_export_from_the_page(maker, stop, said, monkeypatch):
    monkeypatch.setattr(making, "standing", lambda: ["pptx"])
    monkeypatch.setitem(sys.modules, "exports.pptx", maker)
    app = page(TWO)
    app.button(key="deck-pptx").click().run()
    under_way = [app.session_state[key] for key in ("_deck_making",) if key in app.session_state]
    if stop:
        assert app.button(key="deck-pptx").disabled
        app.button(key="deck-cancel").click().run()
    for one in under_way:
        one.thread.join(10)
        app.run()
    assert said in told(app) + " ".join(one.value for one in [*app.toast, *app.warning]) and not app.exception


def no_room() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("kind", "error", "said"), [
    *((kind, no_room(), "le disque de cette machine est plein") for kind in making.KINDS),
    ("deck_pdf", pdf.NoRoom("full"), "le disque de cette machine est plein"), ("deck_pdf", pdf.NoPdf("none"), "il y faut Chromium"), ("deck_pdf", pdf.Stopped("slow"), "a pris trop de temps"),
])
def test_a_format_that_cannot_be_made_leaves_the_others(kind, error, said, monkeypatch):
    monkeypatch.setattr(making, "standing", lambda: list(making.KINDS))
    monkeypatch.setitem(sys.modules, f"exports.{kind}", Maker(error))
    app = page(TWO)
    app.button(key=f"deck-{kind}").click().run()
    warned = " ".join(one.value for one in app.warning) or " ".join(one.value for one in app.run().warning)
    assert said in warned and "Les autres formats restent" in warned and not app.exception
    assert not any(app.button(key=f"deck-{other}").disabled for other in making.KINDS)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("step", making.STEP_NAMES)
def test_progress_tells_each_step(step, lang):
    one = making.Making("deck_html", 2)
    one.progress(3, 9, step)
    told = one.told(speech(lang))
    assert ("4" in told and "9" in told) == (step in ("slide", "card")) and (told != making.STEP_NAMES[step]) == (lang == "fr" or step in ("slide", "card"))
    one.stop = True
    with pytest.raises(staged.Cancelled):
        one.progress(4, 9, step)


def test_the_network_on_the_wall_names_what_it_can_without_overlap():
    drawn = views.draw("network_graph", Look(speech("fr"), projected=True), {"phase": "4"})
    texts = [trace for trace in drawn.figure.data if trace.mode == "text"][:-1]  # the last writes the key
    boxes = []
    for trace in texts:
        sides = [trace.textposition] * len(trace.text) if isinstance(trace.textposition, str) else trace.textposition
        for x, y, text, side in zip(trace.x, trace.y, trace.text, sides, strict=True):
            wide = width(text, 24)
            left = x if side == "middle right" else x - wide if side == "middle left" else x - wide / 2
            boxes.append((left, y - 12, left + wide, y + 12))
    assert len(boxes) > 35 and all(box[0] > -2 and box[2] < 1730 for box in boxes)
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1]
    assert drawn.figure.layout.font.size == 24


@pytest.mark.parametrize("name", views.names())
def test_any_figure_goes_to_the_wall(name):
    """Each slide is data that the browser takes: words, and a picture, a number or a text."""
    filters = next(choice for choice in FILTERS if usable(name, choice))
    slide = check.check(Slide(name, {key: value for key, value in filters.items() if key in views.core.parameters(views.get(name))}))
    shown = json.loads(json.dumps(staged.shown(slide, Look(speech("fr")))))
    assert 0 <= shown["at"] < len(shown["steps"])
    for step in shown["steps"]:
        assert step["title"] and step["foot"] and step["alt"] and engine.version() in step["foot"]
        assert ("figure" in step) + ("number" in step) + ("html" in step) == 1
    assert changes.printed(changes.drawn(slide, Look(speech("fr"))))["title"]


def test_a_card_answers_for_every_cluster_asked_and_for_no_other():
    look = Look(speech("en"))
    found = cards.card("cluster", "aerospace-valley", look)
    assert found["steps"][0]["title"].startswith("Aerospace Valley") and len(found["numbers"]) == 4 and all(one["label"] for one in found["numbers"])
    assert any(text.startswith("Documented ties, all phases, with ") for text in found["things"]), "the foot names a phase that this sentence does not keep to"
    gone = cards.card("cluster", "p2mi", look)
    assert any(not one["value"] for one in gone["numbers"]), "what is not known stays unknown"
    assert len(cards.card("region", "84", look)["things"]) == 3
    assert {entry["kind"] for entry in cards.entries(look.say)} == {"cluster", "region", "view"}
    for kind, code in (("cluster", "nobody"), ("region", "' or 1=1"), ("view", "cluster_eu_list"), ("file", "/etc/passwd")):
        with pytest.raises(cards.NoCard):
            cards.card(kind, code, look)
