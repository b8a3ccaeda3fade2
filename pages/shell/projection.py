"""The deck on the wall: one page without any chrome, served beside Streamlit, and the cards that answer a question from the room."""

import html
import importlib.util
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

import pages
from charts.look import Look
from data import warehouse
from decks import address, ready
from decks.refusal import Refused
from exports import cards, player, staged
from language import LANGUAGES, Speech, speech
from pages.shell import browser, held

WALL, CARD = "/projection", "/projection/card"
FACES = (("Source Sans", "SourceSansVF-Upright"), ("Source Serif", "SourceSerifVariable-Roman"))


def link(coded: str | None, look: Look) -> str:
    """The address of a deck on the wall; without a deck, the ready-made one."""
    return f"{WALL}?{urlencode(_asked(look) | ({'d': coded} if coded else {}))}"


def _asked(look: Look) -> dict[str, str]:
    return {"lang": look.say.lang} | ({"dark": "1"} if look.dark else {})


def _look(request: Request) -> Look:
    lang = request.query_params.get("lang")
    return Look(speech(lang if lang in LANGUAGES else LANGUAGES[0]), dark=request.query_params.get("dark") == "1")


async def wall(request: Request) -> Response:
    """The page that plays the deck of the address."""
    look, coded = _look(request), request.query_params.get("d")
    try:
        return HTMLResponse(await run_in_threadpool(_wall, coded, look))
    except Refused as error:
        return HTMLResponse(_told(error.said(look.say), look.say, _back(coded, look.say)), 400)
    except warehouse.WarehouseError as error:
        return HTMLResponse(_told(error.message_en if look.say.lang == "en" else error.message_fr, look.say, _back(coded, look.say)), 503)


def _wall(coded: str | None, look: Look) -> str:
    warehouse.ensure()
    deck = address.decode(held.whole(coded)) if coded else ready.deck(look.say)
    plotly = f"<script src='{browser.PLOTLY}'></script>"
    return player.page(deck, look, staged.slides(deck, look), plotly=plotly, fonts=_fonts(), back=_back(coded, look.say), ask=f"{CARD}?{urlencode(_asked(look))}")


async def card(request: Request) -> Response:
    """One card, as the player takes it."""
    asked = request.query_params
    try:
        return JSONResponse(await run_in_threadpool(cards.card, asked.get("kind", ""), asked.get("code", ""), _look(request)))
    except cards.NoCard:
        return JSONResponse({}, 404)


def _back(coded: str | None, say: Speech) -> str:
    """The address of the deck on its page."""
    slug = next(page.slug for page in pages.PAGES if page.name == "deck")
    return f"/{slug}?{urlencode({key: value for key, value in (('lang', say.lang), ('d', coded)) if value and value != LANGUAGES[0]})}".rstrip("?")


def _told(sentence: str, say: Speech, back: str) -> str:
    return f"<!doctype html><html lang='{say.lang}'><meta charset='utf-8'><title>Interpôles</title><style>{player.STYLE}body{{padding:80px;font-size:28px}}</style><p>{html.escape(sentence)}</p><p><a href='{html.escape(back, quote=True)}'>{html.escape(say('Back to the presentation'))}</a></p></html>"


def _fonts() -> str:
    """The faces of the screen, which Streamlit serves."""
    media = Path(importlib.util.find_spec("streamlit").submodule_search_locations[0]) / "static/static/media"
    files = ((family, next(iter(sorted(media.glob(f"{start}*.woff2"))), None)) for family, start in FACES)
    return "".join(f"@font-face{{font-family:'{family}';font-weight:200 900;src:url('/static/media/{file.name}')}}" for family, file in files if file)


ROUTES = [Route(WALL, wall), Route(CARD, card)]
