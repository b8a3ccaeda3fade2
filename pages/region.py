"""Regions: the portrait of one, three things to say in a meeting, two side by side; all of them where none is chosen."""

import html

import streamlit as st

import address
import views
from exports.sheet import Content
from pages.shell import browser, here, kept, link, paper, receipt, show, state
from pages.shell.columns import in_columns
from queries import engine
from views import region, region_compare, region_facts, region_ranks

place = here()
say, chosen = place.say, place.state["region"]
names = dict(engine.run("region_names").itertuples(index=False))


def options() -> None:
    """The quiet options of the page: how an inter-regional cluster counts, the measure, then the borders for France, another region for one."""
    with place.controls, st.popover(say("Options")):
        st.html(f"<b>{say('A cluster of several regions counts')}</b>")
        state.segmented("counting", say("Counting"), {name: say(text) for name, text in region.COUNTING_NAMES.items()})
        st.html(f"<b>{say('Ranks are shown')}</b>")
        state.segmented("per", say("Measure"), {name: say(text) for name, text in region_ranks.PER_NAMES.items()})
        if chosen is not None:
            st.html(f"<b>{say('Side by side with')}</b>")
            state.select("against", say("Compare with"), {code: name for code, name in names.items() if code != chosen}, say("Another region"), width="stretch")
        else:
            st.html(f"<b>{say('Regions are')}</b>")
            state.segmented("borders", say("Borders"), {"2016": say("The 18 of today"), "2005": say("The 27 before 2016")})


def known(name: str) -> bool:
    return not views.draw(name, place.look, place.filters).empty


if chosen is None:
    options()
    place.question(
        say("What has become of the clusters, region by region?"),
        region.overview(place.state.phase, place.state["counting"], say, mapped=place.state["borders"] == "2016"),
    )
    if place.state["borders"] == "2005":
        show("region_former", place)
    else:
        left, right = st.columns([1, 1.1], gap="large")
        with left:
            show("region_counts_map", place)
        with right:
            show("region_clusters_rank", place)
    st.stop()

options()
if place.state["against"] and place.state["against"] != chosen:
    both = views.draw("region_comparison", place.look, place.filters)
    place.question(say("{first} and {second}: what sets them apart?", first=names[chosen], second=names[place.state["against"]]), region_compare.answer(both.frame, say, both.context))
    show("region_comparison", place)
    st.stop()

place.question(region.question(chosen, say), region.answer(chosen, place.state.phase, place.state["counting"], say))

things = region_facts.best(place.look, place.filters)


unknown = [
    *([] if known("region_money") else [say("Money of the Region or the State for its clusters: no amount read.")]),
    *([] if known("region_figures") else [say("Members, establishments or jobs in the region: no figure read.")]),
    say("The share of the clusters' members that stand in the region: not public."),
    say("ERDF money entrusted to the clusters: not read."),
]


def on_paper() -> Content:
    """What the A4 sheet of the region holds."""
    wide, *pictures = (views.draw(name, place.look, place.filters) for name in ("region_lives", "region_clusters_rank", "region_money_rank", "region_partners", "region_members", "region_moves"))
    answer = region.answer(chosen, place.state.phase, place.state["counting"], say)
    counting = say("In this sheet, {counting}.", counting=region.counted(wide.context, say))
    sentences = [f"{drawn.words.title.rstrip('.')} ({drawn.words.subtitle})." for drawn in things]
    return Content(names[chosen], f"{answer} {counting}", sentences=sentences, wide=wide, pictures=pictures, unknown=unknown)


def copied(said: list) -> str:
    """Sentences as they are pasted in a note: each with its sources, as the page names them, then the address of the live view."""
    told = [f"{drawn.words.title} ({drawn.words.subtitle}. {say('Source:')} {drawn.sources.line})" if drawn.sources.line else f"{drawn.words.title} ({drawn.words.subtitle})" for drawn in said]
    return "\n".join([*told, say("Live view: {link}", link=paper.link(place, "regions", "region"))])


def copy_button(label: str, key: str, said: list) -> None:
    if st.button(label, key=key, type="tertiary"):
        browser.copy(copied(said))
        st.toast(say("Copied"))


with place.controls:
    paper.button(place, names[chosen], on_paper, "regions", "region")
left, right = st.columns([1.35, 1], gap="large")
with left:
    with st.container(key="say-all", horizontal=True, vertical_alignment="center"):
        st.html(f"<h2 class='section'>{say('Three things to say in a meeting')}</h2>", width="content")
        copy_button(say("Copy all three"), "copy-all", things)
    for number, drawn in enumerate(things, start=1):
        with st.container(key=f"view-{drawn.view.name}", gap=None):
            rank, sentence = st.columns([0.05, 0.95], gap="small")
            rank.html(f"<p class='thing-rank'>{number}</p>")
            with sentence:
                st.html(f"{drawn.markup}<p class='thing-source'>{drawn.words.subtitle} · {drawn.words.scope}</p>")
                with st.container(key=f"say-{drawn.view.name}", horizontal=True, gap="small"):
                    copy_button(say("Copy"), f"copy-{drawn.view.name}", [drawn])
                    st.button(say("Add to the deck"), key=f"deck-{drawn.view.name}", type="tertiary", on_click=kept.add, args=(drawn,))
                    if st.button(say("Source and calculation"), key=f"receipt-{drawn.view.name}", type="tertiary"):
                        receipt.open_for(drawn)
with right:
    show("region_seats", place)



def ways() -> None:
    """From the cluster that is chosen to what the product says of it: its card, its peers, a comparison."""
    cluster = place.state["cluster"]
    if cluster is None:
        return
    called = engine.run("cluster_names").set_index("cluster_id").at[cluster, "short_name"]
    sheets = {"card": {}, "peers": {"sheet": "peers", "peers": "size"}, "compare": {"sheet": "compare"}}
    told = {"card": say("its card"), "peers": say("its peers of similar size"), "compare": say("set beside others")}
    links = [f"<a href='{html.escape(link('poles', address.write({**place.state.values, **sheets[name]}, 'cluster')), quote=True)}'>{text}</a>" for name, text in told.items()]
    st.html(f"<p class='listed ways'><b>{say('{cluster}:', cluster=html.escape(called))}</b> {' · '.join(links)}</p>")


if known("region_lives"):
    show("region_lives", place, handle=ways)
if known("region_standing"):
    show("region_standing", place, handle=ways)
if known("region_money"):
    show("region_money", place)

changed = len(views.draw("region_former", place.look, place.filters).frame) > 1
ranks = [("region_clusters_rank", None), ("region_money_rank", None), ("region_moves", None)]
ties = ("region_partners", (say("No European project shared with another region was read"), say("Horizon 2020 and Horizon Europe, begun in the phase; the tables begin in 2014.")))
in_columns(
    [
        *([*ranks, ties] if region.ever(chosen) else [ties, *ranks]),
        ("region_members", None),
        *([("region_former", None)] if changed else []),
        ("", (say("What public data do not say"), *unknown)),
    ],
    place,
)

if known("region_figures"):
    with st.expander(say("Other figures read on the region, former regions included")):
        show("region_figures", place, heading="h3")
