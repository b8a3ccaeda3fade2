"""“Where does this figure come from?”: definition, calculation, sources, date, confidence, completeness, query, citation."""

import html
from collections.abc import Sequence

import streamlit as st

from language import Speech, raised
from pages.shell import kept
from views import computed, filters
from views.core import Drawn
from views.sources import Source

CHECKED = 40  # rows that bear their source in the table of any figure
SHOWN = 12  # sources named before the rest is folded


def open_for(drawn: Drawn) -> None:
    """Open the receipt of a figure at the right edge of the page."""
    say = drawn.look.say
    st.dialog(say("Where does this figure come from?"), width="medium", position="right")(_write)(drawn)


def _write(drawn: Drawn) -> None:
    say = drawn.look.say
    title, reading = drawn.headline, drawn.words.reading
    read = "" if reading.rstrip(".") == title.rstrip(".") else f"<p>{raised(html.escape(reading[:1].upper() + reading[1:]))}.</p>"
    st.html(f"<h3 class='view-title'>{raised(html.escape(title))}</h3>{read}<table class='receipt'><tbody>{''.join(row(*pair) for pair in facts(drawn))}</tbody></table>")
    st.button(say("Add to the deck"), key="receipt-deck", on_click=kept.add, args=(drawn,))
    sources(drawn.sources.all, say)
    by_hand = computed.is_computed(drawn.view.query)
    with st.expander(say("The calculation, for whoever wants to do it again") if by_hand else say("The query, for whoever wants to run it again")):
        st.code(drawn.question.sql.strip(), language="python" if by_hand else "sql")
    st.caption(say("To cite"))
    st.code(drawn.citation, language=None, wrap_lines=True)


def row(name: str, text: str) -> str:
    """One line of a receipt, as HTML; it begins with a capital."""
    return f"<tr><th scope='row'>{html.escape(name)}</th><td>{html.escape(text[:1].upper() + text[1:])}</td></tr>"


def by_row(drawn: Drawn) -> bool:
    """Whether the table gives the source of each row: the rows are few enough to be checked one by one, or the view says that each is."""
    return len(drawn.rows) > 1 and (drawn.view.sourced or len(drawn.rows) <= CHECKED) and "source_id" in drawn.rows and drawn.number is None


def facts(drawn: Drawn) -> list[tuple[str, str]]:
    """The lines of the receipt, name and text, in the page's language."""
    say, words, view = drawn.look.say, drawn.words, drawn.view
    found = [(say("Definition"), say(view.definition)), (say("Calculation"), say(view.formula)), (say("Field"), words.scope)]
    if view.limits:
        found.append((say("Not to be used for"), say(view.limits)))
    if drawn.sources.line:
        pages = say.plural("{n} page read", "{n} pages read", len(drawn.sources.all))
        found.append((say("Source"), say("Interpôles, from {sources} ({pages})", sources=drawn.sources.line, pages=pages)))
        if by_row(drawn):
            found.append((say("Source of each figure"), say("In the last column of the table, row by row.")))
    if drawn.sources.confidence:
        found.append((say("Confidence"), confidence(drawn.sources.confidence, say)))
    if words.coverage:
        known = words.coverage
        found.append((say("Completeness"), say("{unit}: {known} of {total}", known=say.number(known.known), total=say.number(known.total), unit=known.unit)))
    found.append((say("Left out"), say(drawn.question.leaves_out)))
    if chosen := filters.told(drawn.filters, say):
        found.append((say("Filters"), chosen))
    return found


def confidence(rows: dict[str, int], say: Speech) -> str:
    """`élevée : 51 lignes, moyenne : 3 lignes`."""
    names = {"high": say("high"), "medium": say("medium"), "low": say("low")}
    return ", ".join(say("{level}: {rows}", level=names[level], rows=say.plural("{n} row", "{n} rows", count)) for level, count in rows.items())


def sources(found: Sequence[Source], say: Speech) -> None:
    """The pages behind a figure, the most used first; the rest folded."""
    if not found:
        return
    lines = [line(source, say) for source in found]
    st.caption(say("Sources, the most used first"))
    st.html("<ul class='sources'>" + "".join(lines[:SHOWN]) + "</ul>")
    if len(lines) > SHOWN:
        more = say.plural("{n} other source", "{n} other sources", len(lines) - SHOWN)
        st.html(f"<details class='sources'><summary>{more}</summary><ul class='sources'>{''.join(lines[SHOWN:])}</ul></details>")


def line(source: Source, say: Speech) -> str:
    """One source of the list, as HTML; one whose exact address is not known says why it cannot be clicked."""
    title, told = f"<span lang='{source.lang}'>{html.escape(source.title)}</span>", f"{html.escape(source.publisher)}, {html.escape(source.date)}"
    if source.url.startswith("http"):
        return f"<li><a href='{html.escape(source.url, quote=True)}' target='_blank' rel='noreferrer'>{title}</a>, {told}</li>"
    return f"<li>{title}, {told} <span class='unlinked'>({say('exact address not known')})</span></li>"
