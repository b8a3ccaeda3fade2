"""The page of the trajectories: its screens, the stock by day, the passages from phase to phase, the small multiples."""

import datetime
import re

import pandas as pd
import pytest

import address
import views
from charts import alluvial, multiples, stock_day
from charts.look import Look
from language import speech
from queries import engine
from tests.test_pages import opened
from views import trajectories_answers, trajectories_multiples, trajectories_passages, trajectories_stock

OPENINGS = (67, 71, 71, 56, 55)
ASKED = {"genealogy": "Que sont devenus les pôles ?", "stock": "Combien de pôles ont le label ?", "alluvial": "Qui reste d’une phase à l’autre ?", "multiples": "Dans quels thèmes et quelles régions ?"}


def page(**query):
    app = opened("trajectories", **query)
    assert not app.exception and not app.error
    return app


def shown(app) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("view", ["genealogy", "stock", "alluvial", "multiples"])
@pytest.mark.parametrize("region", [None, "84", "94"])
def test_each_screen_draws(view, region, warehouse):
    app = page(view=view, **({"region": region} if region else {}))
    assert "view-title" in shown(app) and app.title[0].value == ASKED[view].replace(" ?", "\u202f?") and app.markdown[0].value.endswith(".")


def test_a_cluster_is_shown_alone_with_its_story(warehouse):
    app = page(cluster="cap-digital")
    assert "Advancity" in app.markdown[0].value and "<th scope='col'>Événement</th>" in shown(app)


def test_the_day_of_the_address_is_the_day_read(warehouse):
    app = page(view="stock", day="2019-02-05")
    assert app.slider(key="w-day").value == datetime.date(2019, 2, 5) and "56 pôles" in shown(app)
    app.button(key="day-before").click().run()
    assert app.slider(key="w-day").value == datetime.date(2019, 1, 1) and app.session_state["_here"].state["day"] == "2019-01-01"
    app.slider(key="w-day").set_value(datetime.date(2008, 3, 1)).run()
    assert app.session_state["_here"].state["day"] == "2008-03-01" and "71 pôles" in shown(app)
    app.date_input(key="w-date").set_value(datetime.date(2014, 7, 1)).run()
    assert app.session_state["_here"].state["day"] == "2014-07-01" and app.slider(key="w-day").value == datetime.date(2014, 7, 1)


def test_the_day_and_the_phase_go_together(warehouse):
    app = page(view="stock", day="2014-07-01", phase="1")
    assert "71 pôles" in shown(app) and app.session_state["_here"].state["phase"] == "1", "the address is taken at its word"
    app.button(key="day-after").click().run()
    assert app.session_state["_here"].state["day"] == "2015-01-01" and app.session_state["_here"].state["phase"] == "3"
    app.segmented_control(key="phase").set_value("2").run()
    assert app.session_state["_here"].state["day"] is None and app.slider(key="w-day").value == datetime.date(2012, 12, 31)


def test_the_years_played_and_their_phases(warehouse):
    played = trajectories_stock.years()
    assert played == sorted(played) and (played[0], played[1], played[-1]) == (datetime.date(2005, 7, 12), datetime.date(2006, 7, 1), datetime.date(2026, 11, 24))
    stock = engine.run("label_stock")
    assert [trajectories_stock.held(stock, pd.Timestamp(day)) for day in played] == [67, 66, 66, 71, 71, 71, 71, 71, 71, 71, 70, 69, 67, 66, 56, 55, 54, 54, 55, 56, 56, 56, 56]
    assert [trajectories_stock.phase_of(day) for day in ("2005-07-12", "2008-12-31", "2009-01-01", "2019-01-01", "2026-11-24")] == [1, 1, 2, 4, 5]


def test_playing_goes_on_only_by_itself(warehouse):
    app = page(view="stock", day="2014-07-01")
    app.button(key="play-start").click().run()
    assert app.session_state["_here"].state["day"] == "2015-07-01" and app.button(key="play-pause")
    app.button(key="play-pause").click().run()
    assert app.session_state["_here"].state["day"] == "2015-07-01" and app.button(key="play-start")
    app.button(key="play-start").click().run()
    app.segmented_control(key="view").set_value("alluvial").run()
    app.segmented_control(key="view").set_value("stock").run()
    assert app.button(key="play-start"), "whatever the visitor does pauses it"


def test_a_choice_comes_back_after_a_cluster_was_looked_at(warehouse):
    app = page(view="alluvial")
    for _ in range(3):
        app.selectbox(key="cluster").set_value("picom").run()
        assert app.button(key="chip").label == "PICOM ×" and app.button(key="kin-cap-digital")
        app.button(key="chip").click().run()
        assert not app.exception and app.title[0].value.startswith("Qui reste")


def test_choosing_a_phase_shows_the_passage_that_leads_to_it(warehouse):
    app = page(view="alluvial")
    for phase, passage in (("3", "2-merged"), ("1", "1-merged"), ("5", "4-merged")):
        app.segmented_control(key="phase").set_value(phase).run()
        assert not app.exception and app.session_state["_here"].state["passage"] == passage and app.segmented_control(key="w-passage").value == passage[0]
    assert page(view="alluvial", phase="2", passage="3-left").session_state["_here"].state["passage"] == "3-left", "an address is taken as it is"


def test_a_passage_is_chosen_without_a_mouse(warehouse):
    app = page(view="alluvial", passage="2-left")
    assert app.segmented_control(key="w-passage").value == "2" and "6 pôles sortent sans héritier" in shown(app)
    app.segmented_control(key="w-passage").set_value("3").run()
    app.segmented_control(key="w-fate").set_value("merged").run()
    assert app.session_state["_here"].state["passage"] == "3-merged" and "22 pôles se fondent" in shown(app)
    assert "<a href='?cluster=elopsys'>Elopsys</a> → Alpha-RLH" in shown(app)


def test_answers_are_those_of_the_tables(warehouse):
    say = speech("en")
    assert trajectories_answers.genealogy(None, say)[1] == "Of the **67** clusters of 2005, **38** at most hold the label today, **23** live on in another and **6** have no heir."
    assert trajectories_answers.genealogy("53", say)[1] == "Of the **4** clusters of 2005, **4** hold the label today."
    assert trajectories_answers.by_day(None, say)[1] == "**67** in July 2005, at the highest **71** (first in July 2007), and today at most **56**."
    assert trajectories_answers.by_day("53", say)[1].endswith("**4** today.")
    assert trajectories_answers.by_passage("52", say)[1] == "From July 2005 to March 2023: **2** left with no heir."
    assert trajectories_answers.by_group(None, say)[1] == "Compared with 2005, **4** families of themes have fewer and **1** has more; **7** regions of 13 have fewer."
    assert trajectories_answers.kin("picom", say) == "**PICOM** (Hauts-de-France) lives on today in **Cap Digital**."
    assert "its outcome is not known" in trajectories_answers.kin("materalia", say) and trajectories_answers.kin("innoviandes", say).endswith("has no heir.")


def test_who_kept_it_at_every_opening_is_not_who_holds_it_today(warehouse):
    words = views.draw("lineage_passages", Look(speech("en")), {}).words
    assert words.title == "22 of the 28 clusters that merged into another did so between phases 3 and 4"
    assert words.note == "Of 67 clusters of 2005, 38 held the label at the opening of every phase. Of these 38, lost since: Optitec. Lost in between and held again today: TES."


def test_after_2023_the_reading_says_at_most(warehouse):
    for day, told in (("2022-12-31", "54 clusters hold the label"), ("2026-01-15", "56 clusters at most hold the label")):
        words = views.draw("label_stock_on_day", Look(speech("en")), {"day": day}).words
        assert told in words.reading and told in words.title
    assert "at most" not in views.draw("label_stock_on_day", Look(speech("en")), {"day": "2026-01-15", "region": "53"}).words.title


@pytest.mark.parametrize(("text", "fits"), [("2019-02-05", True), ("2019-02-30", False), ("2004-01-01", False), ("2027-01-01", False), ("2019-2-5", False), ("soon", False)])
def test_a_day_is_a_day_of_the_policy(text, fits):
    state = address.read({"day": [text]}, lambda query: ())
    assert (state["day"] == text) is fits and (state.refused == ()) is fits
    if fits:
        datetime.date.fromisoformat(text)


@pytest.mark.parametrize(("day", "phase", "read"), [(None, "4", "2022-12-31"), (None, "5", "2026-11-24"), ("2019-02-05", "1", "2019-02-05"), ("2005-01-01", "1", "2005-07-12")])
def test_the_day_read(day, phase, read, warehouse):
    context = views.core.Context({"day": day, "phase": phase}, {"phase_names": engine.run("phase_names", lang="fr"), "package": engine.run("package")})
    assert str(stock_day.chosen(context).date()) == read


def test_official_counts_stand_beside_ours(warehouse):
    counts = engine.run("stock_official")
    assert len(counts) == 16 and (counts["gap"] == 0).sum() == 13
    assert counts.loc[counts["gap"] != 0, "day"].dt.year.tolist() == [2016, 2024, 2026]
    stock = engine.run("label_stock")
    for row in counts.itertuples():
        assert stock.loc[stock["day"] <= row.day, "n_clusters"].iloc[-1] == row.n_clusters


def test_bars_add_up_to_the_stock(warehouse):
    stock = engine.run("label_stock")
    bars = stock_day.halves(stock)
    assert stock["n_clusters"].iloc[0] + bars["entries"].sum() - bars["exits"].sum() == stock["n_clusters"].iloc[-1] == 56
    assert engine.run("stock_open")["n_open"].tolist() == [1, 5, 7]
    moves = engine.run("stock_moves")
    assert moves["step"].sum() == 56


def test_passages_add_up_column_by_column(warehouse):
    table = trajectories_passages.counts(engine.run("lineage_passages", lang="fr"))
    before = table[["stayed", "merged", "left"]].sum(axis=1).tolist()
    after = table[["stayed", "born", "entered", "back"]].sum(axis=1).tolist()
    assert (*before, after[-1]) == OPENINGS and before[1:] == after[:-1]
    assert table.loc[3].to_dict() == {"stayed": 49, "merged": 22, "born": 7, "left": 0, "entered": 0, "back": 0}


def test_nodes_are_as_high_as_their_stock(warehouse):
    frame = engine.run("lineage_passages", lang="fr")
    slots = alluvial.place(frame)
    assert tuple(map(sum, zip(*slots.stocks.values(), strict=True))) == OPENINGS
    tops = list(slots.tops.items())
    for (family, top), (_, following) in zip(tops, tops[1:], strict=False):
        assert top + max(slots.stocks[family]) * slots.unit < following


def test_a_figure_of_the_passages_gives_its_names(warehouse):
    drawn = views.draw("lineage_passage_names", Look(speech("en")), {"passage": "4-left"})
    assert "Nov@log" in drawn.markup and set(drawn.rows["cluster"]) == {"FWT", "Nov@log"} and drawn.words.title.startswith("2 clusters leave")
    figure = views.draw("lineage_passages", Look(speech("en")), {"passage": "4-left"}).figure
    codes = [code[0] for trace in figure.data if trace.customdata is not None for code in trace.customdata]
    assert len(codes) == len(set(codes)) and set(codes) <= set(address.BY_NAME["passage"].allowed)
    assert [text for trace in figure.data for text in trace.text or () if text == "<b>[2]</b>"]


@pytest.mark.parametrize(("query", "given"), [("stock_by_family", {"lang": "fr"}), ("stock_by_region", {})])
def test_parts_add_up_to_the_whole(query, given, warehouse):
    frame, stock = engine.run(query, **given), engine.run("label_stock")
    for row in stock.itertuples():
        known = frame[frame["day"] <= row.day]
        assert known.groupby("_group")["n_clusters"].last().sum() == row.n_clusters


@pytest.mark.parametrize("region", ["01", "02", "04", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"])
@pytest.mark.parametrize("name", ["lineage", "lineage_today", "label_stock_on_day", "lineage_passages", "lineage_passage_names", "stock_by_family", "stock_by_region"])
def test_every_region_has_its_pictures(name, region, warehouse):
    drawn = views.draw(name, Look(speech("fr")), {"region": region, "phase": "5", "passage": "2-left"})
    assert drawn.words.title and drawn.figure.layout.height


def test_small_multiples_share_one_scale(warehouse):
    for name, panels in (("stock_by_family", 6), ("stock_by_region", 13)):
        figure = views.draw(name, Look(speech("fr")), {}).figure
        axes = [axis for key, axis in figure.to_plotly_json()["layout"].items() if key.startswith("yaxis")]
        assert len(axes) == panels and len({tuple(axis["range"]) for axis in axes}) == 1
    assert set(multiples.GRID) == set(engine.run("stock_by_region")["_group"])
    rows = trajectories_multiples.ends(engine.run("stock_by_family", lang="fr"), "family")
    assert rows["last"].sum() == 56 and rows["first"].sum() == 67


def test_a_family_that_comes_later_starts_from_zero(warehouse):
    rows = trajectories_multiples.ends(engine.run("stock_by_family", lang="fr", region="44"), "family").set_index("_group")
    assert rows.loc["energy_environment", ["first", "last"]].tolist() == [0, 2] and rows.loc["materials", ["first", "last"]].tolist() == [3, 1]
    figure = views.draw("stock_by_family", Look(speech("fr")), {"region": "44"}).figure
    assert all(trace.x[0] == pytest.approx(multiples.FIRST, abs=0.01) for trace in figure.data if trace.mode == "lines")


def test_long_names_are_fitted():
    assert multiples.fitted("Bretagne", 200, 13) == "Bretagne"
    assert multiples.fitted("Énergie, environnement et eau", 100, 13) == "Énergie" and multiples.fitted("Mobilité aéronautique", 80, 13) == "Mobilité a."


def test_titles_are_made_of_the_frame(warehouse):
    title = views.draw("lineage", Look(speech("en")), {}).words.title
    assert re.findall(r"\d+", title) == ["67", "2005", "55", "2023", "19"]
    note = views.draw("lineage", Look(speech("en")), {}).words.note
    start, entered, born, back, merged, lost, end = map(int, re.findall(r"\d+", note))
    assert start + entered + born + back - merged - lost == end == 55 and merged - born == 19
    moved = views.draw("label_stock_on_day", Look(speech("en")), {"day": "2024-06-01"}).words
    assert "at most" in moved.title and "Aquanova" in moved.note


def test_the_numbers_of_a_phase_are_reconciled(warehouse):
    rows = engine.run("stock_accounts", region=None).set_index("phase")
    assert rows["n_start"].to_dict() == {1: 67, 2: 71, 3: 71, 4: 56, 5: 53} and rows["n_end"].to_dict() == {1: 71, 2: 71, 3: 66, 4: 54, 5: 56}
    assert rows["n_any"].to_dict() == {1: 74, 2: 77, 3: 74, 4: 58, 5: 57}
    assert rows.loc[4, ["n_before", "left_at_start", "merged_at_start", "entered_at_start", "entered", "left_label", "merged"]].tolist() == [66, 14, 14, 4, 2, 4, 3]
    for region in (None, "11", "53", "84"):
        rows = engine.run("stock_accounts", region=region)
        assert (rows["n_before"] - rows["left_at_start"] + rows["entered_at_start"] == rows["n_start"]).all()
        assert (rows["n_start"] + rows["entered"] - rows["left_label"] == rows["n_end"]).all()
    ends = engine.run("stock_at_phase_end", region=None).set_index("phase")["n_clusters"]
    assert (ends == engine.run("stock_accounts", region=None).set_index("phase")["n_end"]).all()
    words = views.draw("stock_accounts", Look(speech("en")), {"phase": "4", "region": None}).words
    assert "56 clusters on the first day, 58 at some time, 54 on the last day" in words.title
    assert all(told in words.note for told in ("66 then 54", "74 then 58", "21 leave, 5 arrive", "17 in phase 4", "22 between"))
    assert "56 at most today" in views.draw("stock_accounts", Look(speech("en")), {"phase": "5", "region": None}).words.title
    assert views.draw("stock_accounts", Look(speech("en")), {"phase": "1", "region": None}).words.note == ""


def test_a_panel_of_a_region_answers_to_a_click_with_its_code(warehouse):
    drawn = views.draw("stock_by_region", Look(speech("en")), {"region": "53"})
    codes = [trace.customdata[0][0] for trace in drawn.figure.data if trace.customdata is not None]
    assert sorted(codes) == sorted(set(drawn.frame["_group"])) and drawn.view.pick == "region"
    accent = [trace.name for trace in drawn.figure.data if trace.type == "scatter" and trace.mode == "lines" and trace.line.color == drawn.look.palette.accent]
    assert accent == ["Bretagne"] and drawn.words.title == "Bretagne has as many clusters as at the start (4)"


def test_three_screens_count_departures_and_each_names_the_two_others(warehouse):
    look = Look(speech("en"))
    told = {
        "label_stock_on_day": (views.draw("label_stock_on_day", look, {"phase": "4"}), "here, 14 on the first day of phase 4; in “From phase to phase”, 22 between"),
        "lineage_passages": (views.draw("lineage_passages", look, {}), "here, 22 between the two openings, mergers included; in “How many, day by day”, 14 on"),
        "network_changes": (views.draw("network_changes", look, {"phase": "4"}), "here, 21 with a label at some time in phase 3 and at none in phase 4; in the trajectories, 22 between"),
    }
    for name, (drawn, sentence) in told.items():
        assert sentence in drawn.words.method and all(f" {n} " in drawn.words.method for n in (14, 21, 22)), name
    assert "Departures" not in views.draw("label_stock_on_day", look, {"phase": "4", "region": "53"}).words.method, "a region has other counts"
    assert "Departures" not in views.draw("label_stock_on_day", look, {"day": "2007-01-01"}).words.method, "no phase before the first"
    assert "Departures" not in views.draw("network_changes", look, {"phase": "4", "since": "1"}).words.method


@pytest.mark.parametrize(("cluster", "doubted"), [("p2mi", True), ("materalia", True), ("trimatec", True), ("axelera", True), ("picom", False), ("cap-digital", False), ("euramaterials", False)])
def test_a_title_that_rests_on_an_event_of_low_confidence_says_so(cluster, doubted, warehouse):
    for lang, sign in (("fr", "selon une lecture déduite, confiance faible"), ("en", "by a deduced reading, low confidence")):
        assert (sign in views.draw("lineage", Look(speech(lang)), {"cluster": cluster}).words.title) is doubted


def test_no_one_lives_on_in_a_cluster_whose_outcome_is_not_known(warehouse):
    say = speech("fr")
    assert trajectories_answers.kin("p2mi", say).replace("\u202f", " ").endswith("a rejoint **Materalia**, dont le dernier label date de 2023 ; l’issue n’en est pas connue.")
    assert trajectories_answers.kin("trimatec", say).endswith("vit aujourd’hui dans **Axelera**. C’est une lecture déduite, de confiance faible.")
    rows = engine.run("lineage_labels", lang="fr", region=None)
    unknown = set(rows.loc[rows["label_end"].isna(), "cluster_id"])
    for cluster, heirs in rows.drop_duplicates("cluster_id").dropna(subset=["_heirs"])[["cluster_id", "_heirs"]].itertuples(index=False):
        if set(heirs.split(";")) & unknown:
            assert "vit aujourd’hui" not in trajectories_answers.kin(cluster, say), cluster
