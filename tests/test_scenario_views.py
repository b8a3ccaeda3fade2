"""The figures of the scenarios against the model, against sums worked by hand, and against nothing: phase 5 compared with itself."""

import pytest

import views
from charts import scenario_changes, scenario_marks
from charts.look import DARK, LIGHT, Look
from language import speech
from scenarios import address, inputs, presets
from scenarios.compare import compare
from scenarios.model import evaluate

EXIT, RELAY, AXES = (address.encode(presets.BY_KEY[key].levers) for key in ("state_exit", "regions_take_over", "grand_est"))
KNOWN = {  # worked by hand from today's tables: 29 × (0.4 / 55 + 0.6 × members / sum of members)
    "Auvergne-Rhône-Alpes": 4.694, "La Réunion": 0.295,
}


def drawn(name, lang="en", dark=False, **filters):
    return views.draw(name, Look(speech(lang), dark=dark), filters)


def outcome(s):
    given = inputs.current()
    return evaluate(address.decode(s, given.now.ids), given)


@pytest.fixture(autouse=True)
def data(warehouse):
    return warehouse


@pytest.mark.parametrize(("s", "public", "total", "gap"), [("1", 29, 104.15, 0), (EXIT, 20, 96.15, 8), (RELAY, 29, 104.15, 0)])
def test_the_envelope_is_the_model_s_and_balances(s, public, total, gap):
    frame = drawn("scenario_envelope", s=s).frame
    case = frame[frame["_case"] == frame["_case"].iloc[-1]]
    paid, used, unpaid = (case[case["_side"] == side] for side in ("source", "use", "gap"))
    assert paid["amount"].sum() == pytest.approx(used["amount"].sum()) == pytest.approx(total, abs=0.005)
    assert paid[(paid["_use"] == "running") & (paid["_payer"] != "private")]["amount"].sum() == pytest.approx(public)
    assert unpaid["amount"].sum() == pytest.approx(gap)
    for use, amount in outcome(s).uses.items():
        assert paid[paid["_use"] == use]["amount"].sum() == pytest.approx(amount) == pytest.approx(used[used["_use"] == use]["amount"].sum())


def test_money_without_a_payer_is_hollow_and_in_no_bar():
    figure = drawn("scenario_envelope", s=EXIT).figure
    hollow = [bar for bar in figure.data if bar.marker.pattern.shape == "/"]
    assert [bar.x[0] for bar in hollow] == [8] and hollow[0].marker.color == "rgba(0,0,0,0)"
    lengths = {}
    for bar in figure.data:
        if bar not in hollow:
            lengths[bar.y[0]] = lengths.get(bar.y[0], 0) + bar.x[0]
    first, second, third, fourth = (lengths[y] for y in sorted(lengths))
    assert first == pytest.approx(second) == pytest.approx(104.15, abs=0.005) and third == pytest.approx(fourth) == pytest.approx(96.15, abs=0.005)


@pytest.mark.parametrize("name", ["scenario_regions", "scenario_clusters"])
def test_phase_5_against_itself_shows_no_difference(name):
    found = drawn(name)
    assert (found.frame["change"] == 0).all() and (found.frame["percent"] == 0).all()
    bar, colour = found.figure.data[0], Look(speech("en")).palette.missing
    assert len(found.figure.data) == 1 and bar.marker.color == colour, "what each has, in a quiet colour: neither a gain nor a loss"
    assert sorted(bar.x, reverse=True) == pytest.approx(sorted(found.frame["before"], reverse=True)[: len(bar.x)])
    assert "Continuity: no " in found.words.title
    envelope = drawn("scenario_envelope").frame
    assert set(envelope["_case"]) == {"reference"}


def test_regions_and_clusters_are_the_model_s_and_sum_up():
    regions, clusters = drawn("scenario_regions", s=EXIT).frame, drawn("scenario_clusters", s=EXIT).frame
    for name, before in KNOWN.items():
        assert regions.set_index("region").loc[name, "before"] == pytest.approx(before, abs=0.0005)
    assert clusters.set_index("cluster").loc["Aerospace Valley", "before"] == pytest.approx(0.911, abs=0.0005)
    for frame in (regions, clusters):
        assert (frame["before"].sum(), frame["after"].sum(), frame["change"].sum()) == pytest.approx((29, 20, -9))
        assert frame["percent"].tolist() == pytest.approx([-9 / 29] * len(frame)) and len(frame) in (13, 55)
    model, codes = {row.code: row for row in compare(outcome(EXIT)).regions}, dict(zip(regions["region"], regions["_code"], strict=True))
    for row in regions.itertuples():
        assert (row.after, row.per_member) == pytest.approx((model[codes[row.region]].after, model[codes[row.region]].per_member))


def test_a_full_takeover_is_free_for_clusters_and_not_for_regions():
    found = drawn("scenario_regions", s=RELAY)
    assert (found.frame["change"] == 0).all() and found.frame["pays"].sum() == pytest.approx(9)
    diamonds = [trace for trace in found.figure.data if trace.type == "scatter"]
    assert len(diamonds) == 1 and sum(diamonds[0].x) == pytest.approx(-9) and diamonds[0].marker.symbol == "diamond-open"


def test_panels_share_one_scale_and_name_every_region():
    found = drawn("scenario_regions", s=EXIT, beside=f"{RELAY}~{AXES}", named="Out~~")
    scales = {tuple(found.figure.layout[axis].range) for axis in ("xaxis", "xaxis2", "xaxis3")}
    assert len(scales) == 1
    texts = " ".join(note.text for note in found.figure.layout.annotations)
    assert all(name in texts for name in found.frame["region"].unique()) and "Out" in texts
    low, high = scales.pop()
    for trace in found.figure.data:
        assert all(low < x < high for x in trace.x)


@pytest.mark.parametrize(("gap", "column", "text"), [("euros", "change", "−1.46"), ("percent", "percent", "−31%"), ("member", "per_member", "−439")])
def test_the_unit_is_that_of_the_page(gap, column, text):
    found = drawn("scenario_regions", s=EXIT, gap=gap)
    bar = found.figure.data[0]
    at = [row.region for row in found.frame.itertuples()].index("Auvergne-Rhône-Alpes")
    place = scenario_changes.ordered(found.frame, gap).index("84")
    assert bar.x[place] == pytest.approx(found.frame[column].iloc[at]) and bar.text[place] == text
    assert ("before rounding" in found.words.note) == (gap == "euros"), "4.69 → 3.24 beside −1.46"


def test_the_two_ends_of_the_clusters_are_shown_and_the_head_counts_all():
    found = drawn("scenario_clusters", s="1n40")
    bar = found.figure.data[0]
    assert len(bar.x) == scenario_changes.SHOWN and sum(x > 0 for x in bar.x) == 8
    assert len(found.table) == 40 and "28 up, 12 down" in found.figure.layout.annotations[0].text


def test_mergers_keep_members_and_name_the_region_that_is_left_without_a_seat():
    found = drawn("scenario_mergers", s="1n40")
    gone = found.frame[found.frame["_order"] > 0]
    assert len(gone) == 15 and gone["same_theme"].all() and len(found.frame) == 55
    assert set(gone["heir"]) <= set(found.frame["cluster"]) and "Grand Est" in found.words.note
    assert found.frame["members"].sum() == pytest.approx(outcome("1n40").map.members.sum())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reads_on_every_payer_s_colour(palette):
    assert scenario_marks.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    for colour in palette.payers.values():
        assert scenario_marks.contrast(scenario_marks.on(colour, palette), colour) >= 4.5
    assert scenario_marks.contrast(palette.broken, palette.ground) >= 4.5


def test_a_long_name_is_cut_and_never_wider_than_its_room():
    from charts import measure

    text = scenario_marks.folded("Hauts-de-France, cursor at three quarters of the way", 120, 13, 2)
    assert text.count("<br>") == 1 and text.endswith("…") and all(measure.width(line, 13) <= 120 for line in text.split("<br>"))


def test_a_half_takeover_is_told_by_what_members_pay_and_by_what_regions_add():
    half = address.encode(presets.BY_KEY["half_takeover"].levers)
    assert "members pay €33.5" in drawn("scenario_envelope", s=half).words.title
    found = drawn("scenario_regions", s=half)
    texts = [note.text for note in found.figure.layout.annotations]
    assert sum(text.startswith("◇") for text in texts) == 13 and all(trace.type == "bar" for trace in found.figure.data), "what Regions add is written beside, never on the number of a bar"


@pytest.mark.parametrize(("s", "told"), [("1n54", "1 pôle fusionne"), ("1n40", "15 pôles fusionnent")])
def test_one_is_singular_in_french(s, told):
    assert told in drawn("scenario_mergers", lang="fr", s=s).words.title


def test_a_merger_chosen_by_hand_is_marked_and_one_that_cannot_be_followed_is_not():
    given = inputs.current()
    ids = dict(zip(given.now.names, given.now.ids, strict=True))
    s = address.encode(presets.BY_KEY["fewer"].levers.but(merges={ids["Céramique"]: ids["Minalogic"], ids["Materalia"]: ids["Qualitropic"]}))
    rows = drawn("scenario_mergers", s=s).frame.set_index("cluster")
    assert rows.loc["Céramique", "heir"] == "Minalogic" and rows.loc["Céramique", "chosen"]
    assert rows.loc["Materalia", "heir"] == "EuraMaterials" and not rows.loc["Materalia", "chosen"], "no cluster merges with one overseas"


def test_a_click_gives_the_region_or_the_cluster_and_the_chosen_one_is_always_shown():
    every = drawn("scenario_clusters", s=AXES).frame.set_index("_code")
    least = every["change"].abs().idxmin()
    regions, clusters = drawn("scenario_regions", s=EXIT, region="84"), drawn("scenario_clusters", s=AXES, cluster=least)
    assert ["84"] in list(regions.figure.data[0].customdata) and views.get("scenario_regions").pick == "region"
    accent = Look(speech("en")).palette.accent
    for found, name in ((regions, "Auvergne-Rhône-Alpes"), (clusters, every.loc[least, "cluster"])):
        inks = {note.text: note.font.color for note in found.figure.layout.annotations}
        assert inks[f"<b>{name}</b>"] == accent and list(inks.values()).count(accent) == 1
    assert len(clusters.figure.data[0].x) == scenario_changes.SHOWN + 1
    small = every["before"].idxmin()
    assert [small] in list(drawn("scenario_clusters", cluster=small).figure.data[0].customdata)
