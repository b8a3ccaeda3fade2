"""The genealogy: every end has a cause, every join an heir, every line its own place, every name its own room."""

import re

import pandas as pd
import pytest

from charts import genealogy, genealogy_today, measure
from charts.genealogy_columns import LINE
from charts.genealogy_focus import wrapped
from charts.genealogy_layout import block, place
from charts.genealogy_lines import Pen, pieces, strokes, track
from charts.genealogy_marks import marks
from charts.genealogy_model import FIRST, LAST, grouped, lineage, moment
from charts.genealogy_names import names
from charts.genealogy_slide import packed
from charts.look import Look
from data import store
from decks.model import Slide
from exports import fitting, labels, staged
from exports.plane import Plane
from language import LANGUAGES, speech
from queries import engine
from views import trajectories, trajectories_focus

OFFICIAL = {  # day → the clusters that official counts give
    "2005-07-12": 67, "2006-03-10": 66, "2007-07-05": 71, "2010-06-01": 71, "2013-01-15": 71, "2015-09-15": 70, "2018-07-01": 66, "2019-02-05": 56, "2021-06-15": 54, "2022-12-31": 54, "2023-03-27": 55,
}
REGIONS = (None, "84", "93", "44", "32", "11", "76", "24", "04", "53")
WIDTHS = (976, 1136, 1616)  # px of the figure on screens of 1280, 1440 and 1920


@pytest.fixture(scope="module")
def frames(warehouse):
    return engine.run("lineage_labels", lang="en"), engine.run("lineage_events", lang="en")


@pytest.fixture(scope="module")
def whole(frames):
    return lineage(*frames)


def test_every_end_of_a_label_has_a_cause(warehouse):
    with store.connect(warehouse) as connection:
        spells = connection.execute("select cluster_id, label_end from label_spells where label_end < date '2026-12-31'").df()
        causes = connection.execute("select from_cluster_id, exit_label_end, event from cluster_lineage where exit_label_end is not null").df()
    known = set(zip(causes["from_cluster_id"], causes["exit_label_end"], strict=True))
    assert [pair for pair in zip(spells["cluster_id"], spells["label_end"], strict=True) if pair not in known] == []
    assert len(spells) == 37 and set(causes["event"]) == {"merged", "absorbed", "delabelled", "dissolved"}


def test_every_merger_has_an_heir_with_the_label(whole):
    carried = [join for join in whole.joins if join.carries]
    assert len(carried) == 29
    for join in carried:
        assert whole.clusters[join.younger].held(join.time + 0.003), join
        assert not whole.clusters[join.older].held(join.time + 0.003), join


def test_all_clusters_stand_in_the_picture(frames, whole):
    assert frames[0]["cluster_id"].nunique() == len(whole.clusters) == 91
    assert set(place(whole).rows) == set(place(whole, panels=1).rows) == set(whole.clusters)


@pytest.mark.parametrize(("day", "n"), OFFICIAL.items())
def test_the_stock_is_the_official_count(frames, whole, day, n):
    assert len(whole.stock(moment(day))) == trajectories.held(frames[0], pd.Timestamp(day)) == n
    stock = engine.run("label_stock")
    assert stock.loc[stock["day"] <= day, "n_clusters"].iloc[-1] == n


@pytest.mark.parametrize("region", REGIONS)
def test_the_title_ties_out(region, frames):
    labels = engine.run("lineage_labels", lang="en", region=region)
    n = trajectories.balance(labels, frames[1])
    assert n["start"] - n["merged"] + n["born"] - n["lost"] + n["entered"] + n["back"] == n["end"]


def test_the_sum_of_the_whole_of_france(frames):
    assert trajectories.balance(*frames) == {"start": 67, "merged": 28, "born": 9, "lost": 8, "entered": 14, "back": 1, "end": 55}


def test_two_lines_share_a_row_only_one_after_the_other(whole):
    layout = place(whole)
    taken: dict[tuple, list] = {}
    for name, cluster in whole.clusters.items():
        taken.setdefault((layout.panels[name], round(layout.rows[name], 3)), []).extend((label.start, label.end) for label in cluster.labels)
    for spans in taken.values():
        ordered = sorted(spans)
        assert all(a[1] <= b[0] + 0.003 for a, b in zip(ordered, ordered[1:], strict=False)), ordered


def test_joins_are_between_neighbours(whole):
    layout = place(whole)
    for join in whole.joins:
        assert layout.panels[join.older] == layout.panels[join.younger]
        assert abs(layout.rows[join.older] - layout.rows[join.younger]) <= 1.5, join


def test_a_line_covers_its_label_and_ends_in_its_heir(whole):
    layout, pen = place(whole), Pen()
    found = [s for s in strokes(whole, layout, pen) if s.style != "thread"]
    for name, cluster in whole.clusters.items():
        own = sorted((s.xs[0], s.xs[-1]) for s in found if s.cluster == name)
        drawn, labelled = sum(b - a for a, b in own), sum((LAST if label.open else label.end) - label.start for label in cluster.labels)
        assert drawn == pytest.approx(labelled, abs=0.02), name
    for join in whole.joins:
        if join.carries:
            assert track(whole, layout, join.older, pen).at(join.time) == pytest.approx(layout.rows[join.younger], abs=1e-6)


def test_what_is_not_sure_does_not_look_sure(whole):
    styles = {name: {style for *_, style, _ in pieces(cluster, whole)} for name, cluster in whole.clusters.items()}
    assert {"dotted", "hollow"} <= styles["team2"] and styles["minalogic"] == {"solid"} and "dashed" in styles["medicen"]
    assert sum("dotted" in found for found in styles.values()) == 7
    layout = place(whole)
    assert any(s.cluster == "trimatec" and s.style == "dashed" and s.xs[-1] == pytest.approx(2019, abs=0.01) for s in strokes(whole, layout, Pen()))


def test_a_join_of_low_confidence_is_hollow(frames, whole):
    low = frames[1][(frames[1]["_confidence"] == "low") & frames[1]["_label_lost_on"].notna()]
    assert {mark.cluster for mark in whole.marks if mark.kind == "unsure"} == set(low["_from"]) == {"p2mi", "trimatec"}
    look = Look(speech("en"))
    for trace in marks(whole, place(whole), dict.fromkeys(whole.clusters, "#12436D"), look):
        for symbol, fill in zip(trace.marker.symbol, trace.marker.color, strict=True):
            assert symbol != "square" or fill == look.palette.ground


def test_width_is_the_number_of_first_clusters(whole):
    assert [len(whole.roots("cap-digital", t)) for t in (2006, 2018.5, 2021)] == [1, 2, 3]
    assert [len(whole.roots("images-et-reseaux", t)) for t in (2018, 2020, 2022)] == [1, 2, 1], "TES has its own label again since 2021"
    assert len(whole.roots("france-water-team", 2020)) == 3 and whole.roots("aquanova", 2025) == {"dream-eaux-milieux", "hydreos"}
    assert block(whole, "cap-digital") == ["advancity", "cap-digital", "picom"]


def boxes(figure, width: int) -> list[tuple[str, tuple]]:
    """(text, (left, right, top, bottom)) in px of each text of a figure, traces and notes, for a figure `width` px wide; from the left and the top of the plot."""
    layout, found = figure.layout, []
    plot_w = width - layout.margin.l - layout.margin.r
    plot_h = layout.height - layout.margin.t - layout.margin.b

    def along(value, axis: str, name: str) -> float:
        """Where a value of an axis stands, as a share of the plot."""
        if axis == "paper":
            return value
        one = layout[f"{name}axis{axis[1:] if axis else ''}"]
        (low, high), (a, b) = one.domain or (0, 1), one.range
        return low + (high - low) * (value - a) / (b - a)

    def add(text, x, y, size, across: str, down: str):
        lines = text.split("<br>")
        wide, high = max(measure.width(line, size, "<b>" in line) for line in lines), measure.height(size) * len(lines)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[across]
        top = y - high * {"top": 0, "middle": 0.5, "bottom": 1}[down]
        found.append((text, (left, left + wide, top, top + high)))

    for trace in figure.data:
        if trace.type == "scatter" and "text" in trace.mode and trace.text:
            for place, (x, y, text) in enumerate(zip(trace.x, trace.y, trace.text, strict=True)):
                down, across = (trace.textposition if isinstance(trace.textposition, str) else trace.textposition[place]).split() if trace.textposition else ("middle", "center")
                spot = plot_w * along(x, trace.xaxis or "x", "x"), plot_h * (1 - along(y, trace.yaxis or "y", "y"))
                add(text, *spot, trace.textfont.size, {"left": "right", "right": "left"}.get(across, across), {"top": "bottom", "bottom": "top"}.get(down, down))
    for note in layout.annotations:
        x, y = plot_w * along(note.x, note.xref, "x") + (note.xshift or 0), plot_h * (1 - along(note.y, note.yref, "y")) - (note.yshift or 0)
        add(note.text, x, y, note.font.size, note.xanchor or "center", note.yanchor or "middle")
    return [one for one in found if one[0].strip()]


def touching(found: list, line: float = 0.0) -> list[tuple[str, str]]:
    """The texts that touch; two lines of one text stand one under the other, `line` px apart."""
    of_one = lambda left, other, top, under: abs(left - other) < 0.5 and abs(abs(top - under) - line) < 0.5
    return [
        (a, b) for i, (a, (l, r, t, f)) in enumerate(found) for b, (l2, r2, t2, f2) in found[i + 1:]
        if min(r, r2) - max(l, l2) > 1.5 and min(f, f2) - max(t, t2) > 2.5 and not of_one(l, l2, t, t2)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("view", ["lineage", "lineage_today"])
def test_no_two_texts_touch(view, region, lang, warehouse):
    import views

    drawn = views.draw(view, Look(speech(lang)), {"region": region, "phase": "4"})
    for width in WIDTHS:
        found = boxes(drawn.figure, width)
        assert len(found) > 20
        assert touching(found) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("projected", "widths"), [(False, WIDTHS[:1]), (True, (1728,))])
def test_no_two_texts_touch_around_one_cluster(projected, widths, lang, warehouse):
    import views

    for cluster in engine.run("lineage_labels", lang=lang).drop_duplicates("_bond")["cluster_id"]:  # one picture a lineage
        figure = views.draw("lineage", Look(speech(lang), projected=projected), {"cluster": cluster}).figure
        margin = figure.layout.margin
        for width in widths:
            found = boxes(figure, width)
            assert touching(found) == [], (cluster, width)
            assert all(left >= -margin.l - 1 and right <= width - margin.l + 1 for _, (left, right, *_) in found), (cluster, width)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "filters"), [("label_stock_on_day", {"day": "2019-02-05"}), ("label_stock_on_day", {"day": "2022-12-31"}), ("lineage_passages", {}), ("lineage", {"region": "84"}), ("lineage", {"region": "76"})])
def test_on_a_wall_no_two_texts_touch_and_none_is_small(name, filters, lang, warehouse):
    import views

    figure = views.draw(name, Look(speech(lang), projected=True), filters).figure
    assert touching(boxes(figure, 1728), LINE) == [] and figure.layout.height < 1080
    sizes = [note.font.size for note in figure.layout.annotations] + [trace.textfont.size for trace in figure.data if trace.type == "scatter" and "text" in trace.mode]
    assert min(sizes) >= 24


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_slide_holds_every_line_and_no_two_texts_touch(lang, whole):
    import views

    for name in ("lineage", "lineage_today"):
        figure = views.draw(name, Look(speech(lang), projected=True), {}).figure
        for width in (1728, 1840):
            found = boxes(figure, width)
            assert touching(found, LINE) == []
            assert all(left >= -1 and right <= width + 1 for _, (left, right, *_) in found)
        assert all(note.font.size >= 24 for note in figure.layout.annotations) and figure.layout.height <= 700
        own = staged.shown_as(Slide(name, {}, title="A title of a visitor’s own, which takes two lines on the wall and leaves less room to the picture"), Look(speech(lang)))
        grown, high = staged.placed(own)
        assert grown == 1 and high < 640 and labels.hidden(labels.boxes(fitting.words(Plane(own.drawn.figure, staged.WIDE, high)), 0)) == 0
    layout, texts, _ = packed(whole, Look(speech(lang), projected=True))
    assert set(layout.rows) == set(whole.clusters) and len(texts) == 2


def test_the_key_of_the_wall_explains_the_signs_that_are_there_and_no_other(warehouse):
    import views

    told = {}
    for region in (None, "04"):
        figure = views.draw("lineage", Look(speech("en"), projected=True), {"region": region}).figure
        told[region] = [note.text for note in figure.layout.annotations if note.xref == "x3"]
        assert len([trace for trace in figure.data if trace.xaxis == "x3" and trace.mode == "markers"]) == sum(text in ("new label", "label lost", "label regained") for text in told[region])
    assert told[None] == ["<b>=</b> born of a merger", "<b>+</b> has taken over", "new label", "label lost", "label regained", "provisional", "deduced or unsure", "outcome not found"]
    assert set(told["04"]) < set(told[None]) and "<b>=</b> born of a merger" not in told["04"]


def test_todays_wall_counts_every_cluster_once(warehouse):
    """The names of those that have taken in others, and the counts of the bundles, add up to the rows of the view."""
    import views

    drawn = views.draw("lineage_today", Look(speech("en"), projected=True), {})
    texts = [note.text for note in drawn.figure.layout.annotations]
    named = sum(" + " in text for text in texts)
    bundled = sum(int(n) for text in texts for n in re.findall(r"(\d+)\s(?:unmerged|with\sno\sheir)", text))
    assert named + bundled == drawn.frame["_heir"].nunique() and named == 18


def test_what_is_under_the_pointer_is_the_line_it_is_on(whole):
    """All along a line, but where it bends into another, one zone is under the pointer, and it is the line's own."""
    import views

    zones = [
        (start, start + length, row, trace.width / 2, trace.xaxis, code[0])
        for trace in views.draw("lineage", Look(speech("fr")), {}).figure.data if trace.type == "bar" for start, length, row, code in zip(trace.base, trace.x, trace.y, trace.customdata, strict=True)
    ]
    assert len(zones) == 340
    layout, pen = place(whole), Pen()
    for name, cluster in whole.clusters.items():
        join = whole.out_of(name)
        for label in cluster.labels:
            end = min(label.end, LAST, (join.time - pen.bend) if join and join.carries else LAST)
            for share in (0.03, 0.25, 0.5, 0.75, 0.97):
                time, row = label.start + share * (end - label.start), layout.rows[name]
                under = [code for left, right, y, half, axis, code in zones if left <= time <= right and abs(y - row) <= half and (axis == "x2") == bool(layout.panels[name])]
                assert under == [name] or end <= label.start, (name, time)


def test_names_say_what_is_gone_and_what_is_there(whole):
    found = names(whole, place(whole), 13)
    assert {n.cluster for n in found if n.kind == "now"} == {name for name, cluster in whole.clusters.items() if cluster.lives}
    assert {n.cluster for n in found if n.kind == "gone"} == {name for name, cluster in whole.clusters.items() if not cluster.lives}
    assert all(n.side == "right" and n.x == LAST for n in found if n.kind == "now")


def test_the_picture_is_as_high_as_its_rows(frames, whole):
    import views

    figure = views.draw("lineage", Look(speech("fr")), {}).figure
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / (low - high) == pytest.approx(genealogy.ROW, abs=0.02)
    assert len(figure.to_json()) < 100_000


def test_todays_perimeter_holds_every_label_once(warehouse):
    frame = engine.run("lineage_today", lang="en")
    assert frame.loc[frame["_lives"], "_heir"].nunique() == 56
    for day, n in OFFICIAL.items():
        day = pd.Timestamp(day)
        rows = frame[(frame["label_start"] <= day) & (frame["label_end"].isna() | (frame["label_end"] >= day))]
        assert rows["cluster_id"].nunique() == n
    assert set(frame.loc[frame["_shared"], "cluster_id"]) == {"france-water-team"}
    assert set(genealogy_today.place(grouped(frame, "_heir")).rows) == set(frame["_heir"])


def test_a_provisional_label_is_hollow_in_todays_perimeter_as_in_the_genealogy(warehouse):
    """TEAM2: firm until 2018, a year on trial in 2019, firm to 2022, two years with an extension, then no known outcome. Polymeris: the trial year of Elastopôle runs beside the firm label of Plastipolis."""
    held = grouped(engine.run("lineage_today", lang="en"), "_heir")
    trial = genealogy_today.provisional(engine.run("lineage_provisional"))
    layout = genealogy_today.place(held)
    parts = [(stroke.style, round(stroke.xs[0]), round(stroke.xs[-1])) for stroke in genealogy_today.strokes_of("team2", held["team2"], layout, trial)]
    assert parts == [("solid", 2010, 2019), ("hollow", 2019, 2020), ("solid", 2020, 2023), ("hollow", 2023, 2025), ("dotted", 2025, 2027)]
    assert {stroke.style for stroke in genealogy_today.strokes_of("polymeris", held["polymeris"], layout, trial)} == {"solid"}
    assert sum(map(len, trial.values())) == 29 and all(start < end for spans in trial.values() for start, end in spans)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_cluster_has_its_story(lang, warehouse):
    say, events = speech(lang), engine.run("lineage_events", lang=lang)
    for cluster in engine.run("cluster_names")["cluster_id"]:
        labels = engine.run("lineage_labels", cluster=cluster, lang=lang)
        story = engine.run("lineage_story", cluster=cluster, lang=lang)
        assert labels.loc[labels["cluster_id"] == cluster, "cluster"].iloc[0] in trajectories_focus.title(labels, events, cluster, say)
        assert labels["_bond"].nunique() == 1 and not story.empty and story["event"].notna().all()


def test_a_label_with_a_break_is_read_with_its_break(warehouse):
    readings = {name: views_of(name).words.reading for name in ("aqua-valley", "minalogic", "materalia")}
    assert readings["aqua-valley"] == "Aqua-Valley holds a label of its own from 11 May 2010 to 31 December 2018 and from 8 January 2024 to 31 December 2026"
    assert readings["minalogic"] == "Minalogic holds a label of its own from 12 July 2005 to 31 December 2026"
    assert readings["materalia"].endswith("from 12 July 2005 on, the outcome of the last one not being known")


def views_of(cluster: str):
    import views

    return views.draw("lineage", Look(speech("en")), {"cluster": cluster})


def test_every_new_name_says_the_old_one(warehouse):
    events = engine.run("lineage_events", lang="en")
    renamed = events[events["_event"] == "renamed"]
    assert len(renamed) == 25
    assert all(note.startswith(old + " becomes ") for note, old in zip(renamed["note"], renamed["_old_name"], strict=True))


def small() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two clusters that merge into a third on 1 January 2015, and one that loses its label in 2010."""
    day = pd.Timestamp
    spans = {"a": ("2005-07-12", "2014-12-31"), "b": ("2007-07-05", "2014-12-31"), "c": ("2015-01-01", "2026-12-31"), "d": ("2005-07-12", "2010-05-10")}
    labels = pd.DataFrame([
        {"cluster_id": name, "cluster": name.upper(), "family": "Digital", "region": "R", "phase": 1, "label_start": day(a), "label_end": day(b), "term": "6 years", "_family": "digital", "_basis": "seen", "_bond": name, "_heirs": None, "_here": True, "_firm_from": pd.NaT, "_until": day(b), "confidence": "high"}
        for name, (a, b) in spans.items()
    ])
    rows = [("merged", "a", "c", "2014-12-31", "2015-01-01", "2015-02-01"), ("merged", "b", "c", "2014-12-31", "2015-01-01", "2015-02-01"), ("created", None, "b", None, "2007-07-05", "2007-07-05"), ("delabelled", "d", None, "2010-05-10", None, "2010-05-11")]
    events = pd.DataFrame([
        {"day": day(when), "_day_to": day(when), "_event": kind, "_from": older, "_to": younger, "_label_lost_on": day(lost) if lost else pd.NaT, "_label_gained_on": day(got) if got else pd.NaT, "_old_name": None, "_precision": "day", "_confidence": "high"}
        for kind, older, younger, lost, got, when in rows
    ])
    return labels, events


def test_a_merger_worked_by_hand():
    found = lineage(*small())
    layout = place(found, panels=1)
    assert layout.rows["c"] == (layout.rows["a"] + layout.rows["b"]) / 2 and layout.rows["d"] > layout.rows["b"]
    assert found.roots("c", 2020) == {"a", "b"} and [len(found.stock(t)) for t in (2006, 2008, 2012, 2020)] == [2, 3, 2, 1]
    assert {mark.kind for mark in found.marks} == {"new", "lost"}
    n = trajectories.balance(*small())
    assert n == {"start": 2, "merged": 2, "born": 1, "lost": 1, "entered": 1, "back": 0, "end": 1}


def test_texts_are_measured_and_cut():
    assert measure.width("mm", 13) > measure.width("ii", 13) > 0 and measure.width("a", 26) == 2 * measure.width("a", 13)
    assert measure.width("<b>é</b>", 13) == measure.width("e", 13) < measure.width("e", 13, bold=True)
    assert wrapped("one two three", 7) == ["one two", "three"] and wrapped("", 7) == [""]
    assert moment("2005-07-12") == pytest.approx(FIRST)
