"""The search of the sidebar: from any page, to the page of what is found.

The browser asks this server while one types (`hits`), so that nothing of it is in the runs of the script: a run carries the box, not what it finds.
"""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from language import LANGUAGES, Speech, speech
from pages.shell import part
from queries import engine
from views import search

HITS = "/search/hits"
PAGES = {"cluster": "cluster", "region": "region", "theme": "cluster", "organisation": "cluster"}  # the page of each kind
# Named from the first moment, in the language most pages are read in; the script names it again in that of the page.
HTML = """<input type="search" role="combobox" aria-label="Rechercher" aria-expanded="false" aria-controls="search-list" aria-autocomplete="list" autocomplete="off" spellcheck="false">
<div id="search-list" role="listbox" aria-label="Rechercher"></div><span role="status"></span>"""

_box = part.part("search", HTML, Path(__file__).with_name("search.js"), isolate_styles=False)


async def hits(request: Request) -> JSONResponse:
    """What a text may mean: `?lang=fr&text=imagi` gives `hits` (kind, code, label, told) and `status`, their number in words."""
    lang = request.query_params.get("lang")
    say = speech(lang if lang in LANGUAGES else LANGUAGES[0])
    text, entries = request.query_params.get("text", "")[:100], engine.run("cluster_search", lang=say.lang)
    found, told = search.find(text, entries), ""
    if found:
        told = say.plural("{n} answer", "{n} answers", len(found))
    elif found := search.near(text, entries):
        told = say.plural("Nothing bears this name; {n} name is near it", "Nothing bears this name; {n} names are near it", len(found))
    else:
        told = say("Nothing bears this name.")
    return JSONResponse({"hits": [{"kind": hit.kind, "code": hit.code, "label": hit.label, "told": search.told(hit, say)} for hit in found], "status": told})


ROUTES = [Route(HITS, hits)]


def search_box(say: Speech, page: str) -> None:
    """The box; what is chosen in it leads to its page, unless `page` is that one."""
    going = st.session_state.pop("_going", page)
    if going != page:
        st.switch_page(f"pages/{going}.py")
    hint = say("A cluster, a former name, a region, an organisation, a theme")
    _box(key="_search", data={"route": HITS, "lang": say.lang, "placeholder": say("Search"), "label": say("Search"), "hint": hint}, height=38, on_chosen_change=_choose)


def _choose() -> None:
    st.session_state.update(leading(**(st.session_state["_search"].chosen or {}), region=st.session_state.get("region")))


def leading(kind: str = "", code: str | None = None, region: str | None = None) -> dict:
    """What the session must hold to go to what was found: clusters and regions are lenses of the frame, themes and organisations parameters of the clusters' page.

    `region` is the one chosen so far: it is freed where the cluster found has its seat in another.
    """
    if kind not in PAGES:
        return {}
    elsewhere = kind == "cluster" and region and engine.run("cluster_names").set_index("cluster_id")["_region_code"].get(code) != region
    freed = {"cluster": {"sheet": "card", **({"region": None} if elsewhere else {})}, "region": {"against": None}}.get(kind, {"cluster": None, "region": None, "theme": None, "organisation": None})
    return {**freed, kind: code, "_going": PAGES[kind]}
