"""What every file of a view says of it besides its rows, and which columns it holds."""

from decks import choices
from queries import engine
from queries.header import Column
from views.core import Drawn


def about(drawn: Drawn) -> list[tuple[str, str]]:
    """What every export prints: what it is, its filters in words and in codes, its source, the date and the version of the data."""
    say, words = drawn.look.say, drawn.words
    filters = " · ".join(part for part in (", ".join(choices.said(drawn.filters, say)), codes(drawn)) if part) or say("none")
    return [
        (say("Figure"), drawn.alone), (say("Measure"), words.subtitle), (say("Reading"), words.reading), (say("Field"), words.scope),
        (say("Filters"), filters), (say("Source"), drawn.sources.line), (say("Date of the data"), dated()), (say("Data version"), engine.version()), (say("To cite"), drawn.citation),
    ]


def codes(drawn: Drawn) -> str:
    """The filters as the address writes them."""
    return ", ".join(f"{name}={value}" for name, value in drawn.filters.items() if value not in (None, ""))


def dated() -> str:
    """The day of the data, as ISO writes it."""
    return str(engine.run("package").at[0, "created"])[:10]


def columns(drawn: Drawn) -> list[Column]:
    """The columns of a file for people: what is read on screen, then the identifiers."""
    shown = [column for column in drawn.question.shown if column.name in drawn.rows.columns]
    return sorted(shown, key=lambda column: (column.unit, column.type) == ("code", "text"))
