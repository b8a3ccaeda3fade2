"""One test walks every figure of the product: words, picture, table, receipt, files, in both languages and both themes, and with nothing to show."""

import io
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

import views
from charts.look import Look
from exports import files, image
from language import LANGUAGES, speech
from queries import engine
from views import computed
from views.core import Drawn, parameters

FILTERS = [
    {"phase": "4"}, {"phase": "1"}, {"phase": "5"}, {"phase": "3", "region": "84"}, {"phase": "4", "region": "94"}, {"phase": "4", "cluster": "minalogic"}, {"phase": "2", "cluster": "p2mi"},
    {"s": "1s0", "beside": "1s0t100~1p40wm24we16wx60", "named": "~~Axes ×", "gap": "percent", "differences": "1"}, {"s": "1l12e2wm30wu30n40q1h2030", "gap": "member"},
]
NAMES = views.names()


@pytest.fixture(params=NAMES)
def name(request, warehouse):
    return request.param


def usable(name: str, filters: dict) -> bool:
    """A view that needs a parameter which this choice does not give is not asked."""
    declared = views.get(name)
    needed = [p.name for q in (declared.query, *declared.also) for p in computed.question(q).parameters if not p.optional and p.name != "lang"]
    return all(filters.get(p) for p in needed)


def choices(name: str) -> list[dict]:
    return [f for f in FILTERS if usable(name, f)]


def test_there_is_a_choice_that_draws_it(name):
    assert choices(name), f"{name} needs {parameters(views.get(name))}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_and_picture(name, lang, dark):
    for filters in choices(name):
        drawn = views.draw(name, Look(speech(lang), dark=dark), filters)
        words = drawn.words
        assert words.title and words.reading and words.scope, filters
        told = " ".join([words.title, words.subtitle, words.reading, words.scope, words.note])
        assert not re.search(r"\bnan\b|\bNone\b|\bNaT\b|\{|\}", told), told
        assert not words.reading.endswith("."), "the frame adds the full stop"
        if drawn.view.chart is not None:
            assert drawn.figure.to_json() == views.draw(name, Look(speech(lang), dark=dark), filters).figure.to_json(), "drawn twice, two pictures"
            assert not drawn.figure.layout.title.text
            go.Figure(drawn.figure.to_dict())  # raises on a property that Plotly does not know
        if not drawn.empty:
            assert len(drawn.table) == len(drawn.rows)
            assert list(drawn.frame.columns) == [c.name for c in drawn.question.columns]


def test_a_reading_reads_a_true_value(name):
    """Every number of the Lecture stands in the frame, or follows from it by a count, a sum or a ratio of the words above."""
    for filters in choices(name):
        drawn = views.draw(name, Look(speech("en")), filters)
        if not drawn.empty:
            assert re.search(r"\d", drawn.words.reading) or drawn.words.coverage is None or drawn.words.coverage.known == 0, drawn.words.reading


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_to_show(name, lang, monkeypatch):
    filters = choices(name)[0]
    real = computed.run

    def emptied(query, **given):
        frame = real(query, **given)
        return frame.iloc[0:0] if query == views.get(name).query else frame

    monkeypatch.setattr(computed, "run", emptied)
    drawn = views.draw(name, Look(speech(lang)), filters)
    assert drawn.empty and drawn.words.title and drawn.table.empty
    if drawn.view.chart is not None:
        assert drawn.figure.layout.annotations[0].text == speech(lang)("No data")


def test_files_carry_the_query(name):
    drawn = views.draw(name, Look(speech("fr")), choices(name)[0])
    again = pd.read_csv(io.BytesIO(files.csv_machine(drawn).content))
    assert list(again.columns) == [*drawn.frame.columns, "_filters", "_data_version", "_data_date"] and len(again) == len(drawn.frame)
    assert again.empty or set(again["_data_version"].astype(str)) == {engine.version()}
    excel = files.csv_excel(drawn).content
    assert excel.startswith(b"\xef\xbb\xbf") and engine.version().encode() in excel
    book = pd.read_excel(io.BytesIO(files.xlsx(drawn).content), sheet_name=None)
    data, notes = list(book.values())
    assert len(data) == len(drawn.rows) and engine.version() in notes.to_string()
    if drawn.view.chart is not None:
        picture = image.standalone(drawn)
        texts = " ".join(note.text or "" for note in picture.layout.annotations)
        assert engine.version() in " ".join(texts.split("<br>")) and picture.layout.width and picture.layout.height


def test_a_receipt_says_it_all(name):
    drawn: Drawn = views.draw(name, Look(speech("fr")), choices(name)[0])
    assert drawn.view.definition and drawn.view.formula and drawn.question.sql.strip() and engine.version() in drawn.citation
    assert drawn.sources.all, "a figure without a source"


def test_two_views_cannot_take_one_name(warehouse):
    from dataclasses import replace

    with pytest.raises(ValueError, match="two views"):
        views.view(replace(views.get(NAMES[0]), formula="another"))
    with pytest.raises(views.UnknownView):
        views.get("no-such-view")
