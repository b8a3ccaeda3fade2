"""Two columns of about one length, whatever each view holds today."""

import streamlit as st

import views
from pages.shell.frame import Here
from pages.shell.show import show

WORDS, ROW, SAID = 190, 44, 90  # px: title, Lecture and tools of a view; a row of a list; a part that is only said to be missing


def missing(heading: str, *lines: str) -> None:
    """What the public tables do not say: told, never blank. Texts are in the page's language; a line that begins with a tag is a block of its own."""
    st.html(f"<h2 class='section'>{heading}</h2>" + "".join(line if line.startswith("<") else f"<p class='view-subtitle'>{line}</p>" for line in lines))


def in_columns(parts: list[tuple[str, tuple[str, ...] | None]], here: Here) -> None:
    """Show parts in reading order, each in the column that is shorter so far.

    A part is the name of a view and what to say where it holds nothing: a heading and lines, or None to leave it out. A part without a name is only said.
    """
    columns, filled = st.columns(2, gap="large"), [0, 0]
    for name, otherwise in parts:
        drawn = views.draw(name, here.look, here.filters) if name else None
        empty = drawn is None or drawn.empty
        if empty and otherwise is None:
            continue
        place = filled.index(min(filled))
        with columns[place]:
            if empty:
                missing(*otherwise)
                filled[place] += SAID + 24 * len(otherwise)
            else:
                show(name, here)
                filled[place] += WORDS + (ROW * len(drawn.rows) if drawn.view.chart is None else int(drawn.figure.layout.height))
