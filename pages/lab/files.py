"""Dialogs of the scenario lab: the name of a scenario, its file, where a lever comes from."""

import html
from dataclasses import replace

import streamlit as st

from exports.files import filename
from language import Speech
from pages.lab import acts
from pages.shell import choose, receipt
from queries import engine
from scenarios import inputs
from scenarios.beside import LETTERS, Set, Sets
from scenarios.files import LARGEST, Scenario, from_json, to_json
from scenarios.grounds import ground, payer
from scenarios.levers import BY_KEY, KIND_NAMES, Lever
from scenarios.presets import PRESET_GROUP_NAMES, Preset, matching
from scenarios.refusal import Refused
from scenarios.words import UNIT_NAMES, changes, spoken
from views.sources import Sources, index


def saved(sets: Sets, say: Speech) -> tuple[bytes, str, str]:
    """(content, name, type) of the file of the scenarios of the page, the base of comparison with them."""
    made = [Scenario(one.levers, one.given or (one.name(say) if matching(one.levers) else "")) for one in sets.whole]
    whole = replace(made[0], data_version=engine.version(), beside=tuple(made[1:]), base=sets.base.letter if sets.base else "")
    name = say.plural("{name} and {n} other", "{name} and {n} others", len(made) - 1, name=sets.current.name(say)) if made[1:] else sets.current.name(say)
    return to_json(whole).encode(), filename(name or "scenario", "json"), "application/json"


def opened(file: choose.File, say: Speech) -> tuple[Scenario | None, str]:
    """The scenario of a file, or None and the reason in the language of `say`."""
    try:
        if file.content is None:
            raise Refused("too_large", {"n": file.size, "most": LARGEST})
        return from_json(file.content, inputs.current().now.ids), ""
    except Refused as error:
        return None, error.said(say)


def ask_name(sets: Sets, place: int, say: Speech) -> None:
    """Ask for the name of a scenario."""
    one = sets.whole[place]

    def write() -> None:
        text = st.text_input(say("Name"), value=one.name(say), max_chars=40, key="lab-name", help=say("Letters, digits and plain signs; the name travels in the link."))
        if st.button(say("Keep this name"), type="primary"):
            acts.rename(sets, place, text)
            st.rerun()

    st.dialog(say("Name of scenario {letter}", letter=one.letter))(write)()


def ask_file(sets: Sets, say: Speech) -> None:
    """Ask for a file; the one scenario that it holds takes the place of the current one, which can be undone; several, that of all those of the page."""

    def write() -> None:
        st.markdown(say("A JSON file saved by this page: one scenario takes the place of scenario A, several that of all those of the page. Nothing of it is kept on the server."))
        file = choose.file(say("Choose a file"), ".json", LARGEST, "lab-file")
        if file is None:
            return
        found, reason = opened(file, say)
        if found is None:
            st.error(say("The file was not taken. {reason}", reason=reason))
            return
        acts.write(*taken(found, sets))
        st.rerun()

    st.dialog(say("Open a scenario"))(write)()


def taken(found: Scenario, sets: Sets) -> tuple[list[Set], Set | None]:
    """The scenarios of the page once a file is opened, and the one that they are compared with; one alone leaves those beside where they are."""
    held = [Set(letter, one.levers, acts.plain(one.name)) for letter, one in zip(LETTERS, (found, *found.beside), strict=False)]
    if not held[1:]:
        return [*held, *sets.others], sets.base
    return held, next((one for one in held if one.letter == found.base), None)


def tell_lever(key: str, say: Speech) -> None:
    """Open what a lever is and where its values come from, at the right edge of the page."""
    lever = BY_KEY.get(key)
    if lever is not None:
        st.dialog(say("Where does this lever come from?"), width="medium", position="right")(_tell)(lever, say)


def _tell(lever: Lever, say: Speech) -> None:
    lines = "".join(receipt.row(*pair) for pair in facts(lever, say))
    st.html(f"<h3 class='view-title'>{html.escape(say(lever.label))}</h3><p>{html.escape(say(lever.definition))}</p><table class='receipt'><tbody>{lines}</tbody></table>")
    receipt.sources(Sources.of([], index(engine.run("sources")), say).named(lever.sources), say)


def tell_preset(preset: Preset, say: Speech) -> None:
    """Open what a starting point stands for, what it moves and the pages behind it, at the right edge of the page."""
    st.dialog(say("Where does this starting point come from?"), width="medium", position="right")(_tell_preset)(preset, say)


def _tell_preset(preset: Preset, say: Speech) -> None:
    lines = "".join(receipt.row(label, say("{value} (instead of {before})", value=value, before=before)) for label, value, before in changes(preset.levers, say))
    st.html(f"<h3 class='view-title'>{html.escape(say(preset.label))}</h3><p>{html.escape(say(PRESET_GROUP_NAMES[preset.group]))}. {html.escape(say(preset.definition))}</p><table class='receipt'><tbody>{lines}</tbody></table>")
    receipt.sources(Sources.of([], index(engine.run("sources")), say).named(preset.sources), say)


def facts(lever: Lever, say: Speech) -> list[tuple[str, str]]:
    """The lines of a lever's receipt, name and text."""
    told = lambda value: spoken(lever, value, say)
    found = [(say("What it is"), say(KIND_NAMES[lever.kind])), (say("Rests on"), say(ground(lever))), *([(say("Who pays"), say(payer(lever)))] if payer(lever) else [])]
    if lever.options:
        return [*found, (say("Values"), say.listing([told(value) for value, _ in lever.options])), (say("Reference, phase 5"), told(lever.default))]
    found += [(say("Unit"), say(UNIT_NAMES[lever.unit])), (say("Bounds"), say("from {low} to {high}", low=told(lever.low), high=told(lever.high)))]
    found.append((say("Today"), told(lever.present) if lever.present is not None else say("not known: no table gives it")))
    return [*found, (say("Reference, phase 5"), told(lever.default))]
