"""What a slide says besides its picture: the same words on the screen, in PowerPoint, in the PDF and in the HTML file."""

from dataclasses import dataclass

from charts.look import Look
from decks import changes, choices
from decks.model import Slide
from queries import engine
from views.core import Drawn


@dataclass(frozen=True)
class Face:
    """A slide with its words, in the language of the look. `foot` names the source, the filters, the date and the version of the data."""

    slide: Slide
    drawn: Drawn
    title: str
    subtitle: str
    reading: str
    scope: str
    caveat: str
    method: str
    foot: str
    note: str
    alt: str


def face(slide: Slide, look: Look) -> Face:
    """The face of a slide for today's data."""
    figure = changes.drawn(slide, look)
    words = figure.words
    title = slide.title or figure.alone.removesuffix(".")  # a sentence may be the title of its slide
    return Face(slide, figure, title, words.subtitle, words.reading, words.scope, words.note, words.method, foot(figure), slide.note, figure.alt)


def aloud(one: Face) -> str:
    """The sentence that reads one point of a figure aloud, and its field."""
    say = one.drawn.look.say
    return f"{say('Reading: {text}', text=one.reading)}. {say('Field: {text}', text=one.scope)}."


def foot(figure: Drawn) -> str:
    """One line: source, filters, date, version of the data."""
    say = figure.look.say
    parts = [say("Source: {source}", source=figure.sources.line)] if figure.sources.line else []
    filters = choices.said(figure.filters, say)
    if filters:
        parts.append(say("Filters: {filters}", filters=", ".join(filters)))
    parts.append(say("Interpôles, data of {date}, version {version}", date=say.date(str(engine.run("package").at[0, "created"])[:10], short=True), version=engine.version()))
    return ". ".join(parts) + "."
