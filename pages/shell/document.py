"""The document that a browser asks for first: Streamlit's own, with our language, title, style and script in it, so that nothing jumps when the first page arrives."""

import hashlib
from pathlib import Path
from urllib.parse import urlencode

import streamlit
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

_HERE = Path(__file__).parent
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_ASKED = {"style.css": "text/css", "words.js": "text/javascript", "clicks.js": "text/javascript"}
_OURS = '<html lang="fr">'
_SERVER = '<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}</script>'  # or it asks for the server under the name of the page first, in vain
_LANGUAGE = "<script>if (new URLSearchParams(location.search).get('lang') === 'en') document.documentElement.lang = 'en'; for (const [name, told] of [['language', tag => tag], ['languages', tag => [tag]]]) Object.defineProperty(navigator, name, {get: () => told(document.documentElement.lang === 'en' ? 'en-GB' : 'fr-FR')})</script>"  # what Streamlit writes itself, as the months of a calendar, is in the language of the page, not of the browser
_NEVER = {"Cache-Control": "no-cache"}
_ALWAYS = {"Cache-Control": "public, max-age=31536000, immutable"}  # the name changes with the content


class Unknown(StringConvertor):
    """The name of a page that does not exist: neither a file nor a path of Streamlit's own."""

    regex = "(?!healthz|script-health-check)[^/._][^/.]*"


register_url_convertor("unknown", Unknown())


class UnknownDocument(RuntimeError):
    """Streamlit's document is not the one that we know how to complete."""


def routes(pages: dict[str, str]) -> list[Route]:
    """The document at the address of each page (address → name), and what it asks for. Raises UnknownDocument."""
    texts = {name: (_HERE / name).read_text(encoding="utf-8") for name in _ASKED}
    names = {name: f"/shell/{hashlib.sha256(text.encode()).hexdigest()[:12]}/{name}" for name, text in texts.items()}
    whole = completed(_INDEX.read_text(encoding="utf-8"), names["style.css"], names["words.js"], names["clicks.js"])

    def answer(content: str, kind: str, headers: dict[str, str]):
        async def reply(request: Request) -> Response:
            return Response(content, media_type=kind, headers=headers)
        return reply

    async def lost(request: Request) -> Response:
        return RedirectResponse(f"/?{urlencode({'page': request.path_params['slug'][:40]})}")

    return [
        *(Route(f"/{slug}", answer(whole.replace(_OURS, f'{_OURS[:-1]} data-page="{name}">'), "text/html", _NEVER)) for slug, name in pages.items()),  # the page has its measures from the first moment
        Route("/{slug:unknown}", lost),
        *(Route(path, answer(texts[name], _ASKED[name], _ALWAYS)) for name, path in names.items()),
    ]


def completed(index: str, style: str, *scripts: str) -> str:
    """Streamlit's document with ours in it. The style stands at the end of the body: it wins over what Streamlit adds to the head later. Raises UnknownDocument."""
    changes = {
        '<html lang="en">': _OURS,
        "<title>Streamlit</title>": f"<title>Interpôles</title>{_SERVER}{_LANGUAGE}",
        "</body>": f'<link rel="stylesheet" href="{style}" />' + "".join(f'<script src="{script}"></script>' for script in scripts) + "</body>",
    }
    for old, new in changes.items():
        if index.count(old) != 1:
            raise UnknownDocument(old)
        index = index.replace(old, new)
    start, end = index.find("<noscript>"), index.find("</noscript>")
    if not 0 < start < end:
        raise UnknownDocument("<noscript>")
    return index[:start] + "<noscript><p>Interpôles a besoin de JavaScript, que ce navigateur n’exécute pas.</p>" + index[end:]
