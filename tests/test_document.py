"""The first document: French, titled, styled before anything is drawn, and Streamlit's own otherwise."""

import asyncio
import re

import pytest
from starlette.requests import Request
from starlette.responses import Response

from pages.shell import document

ASKED = re.compile(r'(?:href|src)="(\./static/[^"]+)"')


@pytest.fixture(scope="module")
def answers() -> dict[str, Response]:
    return {route.path: asyncio.run(route.endpoint(Request({"type": "http", "path_params": {"slug": "zzz"}}))) for route in document.routes({"": "home", "reseau": "network"})}


@pytest.mark.parametrize(("path", "page"), [("/", "home"), ("/reseau", "network")])
def test_every_page_begins_in_french_with_its_style_and_its_name(answers, path, page):
    found, text = answers[path], answers[path].body.decode()
    assert found.media_type == "text/html" and found.headers["cache-control"] == "no-cache"
    assert f'<html lang="fr" data-page="{page}">' in text and "<title>Interpôles</title>" in text and "need to enable JavaScript" not in text
    style, script = re.search(r'href="(/shell/[^"]+style\.css)"', text)[1], re.search(r'src="(/shell/[^"]+words\.js)"', text)[1]
    assert b".view-title" in answers[style].body and b"interpoles" in answers[script].body
    assert "immutable" in answers[style].headers["cache-control"]


def test_a_page_that_does_not_exist_leads_to_the_first_one(answers):
    lost = answers["/{slug:unknown}"]
    assert lost.status_code == 307 and lost.headers["location"] == "/?page=zzz"
    named = re.compile(document.Unknown.regex)
    assert named.fullmatch("zzz") and not any(named.fullmatch(name) for name in ("favicon.png", "_stcore", "healthz", "a/b"))


def test_what_streamlit_asks_for_is_left(answers):
    theirs = ASKED.findall(document._INDEX.read_text(encoding="utf-8"))
    assert theirs and ASKED.findall(answers["/"].body.decode()) == theirs


def test_a_document_that_changed_is_refused():
    with pytest.raises(document.UnknownDocument):
        document.completed("<html lang='en'><title>Streamlit</title></body>", "a", "b")
