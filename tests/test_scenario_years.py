"""The years of a scenario, against totals worked by hand."""

import pytest

import views
from charts.look import Look
from language import speech
from tests.test_pages import opened


def drawn(lang: str = "en", **filters):
    return views.draw("scenario_years", Look(speech(lang)), filters)


def test_state_exit_is_phase_5_until_the_levers_act(warehouse):
    """58 = 29 of public money and 29 of members; then 20 of public money, 30 of members at their ceiling of 60%, and 8 that nobody pays: 24 over three years."""
    made = drawn(s="1s0")
    rows = made.frame.set_index("year")
    assert list(rows.index) == [2023, 2024, 2025, 2026, 2027, 2028]
    assert rows["running"].tolist() == pytest.approx([58, 58, 58, 50, 50, 50]) and rows["gap"].tolist() == pytest.approx([0, 0, 0, 8, 8, 8])
    assert rows[["state", "local", "taken", "private"]].sum(axis=1).tolist() == pytest.approx(rows["running"].tolist()) and rows["_acts"].tolist() == [False] * 3 + [True] * 3
    assert "€24\u00a0M without a payer" in made.words.title and rows["rests_on"].tolist() == ["announced", "announced", "voted", "levers", "levers", "levers"]


def test_2025_has_two_readings(warehouse):
    rows = drawn(s="1f1").frame.set_index("year")
    assert rows.at[2025, "state"] == 0 and rows.at[2025, "gap"] == pytest.approx(8) and rows.at[2025, "rests_on"] == "not paid"
    assert drawn(s="1f1", lang="fr").frame.set_index("year").at[2025, "rests_on"] == "non versé"


def test_constant_euros_are_those_of_the_last_known_prices(warehouse):
    made, current = drawn(euros="constant"), drawn(euros="current")
    ratio = (made.frame["running"] / current.frame["running"]).tolist()
    assert ratio[0] > ratio[1] > 1 and ratio[-1] == pytest.approx(1) and f"M€ of {made.frame.iloc[0]['_prices_of']:.0f}" in made.words.subtitle
    assert "No forecast of prices" in made.words.note and "No forecast of prices" not in current.words.note


@pytest.mark.parametrize(("s", "title"), [
    ("1y2030", "its levers act from 2030 on, after 2028"), (None, "a running budget of €58\u00a0M each year, from 2023 to 2028"), ("1b50", "goes from €58\u00a0M in 2023 to €29\u00a0M in 2028"),
    ("1h2030", "from 2023 to 2030"),
])
def test_the_title_says_what_happens(s, title, warehouse):
    assert title in drawn(s=s).words.title


def test_the_picture_holds_each_amount_once(warehouse):
    made = drawn(s="1s0t50c50")
    frame, figure = made.frame, made.figure
    assert sum(float(y) for trace in figure.data for y in trace.y) == pytest.approx(frame["running"].sum() + frame["gap"].sum())
    assert figure.data[-1].marker.pattern.shape == "/" and len(figure.layout.annotations) == 2 * len(frame) + 1


def test_the_years_are_set_beside_the_base_of_comparison(warehouse):
    """Half a takeover: 24.5 of public money where phase 5 has 29; members bear 58 − 24.5 = 33.5, under their ceiling of 34.8: 58 in all. Alone, the exit has 50."""
    alone, made, same = drawn(s="1s0"), drawn(s="1s0", beside="1s0t50~1s0t50n40", named="~Half", base="b"), drawn(s="1s0t100")
    plain = lambda text: text.replace("\u00a0", " ")
    assert made.frame["before"].tolist() == pytest.approx([58] * 6) == alone.frame["before"].tolist()
    assert "the line is the budget in phase 5" in alone.words.subtitle and "the line is the budget in “Half”" in made.words.subtitle and "phase 5" not in made.words.subtitle
    assert plain(made.words.reading).endswith("€50 M in all, for €58 M in “Half”") and "as in phase 5" in same.words.subtitle
    lines = [shape for shape in made.figure.layout.shapes if shape.y0 == shape.y1]
    assert [line.y0 for line in lines] == pytest.approx([58] * 6) and not [shape for shape in same.figure.layout.shapes if shape.y0 == shape.y1]
    lower = drawn(s="1", beside="1b50", base="b").frame.set_index("year")
    assert lower["running"].tolist() == pytest.approx([58] * 6) and lower["before"].tolist() == pytest.approx([58, 58, 58, 29, 29, 29]), "a base of half the budget, from the year when levers act"


def test_the_page_shows_them_with_the_euros_to_choose(warehouse):
    app = opened("scenario_lab", s="1s0", seen="years", euros="constant")
    assert not app.exception and app.session_state["_here"].state["euros"] == "constant" and any(one.key == "receipt-scenario_years" for one in app.button)
