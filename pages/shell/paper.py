"""The A4 sheet of a page, made only when it is asked for."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st

import address
from exports import pdf, sheet
from exports.files import filename
from pages.shell import browser
from pages.shell.frame import Here


def link(here: Here, slug: str, page: str) -> str:
    """The address of the view as it stands, on this server."""
    base = urlsplit(st.context.url or "http://localhost:8501")
    query = urlencode(address.write(here.state.values, page))
    return f"{base.scheme}://{base.netloc}/{slug}{'?' + query if query else ''}"


def button(here: Here, name: str, content: Callable[[], sheet.Content], slug: str, page: str) -> None:
    """A button that saves the sheet on `name`. `content` is asked only then."""
    say = here.say
    if not st.button(say("A4 sheet (PDF)"), key="a4", type="tertiary"):
        return
    try:
        with st.spinner(say("The sheet is being drawn…")):
            made = sheet.a4(content(), link(here, slug, page), say)
        browser.save(made, filename(say("Sheet on {name}", name=name), "pdf"), "application/pdf")
    except pdf.NoPdf as error:
        st.warning(error.said(say))
