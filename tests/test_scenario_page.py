"""The page of the scenario lab, without a browser: what the address says is drawn, every act writes the address, nothing fails."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

import address
from language import speech
from pages.lab import acts, files, levers, mergers
from pages.shell import choose
from scenarios import beside, inputs
from scenarios.address import encode
from scenarios.compare import compare
from scenarios.headline import headline
from scenarios.levers import LEVERS, default
from scenarios.model import evaluate
from scenarios.presets import BY_KEY, PRESETS
from tests.scenario_levers import levers as any_levers
from tests.scenario_levers import todays
from tests.test_pages import opened

STATE_EXIT = BY_KEY["state_exit"].levers


def page(**query) -> AppTest:
    app = opened("scenario_lab", **query)
    assert not app.exception and not app.error
    return app


def told(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.markdown), *(one.proto.body for one in app.get("html"))])


def s_of(app: AppTest) -> str | None:
    return app.session_state["_here"].state["s"]


def test_phase_5_is_where_one_starts(warehouse):
    app = page()
    assert app.title[0].value == "Après 2022\u00a0: qui paie, qui y perd\u202f?"
    assert "**29\u202fM€**" in app.markdown[0].value and "**1\u202f568\u202f€**" in app.markdown[0].value
    assert app.selectbox(key="lab-preset").value == "continuity" and "Règle rompue" not in told(app)


def test_levers_of_ones_own_are_no_starting_point(warehouse):
    app = page(s="1s3")
    assert app.selectbox(key="lab-preset").value == "own"
    app.selectbox(key="lab-preset").select("state_exit").run()
    assert s_of(app) == "1s0" and app.selectbox(key="lab-preset").value == "state_exit" and "Vos propres leviers" not in app.selectbox(key="lab-preset").options


@pytest.mark.parametrize(("lang", "answer", "first", "second"), [
    ("fr", "**8\u202fM€ par an sont sans payeur**", "Régions +3,2\u202fM€ (36\u202f% de la coupe)", "Budget à 50\u202fM€ (−14\u202f%)"),
    ("en", "**€8\u00a0M a year has no payer**", "Regions add €3.2\u00a0M (36% of the cut)", "Budget at €50\u00a0M (−14%)"),
])
def test_a_broken_rule_is_told_with_two_repairs_that_hold(lang, answer, first, second, warehouse):
    app = page(s="1s0", lang=lang)
    assert answer in app.markdown[0].value and app.selectbox(key="lab-preset").value == "state_exit"
    for place, label in enumerate((first, second)):
        assert app.button(key=f"repair-{place}").label == label
        mended = page(s="1s0", lang=lang)
        mended.button(key=f"repair-{place}").click().run()
        assert "lab-broken" not in told(mended) and evaluate(beside.read(s_of(mended), None, None, ()).current.levers, todays()).gap == 0


def test_steps_back_and_forth_and_to_phase_5(warehouse):
    app = page()
    assert app.button(key="undo").disabled and app.button(key="redo").disabled and app.button(key="reset").disabled
    app.selectbox(key="lab-preset").select("fewer").run()
    app.selectbox(key="lab-preset").select("grand_est").run()
    assert s_of(app) == encode(BY_KEY["grand_est"].levers)
    app.button(key="undo").click().run()
    assert s_of(app) == "1n40" and app.selectbox(key="lab-preset").value == "fewer"
    app.button(key="redo").click().run()
    assert s_of(app) == encode(BY_KEY["grand_est"].levers) and app.button(key="redo").disabled
    app.button(key="undo").click().run()
    app.button(key="reset").click().run()
    assert s_of(app) is None and app.button(key="redo").disabled, "a new move closes the way forth"
    app.button(key="undo").click().run()
    assert s_of(app) == "1n40"


@pytest.mark.parametrize(("query", "words"), [
    ({"s": "1s99"}, "ne va pas"), ({"s": "9s1"}, "une autre version"), ({"s": "1q7"}, "Un pôle de plusieurs régions"), ({"s": "1s0s1"}, "deux fois"), ({"beside": "1n40~1zz3"}, "zz"),
    ({"s": "NaN"}, "illisible à «\u202fNaN"), ({"s": "1s0<script>"}, "illisible à «\u202f&lt;script&gt;"), ({"s": "1sNaN"}, "illisible"), ({"s": "1s1e999"}, "ne va pas à 999"), ({"s": "1_zzzzzzzz"}, "Aucun pôle"),
    ({"beside": "1n40~1n41~1n42~1n43~1n44"}, "les 4 premiers"), ({"beside": "1n40", "base": "d"}, "Aucun scénario D"),
])
def test_a_scenario_that_cannot_be_read_is_refused_with_its_reason_in_one_line(query, words, warehouse):
    app = page(**query)
    lines = [one.proto.body for one in app.get("html") if "class='refused'" in one.proto.body]
    assert len(lines) == 1 and words in lines[0] and app.session_state["_here"].state.refused == ()


def test_the_chosen_region_has_its_own_sentence_and_can_be_kept(warehouse):
    app = page(s="1s0", lab="sensitivity", region="53")
    assert "Pour laisser aux pôles de Bretagne ce qu’ils ont dans la phase\u00a05" in told(app) and "aux pôles de Bretagne" not in told(page(s="1s0", lab="sensitivity"))
    app.button(key="goal-region").click().run()
    assert evaluate(beside.read(s_of(app), None, None, ()).current.levers, todays()).public == pytest.approx(29) and "Les pôles de Bretagne ont dans ce scénario ce qu’ils ont dans la phase\u00a05" in told(app)


def test_what_was_set_beside_can_be_compared_in_one_click(warehouse):
    assert "compare-them" not in [button.key for button in page(s="1s0").button]
    app = page(s="1s0", beside="1n40")
    app.button(key="compare-them").click().run()
    assert app.session_state["_here"].state["lab"] == "compare" and "compare-them" not in [button.key for button in app.button]


@given(st.text(alphabet="0123456789abcdefghijklmnopqrstuvwxyz.-_", max_size=40))
@settings(max_examples=12, deadline=None)
def test_anything_that_an_address_lets_in_draws(text):
    page(s="1" + text)


def test_scenarios_are_kept_named_and_taken_away(warehouse):
    app = page(s="1s0", beside="1n40~1s0t50", named="~Quarante")
    sets = beside.read("1s0", "1n40~1s0t50", "~Quarante", ())
    assert [one.name(speech("fr")) for one in sets.whole] == ["Sortie de l’État", "Quarante", "Demi-relais"]
    assert app.session_state["_here"].state["named"] == "~Quarante"


@pytest.fixture
def session(monkeypatch):
    """A session of its own, where acts write."""
    held: dict = {}
    monkeypatch.setattr(acts.st, "session_state", held)
    return held


def sets(session) -> beside.Sets:
    return beside.read(session.get("s"), session.get("beside"), session.get("named"), todays().now.ids)


def test_acts_write_the_address(session):
    acts.to(STATE_EXIT)
    acts.keep(sets(session), STATE_EXIT, "")
    acts.keep(sets(session), BY_KEY["fewer"].levers, "")
    assert (session["s"], session["beside"], session["named"]) == ("1s0", "1s0~1n40", None)
    assert [one.letter for one in sets(session).all] == ["A", "C"], "one that is the same as the current says nothing more"
    acts.rename(sets(session), 2, " Qua<b>rante  pôles ")
    assert session["named"] == "~~Quabrante pôles"
    acts.open_levers(sets(session), 2)
    assert (session["s"], session["beside"], session["named"]) == ("1n40", "1s0", "Quabrante pôles~")
    acts.keep(sets(session), BY_KEY["half_takeover"].levers, "")
    acts.remove(sets(session), 0)
    assert (session["s"], session["beside"]) == ("1s0", "1s0t50")
    acts.remove(sets(session), 1)
    acts.remove(sets(session), 0)
    assert (session["s"], session["beside"], session["named"]) == (None, None, None)


def test_no_more_than_four(session):
    for preset in PRESETS[1:8]:
        acts.keep(sets(session), preset.levers, "")
    assert len(sets(session).whole) == beside.MOST


@given(st.text(max_size=80))
@settings(deadline=None)
def test_a_name_that_was_typed_fits_the_address(text):
    name = acts.plain(text)
    state = address.read({"named": [f"{name}~b"]}, lambda query: ())
    assert state.refused == () and acts.plain(name) == name


@pytest.mark.parametrize("move", [None, 7, {}, {"key": "state", "value": 99}, {"key": "state", "value": "9"}, {"key": "<b>", "value": 1}, {"key": "n", "value": 40.5}, {"key": "state", "value": None}])
def test_a_move_that_no_lever_takes_is_left_out(move, session, monkeypatch):
    monkeypatch.setattr(acts.panel, "moved", lambda: move)
    acts.on_move(todays().now.ids)
    assert session.get("s") is None


def test_a_lever_that_is_held_is_one_move(session, monkeypatch):
    acts.remember("1")
    for value, hold in ((6, 10), (3, 10), (1, 10), (2, 11)):
        monkeypatch.setattr(acts.panel, "moved", lambda value=value, hold=hold: {"key": "state", "value": value, "hold": hold, "turn": 1})
        acts.on_move(todays().now.ids)
        acts.remember(encode(sets(session).current.levers))
    assert session["s"] == "1s2" and session[acts.PAST] == ["1", "1s1"]
    acts.undo()
    acts.remember(session["s"])
    assert session["s"] == "1s1" and session[acts.PAST] == ["1"] and session[acts.FUTURE] == ["1s2"]


def test_a_merger_by_hand_is_kept_and_given_back_to_the_rule(session):
    now = todays().now
    fewer = default().but(n=54)
    acts.merger(fewer, now.ids[0], now.ids[1])
    assert sets(session).current.levers.merges == ((now.ids[0], now.ids[1]),)
    acts.merger(sets(session).current.levers, now.ids[0], None)
    assert sets(session).current.levers.merges == () and session["s"] == "1n54"


def test_too_long_for_an_address_is_said_and_not_taken(session):
    ids = todays().now.ids
    acts.to(default().but(merges=dict.fromkeys(ids, ids[0])))
    assert "s" not in session and acts.told().reason == "too_long" and acts.told() is None


@pytest.mark.parametrize(("part", "here", "elsewhere"), [
    ("result", "scenario_regions", "scenario_map"), ("compare", "scenario_compare_chart", "scenario_regions"), ("sensitivity", "scenario_goal", "scenario_envelope"),
    ("assumptions", "scenario_not_computed", "scenario_envelope"),
])
def test_each_part_draws_its_figures_and_no_other(part, here, elsewhere, warehouse):
    app = page(s="1s0", beside="1s0t100~1n40", lab=part)
    keys = {one.key for one in app.button}
    assert f"receipt-{here}" in keys and f"receipt-{elsewhere}" not in keys


def test_an_aim_sets_the_levers(warehouse):
    app = page(s="1s0", lab="sensitivity")
    app.button(key="goal-1").click().run()
    assert s_of(app) == "1s0l29" and "lab-broken" not in told(app)
    assert app.button(key="goal-1").disabled, "the levers are there already"
    app.button(key="goal-0").click().run()
    assert evaluate(beside.read(s_of(app), None, None, ()).current.levers, todays()).public == pytest.approx(38.35, abs=0.01)


def test_fewer_clusters_show_who_joins_whom(warehouse):
    app = page(s="1n40")
    outcome = evaluate(BY_KEY["fewer"].levers, inputs.current())
    assert all(outcome.inputs.now.names[small] in told(app) for small, _ in outcome.map.moves)
    app.selectbox(key=mergers.WHO).select(outcome.inputs.now.ids[outcome.map.moves[0][0]]).run()
    app.selectbox(key=mergers.HEIR).select(mergers.STAYS).run()
    app.button(key="lab-change").click().run()
    assert s_of(app).startswith("1n40_") and not app.exception and app.selectbox(key=mergers.WHO).value is None
    assert not [one for one in page().selectbox if one.key == mergers.WHO], "nothing to change where none merge"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_panel_holds_every_lever_once_with_its_texts(lang):
    made = levers.panel(STATE_EXIT, speech(lang), 3)
    found = [lever for section in made["sections"] for group in section["groups"] for lever in group["levers"]]
    assert sorted(lever["key"] for lever in found) == sorted(lever.key for lever in LEVERS)
    assert {lever["kind"] for section in made["sections"][:1] for group in section["groups"] for lever in group["levers"]} == {"decision"}
    assert json.loads(json.dumps(made)) == made and len(json.dumps(made)) < 24_000
    state = next(lever for lever in found if lever["key"] == "state")
    assert (state["value"], state["today"], state["text"]) == (0, 9, speech(lang).money(0))
    for lever in found:
        if not lever["options"] and not lever["year"]:
            assert lever["before"] + "7" + lever["after"] and lever["text"].startswith(lever["before"]) and lever["text"].endswith(lever["after"])
    assert made["sections"][0]["groups"][0]["told"] and not made["sections"][1]["groups"][0]["told"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("key", [lever.key for lever in LEVERS])
def test_every_lever_says_where_it_comes_from(key, lang):
    lever = next(lever for lever in LEVERS if lever.key == key)
    lines = files.facts(lever, speech(lang))
    assert len(lines) >= 3 and all(name and text for name, text in lines)


def test_a_file_goes_out_and_comes_back():
    one = beside.Set("A", STATE_EXIT.but(n=40), "Sortie et fusions")
    content, name, kind = files.saved(beside.Sets(one), speech("fr"))
    found, reason = files.opened(choose.File(name, len(content), content), speech("fr"))
    assert (name, kind, reason) == ("sortie-et-fusions.json", "application/json", "") and found.levers == one.levers and found.name == one.given
    kept = beside.Set("B", default().but(n=45))
    assert files.taken(found, beside.Sets(beside.Set("A", default()), (kept,), base=kept)) == ([one, kept], kept), "one scenario alone leaves those beside"


def test_a_file_holds_all_the_scenarios_of_the_page_and_their_base():
    sets = (beside.Set("A", STATE_EXIT.but(n=40), "Sortie et fusions"), beside.Set("B", default().but(n=45)), beside.Set("C", STATE_EXIT, "Sortie"))
    content, name, _ = files.saved(beside.Sets(sets[0], sets[1:], base=sets[2]), speech("fr"))
    found, _ = files.opened(choose.File(name, len(content), content), speech("fr"))
    page = beside.Sets(beside.Set("A", default()), (beside.Set("B", default().but(n=60)),))
    assert name == "sortie-et-fusions-et-2-autres.json" and files.taken(found, page) == (list(sets), sets[2])


@pytest.mark.parametrize(("content", "reason"), [
    (b"\xff\xfe", "Le fichier n’est pas du texte"), (b"{", "Le fichier n’est pas du JSON"), (b"[]", "ne contient pas de scénario"), (b'{"scenario": 1, "levers": {"state": 99}}', "ne va pas"),
    (b'{"scenario": 1, "levers": {"magic": 1}}', "magic"), (None, "trop gros"),
])
def test_a_broken_file_is_refused_with_its_reason(content, reason):
    found, why = files.opened(choose.File("x.json", len(content or b"") or 10**6, content), speech("fr"))
    assert found is None and reason in why, why


@pytest.mark.parametrize(("told", "content"), [
    ({"name": "a.json", "size": 2, "content": "e30="}, b"{}"), ({"name": "a.json", "size": 0, "content": ""}, b""), ({"name": "a.json", "size": 99, "content": ""}, None),
    ({"name": "a.json", "size": 3, "content": "e30="}, None),
])
def test_a_chosen_file_is_read_whole_or_not_at_all(told, content):
    assert choose.read(told, 10) == choose.File("a.json", told["size"], content)


@pytest.mark.parametrize("told", [None, 7, {}, {"name": "a", "size": "2"}, {"name": "a", "size": 2, "content": "é!"}])
def test_what_is_no_file_is_none(told):
    assert choose.read(told, 10) is None


@given(any_levers(merges=True))
@settings(max_examples=60, deadline=None)
def test_every_scenario_has_its_sentence_in_both_languages(some):
    outcome = evaluate(some, todays())
    for lang in ("fr", "en"):
        text = headline(compare(outcome), beside.Sets(beside.Set("A", some)).against(speech(lang)), speech(lang))
        assert text.endswith(".") and "{" not in text and text.count("**") % 2 == 0
        assert ("sans payeur" in text or "no payer" in text) is (outcome.gap > 0)


@pytest.mark.parametrize(("changes", "words"), [
    ({}, "Phase 5 as it was decided: **€29 M**"), ({"state": 6}, "from €29 M to **€26 M**"), ({"private_ref": 45}, "asks **€23.7 M** of members"), ({"private_max": 40}, "above their ceiling of 40%"),
    ({"n": 40}, "moves between regions"), ({"state": 0, "takeover": 100}, "the State pays **€0 M** instead of €9 M, authorities and Regions **€29 M** instead of €20 M"), ({"project_state": 40}, "The **€80 M** a year"), ({"eu": 2}, "European money goes from"), ({"start": 2028}, "Phase 5 as it was decided"),
])
def test_the_sentence_says_first_what_weighs_most(changes, words):
    some = default().but(**changes)
    text = headline(compare(evaluate(some, todays())), beside.Sets(beside.Set("A", some)).against(speech("en")), speech("en")).replace("\u00a0", " ")
    assert words in text, text
