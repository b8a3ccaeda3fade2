"""The one function that draws a view: title, picture or table, Lecture, Champ, Source, completeness, menu, receipt."""

import functools
import html
from collections.abc import Callable

import pandas as pd
import streamlit as st

import views
from exports import files, image
from language import Speech, raised, unbroken
from pages.shell import browser, figure, kept, receipt
from pages.shell.frame import Here
from views.core import Drawn


def show(name: str, here: Here, *, heading: str = "h2", handle: Callable[[], None] | None = None, **more) -> Drawn:
    """Draw the view `name` for the state of the page; `more` are filters of the page's own. Returns what was drawn.

    `handle` draws the controls that belong to the picture, between its words and it.
    Raises views.UnknownView. A view with a `number` is drawn as a number, else as a picture with its twin.
    """
    drawn = views.draw(name, here.look, {**here.filters, **more})
    with st.container(key=f"view-{name}", gap=None):
        if drawn.view.number is not None:
            _number(drawn)
        else:
            _title(drawn, heading)
            if handle is not None:
                handle()
            _body(drawn, _twin(name))
            _foot(drawn)
    return drawn


def _title(drawn: Drawn, heading: str) -> None:
    words, say = drawn.words, drawn.look.say
    subtitle = say("{subtitle}; {hint}", subtitle=words.subtitle, hint=say(drawn.view.hint)) if drawn.view.hint and not drawn.empty else words.subtitle
    st.html(f"<{heading} class='view-title'>{unbroken(raised(html.escape(words.title)))}</{heading}><p class='view-subtitle'>{raised(html.escape(subtitle))}</p>")


def _twin(name: str) -> str:
    return st.session_state.get(f"twin-{name}") or "chart"


def _body(drawn: Drawn, twin: str) -> None:
    pick = drawn.view.pick
    if twin == "table" or (drawn.view.chart is None and drawn.markup is None):
        st.html(table(drawn))
        return
    if drawn.markup is not None:
        st.html(drawn.markup)
        return
    figure.draw(drawn, functools.partial(_picked, pick) if pick else None)


def _picked(parameter: str, chosen: str) -> None:
    """A mark that was clicked is chosen; clicked again, it is left."""
    st.session_state[parameter] = None if st.session_state.get(parameter) == chosen else chosen


def sourced(drawn: Drawn) -> pd.DataFrame:
    """The twin, with the source of each row in a last column where the receipt says that it is there."""
    if not receipt.by_row(drawn):
        return drawn.table
    return drawn.table.assign(**{drawn.look.say("Source"): [drawn.sources.told(cell) for cell in drawn.rows["source_id"]]})


def table(drawn: Drawn) -> str:
    """The twin as an HTML table that a screen reader reads: caption, headings with their scope."""
    shown, say = sourced(drawn), drawn.look.say
    numeric = [not any(c.isalpha() for c in "".join(shown.iloc[:, i].astype(str))) for i in range(shown.shape[1])]
    head = "".join(f"<th scope='col'{' class=num' if numeric[i] else ''}>{html.escape(name)}</th>" for i, name in enumerate(shown.columns))
    body = "".join(
        "<tr>" + "".join(f"<{'th scope=row' if i == 0 else 'td'}{' class=num' if numeric[i] else ''}>{raised(html.escape(str(cell)))}</{'th' if i == 0 else 'td'}>" for i, cell in enumerate(row)) + "</tr>"
        for row in shown.itertuples(index=False)
    )
    label = html.escape(drawn.words.title, quote=True)
    return (
        f"<div class='twin' role='region' tabindex='0' aria-label=\"{label}\"><table><caption><span>{html.escape(drawn.words.title)} · </span>{say.plural('{n} row', '{n} rows', len(shown))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _foot(drawn: Drawn) -> None:
    words, say, name = drawn.words, drawn.look.say, drawn.view.name
    lines = [f"<b>{say('Reading:')}</b> {html.escape(words.reading)}."]
    source = f" <b>{say('Source:')}</b> {html.escape(drawn.sources.line)}." if drawn.sources.line else ""
    lines.append(f"<b>{say('Field:')}</b> {html.escape(words.scope)}.{source}")
    lines += [html.escape(told) for told in (words.note, words.method) if told]
    st.html(raised("<div class='view-foot'>" + "<br>".join(lines) + "</div>"))
    with st.container(key=f"tools-{name}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(coverage(drawn))
        if drawn.view.chart is not None or drawn.markup is not None:
            st.segmented_control(
                say("Form"), ["chart", "table"], default="chart", required=True, key=f"twin-{name}", persist_state="session", label_visibility="collapsed",
                format_func={"chart": say("Chart") if drawn.view.chart is not None else say("Text"), "table": say("Table")}.get,
            )
        if st.button(say("Source and calculation"), key=f"receipt-{name}", type="tertiary"):
            receipt.open_for(drawn)
        menu = _menu(say, pictured=drawn.view.chart is not None)
        done = st.menu_button(say("More"), list(menu), key=f"more-{name}", type="tertiary", format_func=menu.get, on_click=kept.chosen, args=(f"more-{name}", drawn))
    if done and done != "deck":
        _do(done, drawn)


def coverage(drawn: Drawn) -> str:
    """The small bar of completeness, with its words."""
    known = drawn.words.coverage
    if known is None:
        return "<span class='coverage'></span>"
    text = drawn.look.say("{unit}: {known} of {total}", known=drawn.look.say.number(known.known), total=drawn.look.say.number(known.total), unit=known.unit)
    return f"<span class='coverage'><i style='--share:{known.share:.3f}'></i>{html.escape(text)}</span>"


def _menu(say: Speech, *, pictured: bool = True) -> dict[str, str]:
    images = {"svg": say("Image (SVG)"), "png": say("Image (PNG)")} if pictured else {}
    return {
        "full": say("Full screen"), **images, "csv": say("Data (CSV for Excel)"),
        "machine": say("Data (CSV for machines)"), "xlsx": say("Data (XLSX)"), "cite": say("Cite"), "deck": say("Add to the deck"),
    }


def _do(action: str, drawn: Drawn) -> None:
    if action == "full":
        browser.full_screen(f"st-key-view-{drawn.view.name}")
    elif action in ("svg", "png"):
        browser.save_image(image.standalone(drawn), files.filename(drawn.alone, action), action)
    elif action == "cite":
        receipt.open_for(drawn)
    else:
        file = files.MAKERS[action](drawn)
        browser.save(file.content, file.name, file.mime)


def _number(drawn: Drawn) -> None:
    number, say = drawn.number, drawn.look.say
    label = number.label if number else drawn.words.title
    if st.button(label, key=f"receipt-{drawn.view.name}", type="tertiary", help=say("Where does this figure come from?")):
        receipt.open_for(drawn)
    if number is None:
        st.html(f"<p class='number'><b>–</b></p><p class='number-change'>{html.escape(say('not known'))}</p>")
        return
    unit = f"<span>{html.escape(number.unit)}</span>" if number.unit else ""
    sure = {"high": say("high confidence"), "medium": say("medium confidence"), "low": say("low confidence")}[number.confidence]
    st.html(
        f"<p class='number'><b>{html.escape(number.value)}</b>{unit}</p>"
        f"<p class='number-change'><i class='sure {number.confidence}' role='img' aria-label='{html.escape(sure, quote=True)}' title='{html.escape(sure, quote=True)}'></i>{number.change}</p>"
        + (f"<p class='number-change'>{html.escape(number.basis)}</p>" if number.basis else "")
    )
