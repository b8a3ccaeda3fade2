"""The figures of a deck as one workbook: numbers as numbers, frozen headings, filters, sources, date and version; and the two kinds of CSV."""

import datetime
import importlib
import io
import re

import openpyxl
import pandas as pd
import pytest

import views
from charts.look import Look
from decks import ready
from decks.model import Deck, Slide
from exports import about, cards, deck_xlsx, files, image, pdf, workbook
from language import speech
from queries import engine
from tests.test_views import choices
from views import tables

LOOK = Look(speech("fr"))
SLIDES = ready.deck(LOOK.say).slides
FILTERS = {"phase": "3", "region": "84", "counting": "seat", "per": "total"}


def test_a_sheet_a_slide_and_one_of_sources(warehouse):
    seen = []
    file = deck_xlsx.make(ready.deck(LOOK.say), LOOK, lambda done, total: seen.append(done))
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    assert len(book.sheetnames) == len(SLIDES) + 1 and book.sheetnames[-1] == "Sources" and seen == [*range(len(SLIDES)), len(SLIDES)]
    sources = " ".join(str(cell.value) for row in book["Sources"].iter_rows() for cell in row if cell.value)
    assert sources.count(engine.version()) >= len(SLIDES) and files.dated() in sources and "phase 4 (2019-22)" in sources and "phase=4" in sources
    for slide, name in zip(SLIDES, book.sheetnames, strict=False):
        sheet, drawn = book[name], views.draw(slide.view, LOOK, slide.filters)
        assert sheet.freeze_panes == "B2" and sheet.max_row == len(drawn.rows) + 1
    votes = book[next(name for name in book.sheetnames if name.startswith("5 FUI"))]
    assert all(len(name) <= 31 and "_" not in name for name in book.sheetnames)
    frame = views.draw("fui_votes", LOOK, {"euros": "current"}).frame
    head = [cell.value for cell in votes[1]]
    column = head.index(next(name for name in head if name.startswith("Exécuté")))
    assert [row[column].value for row in votes.iter_rows(min_row=2)] == pytest.approx([*frame["executed_eur_m"]])


def test_days_are_days(warehouse):
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx(views.draw("label_stock", LOOK, {})).content))
    assert isinstance(book.worksheets[0]["A2"].value, datetime.datetime) and book.worksheets[0]["A2"].number_format == "dd/mm/yyyy"


def test_every_format_carries_filters_source_date_and_version(warehouse):
    drawn = views.draw("region_partners", LOOK, FILTERS)
    told = {
        "csv": files.csv_excel(drawn).content.decode("utf-8-sig"), "machine": files.csv_machine(drawn).content.decode(),
        "xlsx": " ".join(str(cell.value) for sheet in openpyxl.load_workbook(io.BytesIO(files.xlsx(drawn).content)) for row in sheet.iter_rows() for cell in row),
    }
    for kind, text in told.items():
        assert engine.version() in text and files.dated() in text and "region=84" in text, kind
        assert drawn.sources.all[0].source_id in text or drawn.sources.line in text, kind
    picture = " ".join(note.text for note in image.standalone(views.draw("region_partners", LOOK, FILTERS)).layout.annotations).replace("<br>", " ")
    assert engine.version() in picture and "Auvergne-Rhône-Alpes" in picture and drawn.sources.line[:20] in picture and "données du" in picture


def test_the_csv_of_a_french_excel(warehouse):
    content = files.csv_excel(views.draw("fui_votes", LOOK, {"euros": "current"})).content
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    again = pd.read_csv(io.BytesIO(content.split(b"\r\n\r\n")[0]), sep=";", decimal=",", encoding="utf-8-sig")
    frame = views.draw("fui_votes", LOOK, {"euros": "current"}).frame
    assert [*again.iloc[:, 3]] == pytest.approx([*frame["executed_eur_m"]])


def test_two_slides_of_one_view_have_two_sheets(warehouse):
    book = openpyxl.load_workbook(io.BytesIO(deck_xlsx.make(Deck((Slide("cluster_seats", {"phase": "1"}), Slide("cluster_seats", {"phase": "4"}))), LOOK).content))
    assert [name.split(" ")[0] for name in book.sheetnames] == ["1", "2", "Sources"]


@pytest.mark.parametrize("name", views.names())
def test_shares_and_booleans_read_as_on_screen_in_a_french_excel(name, warehouse):
    drawn = views.draw(name, LOOK, choices(name)[0])
    shown = about.columns(drawn)
    text = files.csv_excel(drawn).content.decode("utf-8-sig").split("\r\n\r\n")[0]
    cells = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    sheet = openpyxl.load_workbook(io.BytesIO(files.xlsx(drawn).content)).worksheets[0]
    for place, column in enumerate(shown):
        written, exact = [*cells.iloc[:, place]], [*drawn.rows[column.name]]
        if column.type == "boolean":
            assert set(written) <= {"oui", "non", ""} and [row[place].value or "" for row in sheet.iter_rows(min_row=2)] == written
        elif column.type == "date":
            days = [row[place] for row in sheet.iter_rows(min_row=2) if row[place].value is not None]
            assert all(isinstance(day.value, datetime.datetime) and day.number_format == "dd/mm/yyyy" for day in days) and all(re.fullmatch(r"\d{4}-\d\d-\d\d|", one) for one in written)
        elif column.unit == "share":
            assert [float(one.rstrip("%").replace(",", ".")) / 100 if one else None for one in written] == [None if pd.isna(one) else pytest.approx(one) for one in exact]
            assert all(row[place].number_format == "0.0%" for row in sheet.iter_rows(min_row=2) if row[place].value is not None)
        if column.type in ("integer", "number"):
            assert [row[place].value for row in sheet.iter_rows(min_row=2)] == [None if pd.isna(one) else pytest.approx(one) for one in exact]


@pytest.mark.parametrize(("title", "name"), [
    ("Fiche Auvergne-Rhône-Alpes", "fiche-auvergne-rhone-alpes"), ("L’Île-de-France, cœur du réseau\u202f: 12\u202f%", "l-ile-de-france-coeur-du-reseau-12"), ("FUI\u202f: 1,81\u202fMd€ votés", "fui-1-81-mdeur-votes"),
    ("", "interpoles"), ("…", "interpoles"), ("../../etc/passwd", "etc-passwd"), ("mot " * 40, "-".join(["mot"] * 17)), ("x" * 200, "x" * 70),
])
def test_a_name_of_file_is_what_every_system_takes(title, name):
    assert files.filename(title, "pdf") == f"{name}.pdf"


@pytest.mark.parametrize("name", views.names())
def test_every_file_of_a_view_bears_a_plain_name(name, warehouse):
    for look in (LOOK, Look(speech("en"))):
        drawn = views.draw(name, look, choices(name)[0])
        for kind, make in files.MAKERS.items():
            assert re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*\.(csv|xlsx)", make(drawn).name) and len(make(drawn).name) <= 80, kind


@pytest.mark.parametrize("kind", ["deck_xlsx", "deck_html", "deck_pdf", "pptx"])
def test_every_file_of_a_deck_bears_a_plain_name(kind, warehouse, monkeypatch):
    monkeypatch.setattr(pdf, "printed", lambda *_: b"")
    monkeypatch.setattr(pdf, "browser", lambda: "chromium")
    monkeypatch.setattr(cards, "entries", lambda say: [])
    made = importlib.import_module(f"exports.{kind}").make(Deck((Slide("members_by_phase", {"phase": "4"}),), "Élus de l’Île — 3ᵉ réunion"), LOOK)
    assert re.fullmatch(r"elus-de-l-ile-3e-reunion\.(xlsx|html|pdf|pptx)", made.name)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", views.names())
def test_a_sheet_is_read_as_it_opens(name, lang, warehouse):
    """No column cuts what it holds: a number or a day stands on one line, a text on as many lines as its row is high; identifiers come last."""
    drawn = views.draw(name, Look(speech(lang)), choices(name)[0])
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx(drawn).content))
    sheet, sources = book.worksheets
    codes = [column.unit == "code" and column.type == "text" for column in about.columns(drawn)]
    assert codes == sorted(codes)
    for place, column in enumerate(about.columns(drawn), start=1):
        wide = next(one.width for one in sheet.column_dimensions.values() if one.min <= place <= one.max)
        head = sheet.cell(1, place)
        assert max(len(word) for word in head.value.split(" ")) < wide and head.font.b and head.alignment.wrap_text and len(head.value) <= wide * (sheet.row_dimensions[1].height or 15) / 15
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, place)
            if isinstance(cell.value, str):
                assert cell.alignment.wrap_text and len(cell.value) * 0.75 <= wide * (sheet.row_dimensions[row].height or 15) / 15, cell.value
            elif cell.value is not None:
                assert len(tables.value(drawn.rows[column.name].iloc[row - 2], column, drawn.look.say)) < wide
                assert cell.number_format == {"year": "0", "phase": "0", "code": "0", "share": "0.0%"}.get(column.unit, cell.number_format) and cell.number_format != "General"
    addresses = [row[5] for row in sources.iter_rows() if row[5].hyperlink]
    assert len(addresses) == sum(bool(source.url) for source in drawn.sources.all) and all(cell.value.startswith("http") and cell.hyperlink.target for cell in addresses)
    assert sheet.page_setup.orientation == "landscape" and engine.version() in sheet.oddFooter.left.text and (not len(drawn.rows) or sheet.auto_filter.ref)


@pytest.mark.parametrize(("title", "name"), [("Un [titre]: 12/13 * 2 ?", "Un titre 12 13 2"), ("1 De 67 pôles en 2005 à 71 au plus haut", "1 De 67 pôles en 2005 à 71 au…"), ("’’", "’’"), ("x" * 40, "x" * 30 + "…")])
def test_a_sheet_bears_a_name_that_excel_takes(title, name):
    assert workbook.sheet_name(title) == name


def test_a_source_of_several_figures_is_named_once(warehouse):
    slides = (Slide("label_stock", {"phase": "4"}), Slide("cluster_seats", {"phase": "4"}))
    sheet = openpyxl.load_workbook(io.BytesIO(deck_xlsx.make(Deck(slides), LOOK).content))["Sources"]
    head = next(row for row in sheet.iter_rows() if row[1].value == "Titre")[0].row
    listed = [(row[0].value, row[4].value) for row in sheet.iter_rows(min_row=head + 1)]
    used = [set(views.draw(slide.view, LOOK, slide.filters).sources.used) for slide in slides]
    assert len({name for name, _ in listed}) == len(listed) == len(used[0] | used[1])
    assert {name for name, figures in listed if figures == "1, 2"} == used[0] & used[1]
