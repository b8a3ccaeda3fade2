"""A deck as one page that plays it: every slide drawn by the visitor's browser before it is asked for. The server's page and the HTML file are the same."""

import html
import json
from collections.abc import Sequence
from pathlib import Path

from charts.look import Look
from decks.model import Deck
from exports import cards
from language import Speech
from views.search import fold

STYLE, SCRIPT = (Path(__file__).with_name(f"player.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))


def page(deck: Deck, look: Look, played: Sequence[dict], *, plotly: str, fonts: str, back: str = "", ask: str = "", held: dict | None = None) -> str:
    """The whole page. `played` is what `staged.slides` gives; `plotly` the script element of the drawing library; `fonts` the faces as CSS.

    `back` is where Esc leads; `ask` the address that gives a card, where there is a server; `held` the cards themselves, `kind:code` → card, where there is none.
    """
    say, titles = look.say, [one["title"] or one["steps"][one["at"]]["title"] for one in played]
    mine = [{"kind": "slide", "code": str(at), "name": fold(title), "label": title, "detail": say("slide {n}", n=at + 1)} for at, title in enumerate(titles)]
    named = [entry for entry in cards.entries(say) if ask or f"{entry['kind']}:{entry['code']}" in (held or {})]
    told = {
        "words": _words(say), "slides": list(played), "back": back, "ask": ask, "cards": held or {},
        "entries": [*(entry for entry in named if entry["kind"] != "view"), *mine, *(entry for entry in named if entry["kind"] == "view")],
    }
    title = deck.title or say("Presentation")
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return (
        f"<!doctype html><html lang='{say.lang}'{' data-dark' if look.dark else ''}><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'><title>{html.escape(title)} · Interpôles</title>"
        f"<style>{fonts}{STYLE}</style>{plotly}</head><body>{_frame(say, closes=bool(back))}<script type='application/json' id='deck'>{content}</script><script>{SCRIPT}</script></body></html>"
    )


def _words(say: Speech) -> dict[str, str]:
    return {
        "slide": say("slide"), "unknown": say("not known"), "nothing": say("Nothing bears this name."), "unreachable": say("This card is out of reach: the server does not answer."),
        "no_note": say("No note for this slide."), "end": say("End of the presentation"), "alone": say("These notes follow the window of the slides: open them there, with the key N."), "empty": say("The deck holds no slide."), "leave": say("Esc again to close"),
        "rows": say("{shown} rows of {all}; the others are on the page", shown="{shown}", all="{all}"), "parts": say("{shown} of {all}; the others are on the page", shown="{shown}", all="{all}"),
    }


def keys(say: Speech, closes: bool = True) -> list[tuple[str, str]]:
    """The keys of the presentation and what each does; `closes`: whether Esc leads back to the page, which a file has not."""
    out = say("back to the slide, then out of full screen; twice more, the end") if closes else say("back to the slide, then out of full screen")
    return [
        (say("→, space, Page Down"), say("next slide")), (say("←, Page Up"), say("previous slide")), (say("Home, End"), say("first, last slide")), (say("Number, then Enter"), say("that slide")),
        (say("B or ."), say("black screen, and back")), (say("/ or Ctrl+K"), say("a question: find a cluster, a region, a figure")), (say("P"), say("play the phases")),
        (say("N"), say("notes, in a second window")), (say("T"), say("time elapsed")), (say("F"), say("full screen")), (say("Esc"), out), (say("?"), say("these keys")),
    ]


def _frame(say: Speech, closes: bool) -> str:
    lines = "".join(f"<dt>{html.escape(key)}</dt><dd>{html.escape(does)}</dd>" for key, does in keys(say, closes))
    find, heading = html.escape(say("Cluster, region, figure"), quote=True), html.escape(say("Keys"))
    buttons = "".join(f"<button data-key='{key}'>{html.escape(text)}</button>" for key, text in (("PageUp", say("Previous")), ("PageDown", say("Next")), ("b", say("Black screen")), ("reset", say("Time to zero"))))
    signs = (("PageUp", say("Previous"), "M15 4 7 12l8 8"), ("/", say("Cluster, region, figure"), "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M15 15l6 6"), ("PageDown", say("Next"), "M9 4l8 8-8 8"))
    touch = "".join(f"<button data-key='{key}' aria-label='{html.escape(text, quote=True)}'><svg viewBox='0 0 24 24'><path d='{drawn}'/></svg></button>" for key, text, drawn in signs)
    return (
        f"<nav id='touch'>{touch}</nav><main id='stage'><div id='clock'></div><div id='bar'></div><div id='ask' role='dialog' aria-label='{find}' hidden><input type='text' placeholder='{find}' aria-label='{find}' role='combobox' aria-expanded='true' aria-controls='hits' autocomplete='off' spellcheck='false'><ul role='listbox' id='hits' aria-label='{find}'></ul></div>"
        f"<div id='keys' role='dialog' aria-label='{heading}' hidden><h2>{heading}</h2><dl>{lines}</dl></div></main><div id='black' hidden></div><p id='leave' role='status' hidden></p><p id='told' role='status' style='position:absolute;left:-9999px'></p>"
        f"<div id='notes' hidden><header><span class='place'></span><b class='time'></b></header><div><h1></h1><div class='say'></div><p class='hint'></p></div><div class='next'>{html.escape(say('Next'))}<b></b></div><footer>{buttons}</footer></div>"
    )
