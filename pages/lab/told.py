"""What is said beside the figures: the rule that is broken and its repairs, what must be known, the summary."""

import html

import streamlit as st

from language import Speech
from pages.lab import acts
from pages.shell import browser
from scenarios import goal, rules, words
from scenarios.beside import Base, Sets
from scenarios.inputs import Inputs
from scenarios.levers import Levers
from scenarios.model import Outcome
from scenarios.words import percent

HALF = 0.5  # of the budget, what was asked of members in 2011
WHOLE = ("too_many", "no_base")  # reasons that are a whole sentence: no scenario was unreadable
REPAIRS = 2  # offered under the hand; each mends the rule by itself


def rule(outcome: Outcome, say: Speech) -> None:
    """The state of the rule, always in the same place: held, or broken with repairs to click."""
    broken = rules.broken(outcome)
    values = {"share": percent(outcome.need_share, say), "ceiling": percent(outcome.levers["private_max"] / 100, say)}
    with st.container(key="lab-rule", horizontal=True, vertical_alignment="center", gap="small"):
        if not broken:
            st.html(f"<p class='lab-held'>{say('No rule is broken: members at {share}, ceiling {ceiling}.', **values)}</p>")
            return
        whole, short = html.escape(words.rule(broken[0], say), quote=True), say("members at {share}, ceiling {ceiling}", **values)
        st.html(f"<p class='lab-broken' role='alert' aria-label=\"{whole}\" title=\"{whole}\"><b>{say('Broken rule:')}</b> {short}</p>", width="content")
        for place, repair in enumerate(broken[0].repairs[:REPAIRS]):
            st.button(words.repair(repair, outcome, say), key=f"repair-{place}", on_click=acts.to, args=(repair.levers,), help=say("Mend the rule this way; it can be undone"), width="content")


def goals(levers: Levers, base: Base, tables: Inputs, say: Speech, region: str | None = None) -> None:
    """What each aim takes, in a sentence, and a button that sets the levers to it where some values of them do; first of all what the chosen region lacks of what it has in `base`."""
    if region and (kept := goal.keep_region(levers, tables, region, base.levers)):
        one, lacks = kept
        _goal("region", words.one_region(one, lacks, base.said, say), one.levers if lacks > words.NEAR else None, levers, say)
    for place, found in enumerate((goal.keep_regions(levers, tables), goal.keep_clusters(levers, tables, base.levers), goal.private_share(levers, tables, HALF))):
        _goal(str(place), words.answer(found, base.said, say), found.levers, levers, say)


def _goal(key: str, text: str, to: Levers | None, levers: Levers, say: Speech) -> None:
    with st.container(key=f"lab-goal-{key}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<p class='lab-goal'>{html.escape(text)}</p>")
        if to is not None:
            st.button(say("Set the levers so"), key=f"goal-{key}", on_click=acts.to, args=(to,), help=say("Authorities pay first, then the State; it can be undone"), width="content", disabled=to == levers)


def refusals(sets: Sets, say: Speech) -> None:
    """One line for the scenarios of the address that could not be read."""
    late = acts.told()
    reasons = {whole: " ".join(dict.fromkeys(error.said(say) for error in sets.refused if (error.reason in WHOLE) is whole)) for whole in (False, True)}
    told = [say("A scenario of the address was left out: {reasons}", reasons=reasons[False])] if reasons[False] else []
    for line in [*told, *([reasons[True]] if reasons[True] else []), *([late.said(say)] if late else [])]:
        st.html(f"<p class='refused' role='status'>{html.escape(line)}</p>")


def notices(outcome: Outcome, say: Speech) -> None:
    """What must be known to read the results."""
    found = "".join(f"<li>{html.escape(words.notice(one, say))}</li>" for one in rules.notices(outcome))
    if found:
        st.html(f"<h2 class='section'>{say('To be read with these results')}</h2><ul class='lab-notices'>{found}</ul>")


def summary(text: str, link: str, say: Speech) -> None:
    """The computed summary, with the ways to send it: its text, and the address that opens the same page."""
    with st.container(key="say-summary"):
        st.html(f"<h2 class='section'>{say('In a few sentences')}</h2><p class='lab-summary'>{html.escape(text)}</p>")
        with st.container(key="copies", horizontal=True, gap="medium"):
            offered = (("copy-link", say("Copy the link"), link), ("copy-summary", say("Copy the summary"), text), ("copy-both", say("Copy the summary and the link"), f"{text}\n{link}"))
            asked = [what for key, label, what in offered if st.button(label, key=key, type="tertiary")]
        for what in asked:  # after the buttons: what is told to the browser takes the place of none
            browser.copy(what)
            st.toast(say("Copied"))
