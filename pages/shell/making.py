"""A long export: made beside the page, with its progress, and stopped when asked. Nothing here waits."""

import errno
import importlib
import importlib.util
import logging
import threading
from dataclasses import dataclass, field

import streamlit as st

from charts.look import Look
from decks.model import Deck
from exports import pdf
from exports.staged import Cancelled
from language import Speech
from pages.shell import browser

KINDS = ("pptx", "deck_pdf", "deck_html", "deck_xlsx")  # modules of exports, each with `make(deck, look, progress)`
_KEY, EVERY = "_deck_making", 0.4  # seconds
STEP_NAMES = {"slide": "Slide {n} of {total}", "card": "Card {n} of {total}, for the questions of the room", "print": "The pages are being printed…", "file": "The file is being written…"}


@dataclass
class Making:
    """An export under way: what it has done, whether it should stop, what came of it."""

    kind: str
    total: int
    done: float = 0
    step: str = "slide"
    stop: bool = False
    file: object = None
    error: BaseException | None = None
    thread: threading.Thread | None = field(default=None, repr=False)

    @property
    def over(self) -> bool:
        return self.file is not None or self.error is not None

    def progress(self, done: float, total: int, step: str = "slide") -> None:
        """What the maker calls before each part of each step; raises Cancelled once the visitor has asked to stop."""
        if self.stop:
            raise Cancelled(self.kind)
        self.done, self.total, self.step = done, total, step

    def told(self, say: Speech) -> str:
        """The step in words."""
        return say("Stopping…") if self.stop else say(STEP_NAMES[self.step], n=min(int(self.done) + 1, self.total), total=self.total)

    def run(self, deck: Deck, look: Look) -> None:
        try:
            self.file = importlib.import_module(f"exports.{self.kind}").make(deck, look, self.progress)
        except Exception as error:
            self.error = error
            if not isinstance(error, Cancelled | pdf.NoPdf):
                logging.getLogger("interpoles").error("export failed", exc_info=error)


def standing() -> list[str]:
    """The formats that can be made."""
    return [kind for kind in KINDS if importlib.util.find_spec(f"exports.{kind}")]


def start(kind: str, deck: Deck, look: Look) -> None:
    """Begin an export. A callback."""
    making = Making(kind, len(deck.slides))
    making.thread = threading.Thread(target=making.run, args=(deck, look), daemon=True)
    st.session_state[_KEY] = making
    making.thread.start()


def under_way() -> bool:
    """Whether an export runs."""
    making = st.session_state.get(_KEY)
    return making is not None and not making.over


def watch(say: Speech) -> None:
    """Show what is under way; hand over the file when it is done, or say why there is none."""
    if under_way():
        _follow(say)
    elif _KEY in st.session_state:
        _tell(st.session_state.pop(_KEY), say)


@st.fragment(run_every=EVERY)
def _follow(say: Speech) -> None:
    making: Making | None = st.session_state.get(_KEY)
    if making is None or making.over:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="deck-progress"):
        st.progress(min(making.done / max(making.total, 1), 1.0), text=making.told(say))
        if st.button(say("Cancel"), key="deck-cancel", disabled=making.stop):
            making.stop = True


def _tell(making: Making, say: Speech) -> None:
    if making.file is not None:
        browser.save(making.file.content, making.file.name, making.file.mime)
        st.toast(say("Saved: {name}", name=making.file.name))
    elif isinstance(making.error, Cancelled):
        st.toast(say("Cancelled: no file was made."))
    elif isinstance(making.error, pdf.NoPdf):
        st.warning(making.error.said(say))
    elif isinstance(making.error, OSError) and making.error.errno == errno.ENOSPC:
        st.warning(say("This file could not be made: the disk of this machine is full. The other formats remain."))
    else:
        st.warning(say("This file could not be made; the journal of the server says why. The other formats remain."))
