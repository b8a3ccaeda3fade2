"""A deck: there and back by its address and its file; whatever comes in is taken or refused with a reason; what changed since is told."""

import base64
import json
import random
import zlib
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import address as parameters
import views
from charts.look import Look
from decks import address, changes, check, choices, files, ready
from decks.face import face
from decks.model import LONGEST_NOTE, MOST_SLIDES, Deck, Slide
from decks.refusal import REASON_NAMES, Refused
from language import speech
from queries import engine
from views import computed

FR, EN = speech("fr"), speech("en")
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
SOUND = {"phase": ("1", "4", "5"), "region": ("84", "94"), "cluster": ("minalogic", "p2mi"), "euros": ("current", "constant"), "counting": ("seat", "whole"), "passage": ("3-merged",)}

pytestmark = pytest.mark.usefixtures("warehouse")


@st.composite
def slides(draw) -> Slide:
    """Any view with filters that it takes."""
    declared = views.get(draw(st.sampled_from(views.names())))
    needed = {p.name for name in (declared.query, *declared.also) for p in computed.question(name).parameters if not p.optional and p.name != "lang"}
    filters = {name: draw(st.sampled_from(SOUND[name])) for name in views.core.parameters(declared) if name in SOUND and (name in needed or draw(st.booleans()))}
    if needed - set(filters):
        return Slide("label_stock", {}, draw(TEXT), draw(TEXT))
    return Slide(declared.name, filters, draw(TEXT), draw(TEXT))


@st.composite
def decks(draw) -> Deck:
    several = tuple(draw(st.lists(slides(), max_size=12)))
    marks = tuple(draw(st.text("abcXYZ-_09", min_size=5, max_size=5)) for _ in several) if draw(st.booleans()) else ()
    return Deck(several, draw(TEXT), draw(st.sampled_from(("", "c517bc6240"))), draw(st.sampled_from(("fr", "en"))), marks=marks)


def refusal(read, *given_) -> Refused:
    with pytest.raises(Refused) as caught:
        read(*given_)
    for say in (FR, EN):
        assert caught.value.said(say) and "{" not in caught.value.said(say).replace("{}", "")
        caught.value.said(say).encode()
    return caught.value


@settings(max_examples=80, deadline=None)
@given(decks())
def test_there_and_back(deck):
    coded = address.encode(deck)
    assert address.decode(coded) == deck
    assert parameters.read({"d": [coded]}, engine.codes).refused == ()
    assert files.from_json(files.to_json(deck)) == deck
    assert files.from_json(("\ufeff" + files.to_json(deck)).encode()) == deck


def test_the_ready_deck_is_short_sound_and_tells_four_phases():
    deck = ready.deck(FR)
    assert 8 <= len(deck.slides) <= 12
    assert [check.check(slide) for slide in deck.slides] == list(deck.slides)
    assert len(address.encode(changes.remembered(deck, "fr"))) < 450
    assert all(not changes.drawn(slide, Look(FR)).empty for slide in deck.slides)


def test_the_frozen_words_stay():
    """An address sent last year opens next year."""
    assert address.decode("1i4Zy0oqUdKKjlVB8r6RTDddnjOEwoDmBpZkKJUWJZYmZOcC8n1iWmqxQCBSyh5kfGwsA").slides[0] == Slide("network_graph", {"phase": "3", "size": "degree"}, "Qui travaille avec qui ?", "")


def coded(content, level: int = 9) -> str:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, zdict=address.WORDS)
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return "1" + base64.urlsafe_b64encode(packer.compress(raw) + packer.flush()).decode().rstrip("=")


SLIDE = ["label_stock", {}, "", "", ""]


@pytest.mark.parametrize(("text", "reason"), [
    ("", "empty"), (None, "empty"), ("1" * 200_001, "too_long"), ("0abc", "not_held"), ("2abc", "other_version"), ("1", "not_read"), ("1%%%", "not_read"), ("1é", "not_read"), ("1AAAA", "not_read"),
    (coded(b"x" * 500_000), "not_read"), (coded(b"\xff\xfe"), "not_text"), (coded(b"{"), "not_json"), (coded({"a": 1}), "not_read"), (coded(["", "", "fr"]), "not_read"),
    (coded(["", "", "fr", [["label_stock"]]]), "not_read"), (coded(["", "", "de", [SLIDE]]), "wrong_value"), (coded([3, "", "fr", [SLIDE]]), "wrong_value"),
    (coded(["", "", "fr", [["nobody", {}, "", "", ""]]]), "unknown_view"), (coded(["", "", "fr", [["label_stock", {"cluster": "minalogic"}, "", "", ""]]]), "unknown_filter"),
    (coded(["", "", "fr", [["label_stock", {"region": "' or 1=1"}, "", "", ""]]]), "bad_filter"), (coded(["", "", "fr", [["cluster_eu_list", {}, "", "", ""]]]), "bad_filter"),
    (coded(["", "", "fr", [["label_stock", {"region": 84}, "", "", ""]]]), "wrong_value"), (coded(["", "", "fr", [["label_stock", {}, "x" * 201, "", ""]]]), "text_too_long"),
    (coded(["", "", "fr", [SLIDE] * 61]), "too_many"), (coded(b'["","","fr",[["label_stock",{"phase":"1","phase":"2"},"","",""]]]'), "twice"),
    (coded(b"[" * 100_000), "too_deep"), (coded(["\ud800", "", "fr", []]), "not_text"),
])
def test_an_address_is_refused_with_the_reason(text, reason):
    assert refusal(address.decode, text).reason == reason


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "not_json"), (b"\xff\xfe\x00", "not_text"), (b"[]", "not_a_deck"), (b"1" * 10_000, "not_a_deck"), (b'{"deck": 2, "slides": []}', "other_version"), (b'{"deck": true, "slides": []}', "other_version"),
    (b'{"deck": 1}', "missing_field"), (b'{"deck": 1, "slides": [], "x": 1}', "unknown_field"), (b'{"deck": 1, "slides": [{"view": "label_stock", "printed": {"a": NaN}}]}', "wrong_value"),
    (b'{"deck": 1, "slides": 3}', "wrong_value"), (b'{"deck": 1, "deck": 1, "slides": []}', "twice"), (b" " * 4_000_001, "too_large"), (b"[" * 200_000, "too_deep"),
])
def test_a_file_is_refused_with_the_reason(content, reason):
    assert refusal(files.from_json, content).reason == reason


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("abcXYZ019-_", max_size=80).map("1".__add__)))
@example("1" + "A" * 11_999)
def test_any_address_is_read_or_refused(text):
    try:
        deck = address.decode(text)
    except Refused as error:
        assert error.reason in REASON_NAMES and error.said(FR)
    else:
        assert address.decode(address.encode(deck)) == deck


@settings(max_examples=200, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(("label_stock", "fr", 1)),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(("deck", "slides", "view", "filters", "title", "note", "lang", "printed", "x")), inner, max_size=5), max_leaves=12))
def test_any_file_is_read_or_refused(content):
    for text in (json.dumps(content), json.dumps({"deck": 1, "slides": [content]}), json.dumps({"deck": 1, "slides": [{"view": "label_stock", "filters": content}]})):
        try:
            assert isinstance(files.from_json(text), Deck)
        except Refused as error:
            assert error.said(EN)


def noted(slides: int, first: int, last: int) -> Deck:
    """A deck whose notes, of letters drawn by chance, are as long as notes may be and do not pack."""
    drawn = random.Random(1)
    return Deck(tuple(Slide("label_stock", {}, note="".join(chr(drawn.randint(first, last)) for _ in range(LONGEST_NOTE))) for _ in range(slides)))


def test_a_deck_too_long_for_an_address_has_a_mark_there_and_lives_in_its_file():
    long = noted(40, 97, 122)
    text = address.encode(long)
    assert len(text) > address.IN_ADDRESS and address.decode(text) == long and files.from_json(files.to_json(long)) == long
    mark = address.mark(text)
    assert address.is_mark(mark) and not address.is_mark(text) and mark != address.mark(text[:-1])
    assert parameters.read({"d": [mark]}, engine.codes).refused == () and refusal(address.decode, mark).reason == "not_held"


def test_an_address_of_before_still_opens():
    """Up to twelve thousand characters once stood in an address."""
    text = address.encode(noted(6, 97, 122))
    assert address.IN_ADDRESS < len(text) < 12_000
    assert parameters.read({"d": [text]}, engine.codes).refused == () and len(address.decode(text).slides) == 6


def test_a_deck_that_nothing_holds_but_its_file_says_so():
    longest = noted(MOST_SLIDES, 0x20000, 0x2A6DF)
    assert refusal(address.encode, longest).reason == "too_long"
    assert files.from_json(files.to_json(longest)) == longest


def test_slides_are_added_moved_written_removed():
    deck = Deck().added(Slide("lineage")).added(Slide("label_stock", {"phase": 3, "region": None, "lang": "fr"}))
    assert deck.slides[1].filters == {"phase": "3"}
    assert [s.view for s in deck.moved(1, -1).slides] == ["label_stock", "lineage"] and deck.moved(1, 5) == deck and deck.moved(0, -5) == deck
    removed, back = deck.without(0), deck.without(0).added(deck.slides[0], 0)
    assert [s.view for s in removed.slides] == ["label_stock"] and back == deck
    assert deck.written(0, title="T", note="N").slides[0] == Slide("lineage", {}, "T", "N")
    assert refusal(Slide, "lineage", {}, "", "x" * (LONGEST_NOTE + 1)).reason == "text_too_long"
    assert refusal(Deck((Slide("lineage"),) * MOST_SLIDES).added, Slide("lineage")).reason == "too_many"


def test_what_was_printed_follows_its_slide():
    deck = changes.remembered(Deck((Slide("label_stock"), Slide("members_by_phase", {"phase": "4"}))), "fr")
    moved = deck.moved(0, 1).added(Slide("lineage"))
    assert moved.values[1] == deck.values[0] and moved.marks[0] == deck.marks[1] and moved.values[2] == {} and moved.marks[2] == ""


def test_a_deck_of_other_data_tells_what_changed_from_what_to_what():
    today = changes.remembered(Deck((Slide("label_stock"), Slide("members_by_phase", {"phase": "4"}), Slide("network_graph", {"phase": "4"}))), "fr")
    assert changes.changes(today) == []
    older = replace(today, version="0000000000")
    assert changes.changes(older) == [], "other data, same figures"
    title = today.values[0]["title"]
    cell = next(name for name in today.values[0] if "·" in name)
    before = ({**today.values[0], "title": title.replace("67", "66"), cell: "1"}, {**today.values[1], "number": "7"}, today.values[2])
    found = changes.changes(replace(older, values=before))
    assert [(c.place, c.what) for c in found] == [(0, "title"), (0, cell), (1, "number")]
    assert "66" in found[0].before and found[0].now == title and found[2].now == today.values[1]["number"]
    by_mark = changes.changes(replace(older, values=(), marks=(today.marks[0], "aaaaa", "")))
    assert by_mark == [changes.Change(1, "rows")]


def test_a_face_says_source_filters_date_and_version():
    one = face(Slide("label_stock", {"phase": "4", "region": "53"}, "Mon titre", "À dire"), Look(FR))
    assert one.title == "Mon titre" and one.note == "À dire" and one.subtitle and one.reading
    assert engine.version() in one.foot and "Bretagne" in one.foot and "phase 4 (2019-22)" in one.foot and one.foot.count("Source") == 1
    number = face(Slide("members_by_phase", {"phase": "4"}), Look(EN))
    assert number.title == number.drawn.number.label


def test_filters_are_told_in_words():
    told = choices.said({"phase": "2", "cluster": "minalogic", "own": "minalogic~polymeris", "euros": "constant", "links": "agreement~merger", "day": "2019-01-01", "size": "degree"}, FR)
    assert told[0] == "phase 2 (2009-12)" and "Minalogic et Polymeris" in " ".join(told) and not any("size" in t or "degree" in t for t in told)


def test_a_row_that_came_or_went_is_one_change(warehouse):
    today = changes.remembered(Deck((Slide("label_stock"),)), "fr")
    texts = dict(today.values[0])
    first = next(name for name in texts if name.endswith(" · Labels accordés"))
    row = first.removesuffix(" · Labels accordés")
    before = {name: text for name, text in texts.items() if not name.startswith(row)} | {"30/02/2031 · Labels accordés": "3", "30/02/2031 · Labels terminés": "4"}
    found = changes.changes(replace(today, version="an older one", values=(before,)))
    assert found == [
        changes.Change(0, row, now=" · ".join(f"{name.removeprefix(row + ' · ')} {text}" for name, text in texts.items() if name.startswith(row)), row=True),
        changes.Change(0, "30/02/2031", "Labels accordés 3 · Labels terminés 4", row=True),
    ]


def test_a_row_is_named_as_a_reader_knows_it(warehouse):
    """A table whose first column repeats itself is told by its first columns; one that is too large is told as a whole."""
    deck = changes.remembered(Deck((Slide("cluster_catalogue"), Slide("scenario_regions", {"gap": "euros"}), Slide("funding_by_year", {"euros": "current", "phase": "4"}))), "fr")
    texts = deck.values[1]
    row, second = [name.rpartition(" · ") for name in texts if name.endswith("Écart par membre (€)")][:2]
    values = (deck.values[0], {**texts, "".join(second): "−1"}, {**deck.values[2], "rows": "aaaaa"})
    found = changes.changes(replace(deck, version="an older one", values=values))
    table = changes.drawn(deck.slides[1], Look(FR)).table
    assert [one.place for one in found] == [1, 2] and found[1].what == "many"
    told = found[0].what.removesuffix(" · Écart par membre (€)").split(" · ")
    assert (row[0], second[0]) == ("A", "A (2)") and told == [table.iloc[1, 3]] and "(2)" not in found[0].what


def test_a_row_without_a_name_is_told_by_its_second_cell(warehouse):
    deck = changes.remembered(Deck((Slide("scenario_compare_chart", dict(ready.deck(FR).slides[-2].filters)),)), "fr")
    nameless = next(name for name in deck.values[0] if name.startswith(" · "))
    found = changes.changes(replace(deck, version="an older one", values=({**deck.values[0], nameless: "−1"},)))
    assert len(found) == 1 and not found[0].what.startswith((" ", "–")) and found[0].what.endswith(nameless.removeprefix(" · "))
