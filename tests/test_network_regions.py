"""The regions: expected values worked by hand, pairs that stand out, discs in proportion, the address."""

import numpy as np
import plotly.graph_objects as go
import pytest

import address
import views
from charts.look import Look, faded
from data.network import regions
from language import speech
from queries import engine
from tests.test_pages import opened

EN = Look(speech("en"))


def drawn(**filters):
    return views.draw("network_regions", EN, {"phase": "4", **filters})


def table(*upper):
    """A symmetric table from the numbers above its diagonal, row after row."""
    size = int((1 + (1 + 8 * len(upper)) ** 0.5) / 2)
    made = np.zeros((size, size))
    made[np.triu_indices(size, 1)] = upper
    return made + made.T


def test_a_table_that_is_a_product_is_its_own_expectation():
    """x = (3, 2, 2, 1): every pair is the product of its two numbers, so nothing stands out."""
    x = np.array([3.0, 2, 2, 1])
    shared = np.outer(x, x)
    np.fill_diagonal(shared, 0)
    assert regions.expected(shared) == pytest.approx(shared, abs=1e-6)


def test_three_regions_by_hand():
    """With three regions the row sums leave no choice: each pair is half of (its two sums less the third)."""
    shared = table(4, 6, 10)
    assert regions.expected(shared) == pytest.approx(shared, abs=1e-6)


def test_four_alike_share_alike():
    """All row sums 6: every pair of the six is expected at 2, whatever the table."""
    found = regions.expected(table(6, 0, 0, 0, 0, 6))
    assert found[np.triu_indices(4, 1)] == pytest.approx([2] * 6)


def test_a_region_without_ties_expects_none():
    shared = np.zeros((5, 5))
    shared[:4, :4] = table(6, 0, 0, 0, 0, 6)
    found = regions.expected(shared)
    assert found[4].sum() == 0 and found.sum() == pytest.approx(24)
    assert not regions.expected(np.zeros((3, 3))).any()


def test_one_that_holds_more_than_half_has_no_expectation():
    with pytest.raises(ValueError, match="settle"):
        regions.expected(table(10, 10, 10, 0, 0, 0), rounds=50)


@pytest.mark.parametrize(("n", "wanted", "told"), [(48, 21.2, "more"), (4, 4.9, "few"), (13, 10, "as"), (28, 20, "as"), (30, 20, "more"), (1, 6.2, "less"), (120, 100, "as"), (5, 20, "less")])
def test_both_a_ratio_and_a_distance_are_asked(n, wanted, told):
    """28 for 20 is 1.4 times but within two standard deviations (8.9); 120 for 100 is beyond none of the two."""
    assert regions.verdict(n, wanted) == told


def test_bretagne_and_pays_de_la_loire(warehouse):
    frame = drawn().frame.set_index(["name_a", "name_b"])
    row = frame.loc[("Pays de la Loire", "Bretagne")]
    assert row["n_projects"] == 48 and row["expected"] == pytest.approx(21.2, abs=0.05) and row["_verdict"] == "more"
    assert "share 48 European projects, 2.3 times what is expected" in drawn().words.title


def test_expected_rows_keep_their_sums(warehouse):
    for filters in ({}, {"projects": "phase", "phase": "3"}, {"projects": "phase", "phase": "5"}):
        frame = drawn(**filters).frame
        assert len(frame) == 18 * 17 // 2
        for code in set(frame["_a"]) | set(frame["_b"]):
            own = frame[(frame["_a"] == code) | (frame["_b"] == code)]
            assert own["expected"].sum() == pytest.approx(own["n_projects"].sum(), abs=1e-3)


def test_the_phase_is_a_part_of_the_whole(warehouse):
    whole, parts = engine.run("network_regions", phase=4, projects=None), [engine.run("network_regions", phase=phase, projects="phase") for phase in (3, 4, 5)]
    assert whole["n_projects"].sum() == sum(part["n_projects"].sum() for part in parts)
    assert engine.run("network_regions", phase=2, projects="phase").equals(engine.run("network_regions", phase=2, projects="all"))


def test_discs_are_in_proportion_and_say_their_verdict(warehouse):
    one = drawn()
    top, found = one.frame["n_projects"].max(), 0
    colours = {"more": EN.palette.gain, "less": EN.palette.loss, "as": faded(EN.palette.missing, 0.6), "few": EN.palette.missing}
    discs = [trace for trace in one.figure.data if trace.type == "scatter" and trace.mode == "markers+text"]
    told = [verdict for verdict in colours if (one.rows["_verdict"] == verdict).any()]
    for trace, verdict in zip(discs, told, strict=True):
        part = one.rows[(one.rows["_verdict"] == verdict) & (one.rows["n_projects"] > 0)]
        assert set(trace.marker.color) == {colours[verdict]} and (trace.marker.symbol == "circle-open") == (verdict == "few")
        for size, n in zip(trace.marker.size, part["n_projects"], strict=True):
            assert size == pytest.approx(max(5, 30 * (n / top) ** 0.5), abs=0.06)
        found += len(trace.x)
    assert found == (one.frame["n_projects"] > 0).sum()


def test_a_name_or_a_disc_writes_the_region(warehouse):
    one = drawn(region="53")
    names = one.figure.data[-1]
    assert one.view.pick == "region" and len(names.customdata) == 18
    assert "Bretagne" in one.words.reading


@pytest.mark.parametrize("projects", ["all", "phase"])
@pytest.mark.parametrize("phase", ["1", "3"])
def test_the_address(projects, phase, warehouse):
    app = opened("network", drawn="regions", projects=projects, phase=phase, region="84")
    assert not app.exception and app.session_state["_here"].state["projects"] == projects


def test_from_afar_the_pairs_that_stand_out_are_bars(warehouse):
    far = views.draw("network_regions", Look(speech("fr"), projected=True), {"phase": "4"})
    is_, wanted = far.figure.data
    told = far.frame[far.frame["_verdict"].isin(["more", "less"])]
    assert len(is_.x) == len(wanted.x) == len(told) and all(one.font.size >= 24 for one in far.figure.layout.annotations)
    assert wanted.x[0] / is_.x[0] == pytest.approx(21.16 / 48, abs=0.01) and is_.marker.color[0] == far.look.palette.gain and is_.marker.color[-1] == far.look.palette.loss
    go.Figure(far.figure.to_dict())


def test_the_chosen_region_is_read_in_the_chosen_phase(warehouse):
    view = drawn(region="53", projects="phase")
    assert view.words.title.startswith("Bretagne shares 87 European projects with Île-de-France") and "begun in phase 4" in view.words.subtitle and view.words.reading.startswith("Bretagne and Île-de-France share 87")
    assert "begun in phase 4" in view.words.subtitle and "begun since 2014" in drawn(region="53", projects="all").words.subtitle
    pairs = view.frame.set_index(["_a", "_b"])["n_projects"]
    own = {a if b == "53" else b: n for (a, b), n in pairs.items() if "53" in (a, b) and n}
    partners = engine.run("region_partners", phase=4, region="53").set_index("region_code")["n_projects"]
    assert own == partners.to_dict() and own["52"] == 13, "the same question, the same number as on the page of the regions"
    assert address.BY_NAME["projects"].default == "phase"
