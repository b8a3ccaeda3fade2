"""Every chart that PowerPoint draws itself has a data sheet equal to the rows of its view: what is not known stays empty, a mirrored bar says so, a row has a name."""

import math
from collections.abc import Iterator

import pytest

import views
from decks.model import Slide
from tests.pptx_expected import EXPECTED
from tests.pptx_pairs import Pairs, pairs
from tests.test_pptx import SHOWN, charts, made, sheet
from tests.test_views import NAMES, choices

HOLDS = "porte la série suivante"


def rows_of(chart) -> Iterator[tuple[str, Pairs, list]]:
    """(name, what it holds, categories) of each row of a data sheet, but those that hold up a floating bar."""
    cells = sheet(chart)
    heads = [place for place, row in enumerate(cells) if row[0] is None and any(cell is not None for cell in row)]
    for start, end in zip(heads, [*heads[1:], len(cells)], strict=True):
        body = [row for row in cells[start + 1 : end] if row[0] is not None]
        for column, name in enumerate(cells[start][1:], start=1):
            if name is not None and HOLDS not in name:
                yield name, pairs([row[0] for row in body], [math.nan if row[column] is None else row[column] for row in body]), [row[0] for row in body]


def matched(found: Pairs, names: list, wanted: list[Pairs]) -> Pairs | None:
    """The expected row that a row of a sheet is, or a part of: of the categories that it shows it holds all that is known, and nothing else."""
    return next((one for one in wanted if {pair for pair in one if not isinstance(pair[0], str) or pair[0] in names} == found), None)


@pytest.mark.parametrize("name", NAMES)
def test_the_data_sheets_hold_the_values_of_the_view(name, warehouse):
    seen = False
    for filters in choices(name):
        found = [row for page in made(Slide(name, filters)).slides for chart in charts(page) for row in rows_of(chart)]
        if not found:
            continue
        seen = True
        assert name in EXPECTED, f"{name} has become a chart of PowerPoint: say here which values its sheet holds"
        drawn = views.draw(name, SHOWN, filters)
        wanted = [set(row) for row in EXPECTED[name](drawn.frame, drawn) if row]
        shown = {category for _, _, names in found for category in names}
        for title, held, names in found:
            assert not title.startswith("Série") and title.strip(), f"{filters}: a row without a name"
            assert not names or not isinstance(names[0], str) or len(set(names)) == len(names), f"{filters}, {title}: {names}"
            if held:
                row = matched(held, names, wanted)
                assert row is not None, f"{filters}, {title}: {sorted(held)[:6]}, not one of {[sorted(one)[:6] for one in wanted]}"
                row -= held
        left = [pair for row in wanted for pair in row if not isinstance(pair[0], str) or pair[0] in shown]
        assert not left, f"{filters}: not in any sheet: {left}"
    assert seen == (name in EXPECTED), f"{name} is no chart of PowerPoint any more"


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_chart_draws_is_what_its_sheet_holds(name, warehouse):
    for page in made(Slide(name, choices(name)[0])).slides:
        for chart in charts(page):
            drawn = [[value for value in one.values if value is not None] for one in chart.plots[0].series]
            cells = [[value for _, value in sorted(held)] for _, held, _ in rows_of(chart)]
            for row in cells:
                assert not row or any(set(row) <= {round(value, 6) for value in values} for values in drawn)
