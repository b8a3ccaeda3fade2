"""A part of a page that the browser drives: its markup in the page, its script asked for once and kept by the browser."""

import zlib
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SCRIPTS = "/part"
_scripts: dict[str, bytes] = {}


def part(name: str, html: str, script: Path, **options) -> Callable:
    """Declare a part; what it gives mounts it (`key`, `data`, `on_…_change`), as st.components.v2 does.

    A run of the page carries two lines of script (two: one alone would be read as the name of a file); what they load stays in the browser until it changes.
    """
    content = script.read_bytes()
    asked = f"{zlib.crc32(content):08x}-{script.name}"
    _scripts[asked] = content
    load = f"""export default component => {{
  return import(location.origin + "{SCRIPTS}/{asked}").then(part => part.default(component)); }}"""
    return st.components.v2.component(name, html=html, js=load, **options)


async def _script(request: Request) -> Response:
    content = _scripts.get(request.path_params["name"])
    if content is None:
        return Response(status_code=404)
    return Response(content, media_type="text/javascript", headers={"Cache-Control": "public, max-age=31536000, immutable"})


ROUTES = [Route(SCRIPTS + "/{name}", _script)]
