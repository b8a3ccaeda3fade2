"""Tables of a slide: never under 12 points, over as many slides as they take, their heading on each, nothing cut."""

import pandas as pd
import pytest

import views
from decks.model import Slide
from exports import pages
from tests.test_pptx import SHOWN, made


def test_a_long_table_goes_on_with_its_heading(warehouse):
    filters = {"phase": "4"}
    book = made(Slide("cluster_other_values", {"phase": "4", "cluster": "minalogic"}), Slide("region_former", filters))
    tables = [[shape.table for shape in page.shapes if shape.has_table] for page in book.slides]
    rows = views.draw("region_former", SHOWN, filters).table
    heads = [[cell.text for cell in one[0].rows[0].cells] for one in tables[1:]]
    assert len(tables) > 2 and heads == [list(rows.columns)] * len(heads)
    assert sum(len(one[0].rows) - 1 for one in tables[1:]) == len(rows)
    assert "(1 sur" in book.slides[1].shapes.title.text_frame.text
    for page in book.slides:
        for shape in page.shapes:
            if shape.has_table:
                foot = min(other.top for other in page.shapes if other.name in ("Source", "Note"))
                assert shape.top + sum(row.height for row in shape.table.rows) <= foot, "a table runs into the foot"


def test_pages_of_a_table_hold_all_rows_and_fit():
    laid = pages.laid(pd.DataFrame({"Nom": [f"mot {n} " * 9 for n in range(60)], "Nombre": ["1 234"] * 60}), 400, 300)
    assert sum(len(page.rows) for page in laid.pages) == 60 and all(sum(page.heights) <= 300 for page in laid.pages)
    assert all(page.numeric == [False, True] and sum(page.widths) <= 400 + 1e-6 for page in laid.pages)
    turned = pages.laid(pd.DataFrame({name: ["x"] for name in "abcdef"}), 400, 300)
    assert [row[0] for row in turned.pages[0].rows] == [*"abcdef"]


def test_no_page_holds_what_another_had_no_room_for():
    laid = pages.laid(pd.DataFrame({"Nom": [f"n° {n}" for n in range(18)]}), 400, 16 * 18.4 + 19)
    assert [len(page.rows) for page in laid.pages] == [9, 9]


def test_a_table_too_wide_goes_on_beside_its_first_column():
    table = pd.DataFrame({"Région": ["Bretagne", "Corse"], **{f"Rubrique{n}": ["mot", "12"] for n in range(12)}})
    laid = pages.laid(table, 400, 300)
    assert laid.size == 12 and len(laid.pages) > 1 and {page.head[0] for page in laid.pages} == {"Région"}
    assert [name for page in laid.pages for name in page.head[1:]] == list(table.columns[1:])
    assert all(sum(page.widths) <= 400 + 1e-6 for page in laid.pages)


def test_columns_are_as_wide_as_the_fewest_lines_ask():
    long = "une phrase assez longue pour tenir sur deux lignes"
    (page,) = pages.laid(pd.DataFrame({"Nom": [long] * 3, "Code": ["a"] * 3, "Autre": [long] * 3}), 500, 300).pages
    assert page.widths[0] == pytest.approx(page.widths[2], rel=0.1) and page.widths[1] < page.widths[0] / 2
    assert max(page.heights[1:]) <= 2 * 16 * 1.2 + 4
