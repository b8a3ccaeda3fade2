"""The server half of the front door: warm imports, the one route of our own, and what a visitor sees when a page fails."""

import gzip
import importlib
import logging

import plotly.offline
from starlette.responses import Response
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

import pages
from data import warehouse
from pages.shell import browser, document, part, projection, search
from queries import engine


def warm() -> None:
    """Import what pages import, open the data, and turn the discovery of `pages/` off: a deep link as first visit would lose the frame."""
    PagesManager.uses_pages_directory = False
    for name in ("views", "exports", "pages.shell.frame", "pages.shell.show"):
        importlib.import_module(name)
    for page in pages.standing():
        compile(page.file.read_text(encoding="utf-8"), str(page.file), "exec")
    try:
        warehouse.ensure()
        engine.run("sources")
    except warehouse.WarehouseError:
        logging.getLogger(__name__).exception("warehouse")


def routes() -> list[Route]:
    """The first document of each page, the deck on the wall, what the search finds, and the drawing library as a file of this machine: pictures are saved by the browser with it, and only when asked."""
    source = plotly.offline.get_plotlyjs().encode()
    packed = gzip.compress(source, 6, mtime=0)  # once, not for each visitor

    async def drawing(request):
        small = "gzip" in request.headers.get("accept-encoding", "")
        return Response(packed if small else source, media_type="text/javascript", headers={"Cache-Control": "public, max-age=86400", "Vary": "Accept-Encoding", **({"Content-Encoding": "gzip"} if small else {})})

    return [Route(browser.PLOTLY, drawing), *part.ROUTES, *search.ROUTES, *projection.ROUTES, *document.routes({page.slug: page.name for page in pages.standing()})]


def on_script_error(error: BaseException) -> bool:
    """Our sentence instead of a traceback; the log keeps the trace."""
    from pages.shell import frame

    logging.getLogger("interpoles").error("page failed", exc_info=error)
    frame.failure(error)
    return True
