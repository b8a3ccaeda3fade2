"""PowerPoint is stricter than an office suite: nothing in a file of all figures is what it is known to repair, in either language."""

import io
import re
import zipfile

import pytest

from charts.look import Look
from decks.model import MOST_SLIDES, Deck, Slide
from exports import pptx
from language import speech
from tests.pptx_strict import complaints
from tests.test_views import NAMES, choices

LOOK = Look(speech("fr"))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("first", range(0, len(NAMES), MOST_SLIDES))
def test_nothing_that_powerpoint_would_repair(lang, first, warehouse):
    slides = tuple(Slide(name, choices(name)[0 if lang == "fr" else -1]) for name in NAMES[first : first + MOST_SLIDES])
    assert complaints(pptx.make(Deck(slides, "Essai"), Look(speech(lang))).content) == []


def test_what_is_pasted_with_signs_of_control_makes_a_file(warehouse):
    """A text from a word processor may hold a vertical tab for a line break: no part of a file may."""
    deck = Deck((Slide("fui_votes", {}, "Un titre\x0bde deux lignes", "Une note\x00\x1f"), Slide("stock_accounts", {"phase": "4"}, "\ud800")), "Essai\x0b")
    assert complaints(pptx.make(deck, LOOK).content) == []
    assert deck.slides[0].title == "Un titre de deux lignes" and deck.title == "Essai"


@pytest.fixture(scope="module")
def whole(warehouse) -> bytes:
    return pptx.make(Deck((Slide("fui_votes"), Slide("scenario_years", {"s": "1s0"}), Slide("stock_accounts", {"phase": "4"}))), LOOK).content


CHART = r"ppt/charts/chart[^/]*\.xml"
BROKEN = {
    "two shapes of one number": (r"ppt/slides/slide1\.xml", rb'(<p:cNvPr id=)"\d+"', rb'\1"7"', "numbers of shapes"),
    "a number that is none": (CHART, rb"(<c:numCache>.*?<c:v>)[\d.]+(</c:v>)", rb"\1nan\2", "no number"),
    "too few points": (CHART, rb'(<c:numCache>.*?<c:ptCount val=)"\d+"', rb'\1"2"', "2 points"),
    "another value in the sheet": (CHART, rb"(<c:val>.*?<c:v>)[\d.]+(</c:v>)", rb"\g<1>987654\2", "in the sheet"),
    "another sheet": (CHART, rb"<c:f>Sheet1!", rb"<c:f>Nothing!", "no sheet"),
    "a label out of place": (CHART, rb'<c:grouping val="clustered"/>', rb'<c:grouping val="stacked"/>', "past the end"),
    "an axis upside down": (CHART, rb'(<c:max val=)"[^"]+"', rb'\1"-9"', "an axis from"),
    "a lost relation": (r"ppt/slides/_rels/slide1\.xml\.rels", rb'Target="\.\./charts/[^"]+"', b'Target="../charts/lost.xml"', "is not there"),
    "a row too short": (r"ppt/slides/slide3\.xml", rb"<a:tc>.*?</a:tc>", b"", "fewer cells"),
    "a part without a type": (r"\[Content_Types\]\.xml", rb"<Override[^>]*chart[^>]*/>", b"", "has no type"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told(name, whole):
    part, found, put, told = BROKEN[name]
    changed, content = False, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(content, "w") as new:
        for one in old.namelist():
            data = old.read(one)
            if re.fullmatch(part, one):
                other = re.sub(found, put, data, flags=re.DOTALL)
                data, changed = other, changed or other != data
            new.writestr(one, data)
    assert changed and any(told in text for text in complaints(content.getvalue())), complaints(content.getvalue())[:5]
