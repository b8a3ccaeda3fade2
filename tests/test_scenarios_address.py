"""A scenario as an address and as a file: there and back the same, and whatever comes in is taken or refused with a reason, never a crash."""

import dataclasses
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from language import speech
from scenarios import address, files
from scenarios.levers import LEVERS, Levers, OutOfBounds, default
from scenarios.presets import PRESETS
from scenarios.refusal import REASON_NAMES, Refused
from tests.scenario_levers import levers, todays

SIMPLE = settings(max_examples=100, deadline=None)
FILES = Path(__file__).parent.parent / "data/reference"
FR, EN = speech("fr"), speech("en")


def refusal(read, *given_) -> Refused:
    with pytest.raises(Refused) as caught:
        read(*given_)
    for say in (FR, EN):
        assert caught.value.said(say) and "{" not in caught.value.said(say)
        caught.value.said(say).encode()
    return caught.value


# ---- address --------------------------------------------------------------------------------------------------------

@settings(max_examples=200, deadline=None)
@given(levers(merges=True))
def test_there_and_back(some):
    text = address.encode(some)
    assert address.decode(text, todays().now.ids) == some and len(text) <= address.LONGEST
    assert pd.Series([text]).str.fullmatch(address.PATTERN).all()


def test_usual_scenarios_are_short():
    assert address.encode(default()) == "1" and address.decode("1") == default()
    assert address.encode(default().but(state=0, takeover=100, n=40)) == "1s0t100n40"
    assert all(len(address.encode(preset.levers)) < 20 for preset in PRESETS)
    twelve = default().but(state=3.5, local=25, takeover=35, project_state=100, match=0.75, eu=1.5, n=45, private_max=65, growth=2.9, w_fit=40, cursor=75, attribution=1,
                           merges={"team2": "axelera"})
    assert len(address.encode(twelve)) < 120 and address.decode(address.encode(twelve), todays().now.ids) == twelve


def test_no_two_clusters_share_a_code():
    every = pd.read_csv(FILES / "clusters.csv").cluster_id
    assert every.map(address.code).is_unique and every.map(address.code).str.fullmatch("[0-9a-z]{4}").all()


def test_short_keys_are_letters_and_one_to_a_lever():
    shorts = [lever.short for lever in LEVERS]
    assert len(set(shorts)) == len(shorts) == len({lever.key for lever in LEVERS}) and all(short.isalpha() and short.islower() for short in shorts)


@pytest.mark.parametrize(("text", "reason"), [
    ("", "empty"), (None, "empty"), ("1" + "s0" * 300, "too_long"), ("0s0", "other_version"), ("2s0", "other_version"), ("é", "not_read"), ("NaN", "not_read"),
    ("1s", "not_read"), ("1s0 t3", "not_read"), ("1S0", "not_read"), ("1s٣", "not_read"), ("1s1e9", "out_of_bounds"), ("1s99999", "not_read"),
    ("1zz3", "unknown_lever"), ("1s0s0", "twice"), ("1s99", "out_of_bounds"), ("1s-1", "out_of_bounds"), ("1y1999", "out_of_bounds"),
    ("1n40.5", "not_a_step"), ("1h2027", "not_a_step"),
    ("1_abc", "not_read"), ("1_abcdefgh", "unknown_cluster"), ("1_" + 2 * (address.code("team2") + address.code("axelera")), "twice"), ("1\ud800", "not_read"),
])
def test_refused_with_the_reason(text, reason):
    assert refusal(address.decode, text, todays().now.ids).reason == reason


def test_reasons_are_told_in_both_languages():
    one = refusal(address.decode, "1s99")
    assert one.said(EN) == "“State operating grant” does not go to 99: it goes from 0 to 18."
    assert one.said(FR).startswith("« État, dotation de fonctionnement »".replace("« ", "«\u202f").replace(" »", "\u202f»")) and "99" in one.said(FR)
    assert "2027" in refusal(address.decode, "1h2027").said(FR)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0123456789abcdefghijklmnopqrstuvwxyz.-_", max_size=60).map("1".__add__)))
@example("1s0_" + address.code("team2") * 2)
def test_anything_is_read_or_refused(text):
    try:
        found = address.decode(text, todays().now.ids)
    except Refused as error:
        assert error.reason in REASON_NAMES and error.said(FR)
    else:
        assert isinstance(found, Levers) and address.decode(address.encode(found), todays().now.ids) == found


# ---- levers ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("key", "value"), [
    ("state", 18.01), ("state", -0.01), ("state", True), ("state", "9"), ("state", float("nan")), ("state", float("inf")), ("n", 40.5), ("horizon", 2027), ("power", 1),
])
def test_a_lever_refuses_what_it_does_not_take(key, value):
    with pytest.raises(OutOfBounds) as caught:
        default().but(**{key: value})
    assert caught.value.key == key


def test_a_set_of_levers_is_a_value():
    one = default().but(state=3.456)
    assert one["state"] == 3.46 and one.changed == {"state": 3.46} and one == default().but(state=3.46) and hash(one) == hash(default().but(state=3.46))
    assert one != default() and default()["state"] == 9 and dict(one)["state"] == 3.46 and len(one) == len(LEVERS)
    assert one.but(merges={"a": "b"}).but(state=9) != default() and one.but(merges={"a": "b"}).but(merges={}, state=9) == default()


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.key)
def test_each_lever_offers_its_default_and_its_ends(lever):
    assert lever.grid[0] == lever.low and lever.grid[-1] == lever.high and lever.default in lever.grid
    assert list(lever.grid) == sorted(set(lever.grid)) and all(lever.read(value) == value for value in lever.grid)
    if not lever.whole:
        between = round(lever.low + 0.37 * lever.step, 2)
        assert between in lever.offered(between) and set(lever.grid) < set(lever.offered(between)) and lever.offered(lever.low) == lever.grid


# ---- files ----------------------------------------------------------------------------------------------------------

@SIMPLE
@given(levers(merges=True), st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_a_file_there_and_back(some, name):
    written = files.to_json(files.Scenario(some, name, "abc123"))
    assert files.from_json(written, todays().now.ids) == files.Scenario(some, name, "abc123") == files.from_json(written.encode(), todays().now.ids)


@SIMPLE
@given(st.lists(levers(merges=True), min_size=2, max_size=4), st.data())
def test_several_scenarios_and_their_base_there_and_back(sets, data):
    first, *others = (files.Scenario(one, f"Nom {place}") for place, one in enumerate(sets))
    whole = dataclasses.replace(first, data_version="abc", beside=tuple(others), base=data.draw(st.sampled_from(("", *"BCD"[:len(others)]))))
    assert files.from_json(files.to_json(whole), todays().now.ids) == whole


def test_a_file_of_the_first_version_still_opens():
    old = files.from_json('{"scenario": 1, "name": "Essai", "data_version": "abc", "levers": {"state": 0}, "merges": {"team2": "axelera"}}', todays().now.ids)
    assert old == files.Scenario(default().but(state=0, merges={"team2": "axelera"}), "Essai", "abc")


def test_the_schema_says_what_the_levers_take():
    told = files.schema()["properties"]["levers"]["properties"]
    assert list(told) == [lever.key for lever in LEVERS]
    for lever in LEVERS:
        entry = told[lever.key]
        assert entry["default"] == lever.default and entry["description"] == lever.label
        assert entry.get("enum", [entry.get("minimum"), entry.get("maximum")]) == (list(lever.grid) if "enum" in entry else [lever.low, lever.high])


BASE = json.loads(files.to_json(files.Scenario(default().but(merges={"team2": "axelera"}), "Essai", "abc")))
lever = lambda key, value: json.dumps({**BASE, "levers": {key: value}})
beside = lambda others, **more: json.dumps({**BASE, "beside": others, **more})


@pytest.mark.parametrize(("content", "reason"), [
    ("", "not_json"), ("{", "not_json"), ("[]", "not_an_object"), ("3", "not_an_object"), ("{}", "missing_field"), ('{"scenario": 1}', "missing_field"),
    ('{"scenario": 3, "levers": {}}', "other_version"), ('{"scenario": true, "levers": {}}', "wrong_value"), (json.dumps({**BASE, "more": 1}), "unknown_field"),
    (lever("power", 1), "unknown_lever"), (lever("state", 99), "out_of_bounds"), (lever("state", "9"), "wrong_type"), (lever("state", True), "wrong_type"),
    (lever("n", 40.5), "wrong_type"), (lever("horizon", 2027), "wrong_value"), (lever("state", float("nan")), "not_a_number"),
    ('{"scenario": 1, "levers": {"state": 1e999}}', "out_of_bounds"), ('{"scenario": 1, "levers": {"state": 1, "state": 2}}', "twice"),
    ('{"scenario": 1, "levers": {"state": ' + "9" * 5000 + "}}", "not_an_object"), ("[" * 60_000, "too_deep"), ("x" * 70_000, "too_large"),
    (b"\xff\xfe\x00", "not_text"), (b'{"scenario": 1, "name": "\\ud800", "levers": {}}', "not_text"),
    (json.dumps({**BASE, "merges": {"team2": "nobody"}}), "unknown_cluster"), (json.dumps({**BASE, "merges": ["team2"]}), "wrong_type"),
    (json.dumps({**BASE, "name": "x" * 81}), "wrong_value"), (json.dumps({**BASE, "base": "B"}), "wrong_value"), (beside([{"levers": {}}], base="C"), "wrong_value"), (beside([{"levers": {}}] * 4), "too_many_saved"),
    (beside([{"levers": {"power": 1}}]), "unknown_lever"), (beside([{"levers": {"state": 99}}]), "out_of_bounds"), (beside([{"levers": {}, "more": 1}]), "unknown_field"), (beside([{}]), "missing_field"),
    (beside([{"levers": {}, "merges": {"team2": "nobody"}}]), "unknown_cluster"), (beside({"levers": {}}), "wrong_type"), (beside([7]), "wrong_type"),
])
def test_a_broken_file_is_refused_with_its_reason(content, reason):
    assert refusal(files.from_json, content, todays().now.ids).reason == reason


def test_a_lever_left_out_takes_its_default():
    found = files.from_json('\ufeff{"scenario": 1, "levers": {"state": 0}}'.encode(), todays().now.ids)
    assert found == files.Scenario(default().but(state=0))


WHOLE = files.to_json(files.Scenario(default().but(state=0, n=45, merges={"team2": "axelera"}), "Essai", "abc")).encode()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE) - 3), st.binary(max_size=4))
def test_a_file_cut_short_or_with_other_bytes_in_it_is_never_half_taken(at, other):
    """A file that stops early is refused; one with bytes changed is refused or read as a whole scenario."""
    assert refusal(files.from_json, WHOLE[:at], todays().now.ids).reason in ("not_json", "not_text")
    try:
        found = files.from_json(WHOLE[:at] + other + WHOLE[at + len(other):], todays().now.ids)
    except Refused as error:
        assert error.said(FR)
    else:
        assert address.decode(address.encode(found.levers), todays().now.ids) == found.levers


FIELDS = ("scenario", "beside", "base", "levers", "merges", "name", "data_version", "state", "n", "horizon", "team2", "x")
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=12,
)
file_like = st.one_of(
    st.binary(max_size=80),
    json_like.map(json.dumps),
    json_like.map(lambda inner: json.dumps({"scenario": 1, "levers": inner})),
    json_like.map(lambda inner: json.dumps({**BASE, "merges": inner})),
    json_like.map(lambda inner: json.dumps({**BASE, "beside": inner, "base": "B"})),
)


@settings(max_examples=300, deadline=None)
@given(file_like)
def test_any_file_is_read_or_refused(content):
    try:
        found = files.from_json(content, todays().now.ids)
    except Refused as error:
        assert error.reason in REASON_NAMES
        error.said(FR).encode()
    else:
        assert files.from_json(files.to_json(found), todays().now.ids) == found
