"""Clusters: the card of one, its place among its peers, several side by side; all of them where none is chosen."""

import streamlit as st

import address
import views
from exports.sheet import Content
from pages.shell import here, paper, show, state
from pages.shell.columns import in_columns
from queries import engine
from views import cluster, cluster_adding, cluster_compare, cluster_peers, peers

place = here()
say, chosen = place.say, place.state["cluster"]
names = engine.run("cluster_names").set_index("cluster_id")["short_name"]

if chosen is None:
    place.question(
        say("Which cluster do you want to open?"), say("Choose one in the line below, in the search or on the picture; its card says what is known of it and what is not.")
    )
    labels = {
        "theme": dict(engine.run("cluster_theme_names")[["theme", f"label_{say.lang}"]].itertuples(index=False)),
        "organisation": dict(engine.run("cluster_organisation_names").itertuples(index=False)),
    }
    with place.controls:
        for parameter, found in labels.items():
            if place.state[parameter]:
                st.button(f"{found[place.state[parameter]]} ✕", key=f"chip-{parameter}", help=say("Remove this choice"), on_click=state.keep, args=(parameter, None))
    show("cluster_catalogue", place)
    st.stop()

with place.controls:
    sheet = state.segmented("sheet", say("Sheet"), {"card": say("Card"), "peers": say("Peers"), "compare": say("Compare")})


def several(parameter: str, label: str, most: int) -> None:
    """A choice of several clusters, which the address holds in one parameter: those chosen, each with its cross, then a list to add one."""
    held = [name for name in address.several(place.state[parameter]) if name != chosen]
    with st.container(horizontal=True, vertical_alignment="center", key=f"several-{parameter}", gap="small"):
        for name in held:
            rest = "~".join(other for other in held if other != name) or None
            st.button(f"{names[name]} ✕", key=f"drop-{parameter}-{name}", help=say("Remove this choice"), on_click=state.keep, args=(parameter, rest))
        if len(held) < most:
            options = [name for name in names.index if name not in (chosen, *held)]
            st.selectbox(label, options, index=None, key=f"add-{parameter}", format_func=names.get, placeholder=label, label_visibility="collapsed", width=300, on_change=add, args=(parameter, held))


def add(parameter: str, held: list[str]) -> None:
    """In a callback: one cluster more in a list of the address; the box is free again."""
    added = st.session_state[f"add-{parameter}"]
    st.session_state[f"add-{parameter}"] = None
    if added:
        state.keep(parameter, "~".join([*held, added]))


no_project = (say("No European project was read"), say("The cluster is a partner in no project of Horizon 2020 or Horizon Europe (CORDIS, December 2025)."))
too_early = (say("No European project"), say("Its label had ended before Horizon 2020 began, in 2014."))
if cluster.ended_before(chosen, 2014, say):
    no_project = too_early

NUMBERS = ("cluster_members_number", "cluster_eu_number", "cluster_eu_money_number", "cluster_projects_number")
PARTS = [
    ("cluster_lives", None),
    ("cluster_eu_list", no_project),
    ("cluster_members_by_year", (say("No number of members is public"), say("No public page read gives it, and the full list of members is not public."))),
    ("cluster_figures", (say("Projects, money and team are not public"), say("No public page read gives a figure on them."))),
    ("cluster_organisations", (say("No organisation is named in public"), say("The full list of members is not public."))),
    ("cluster_ties", (say("No tie with another cluster is documented"), say("In the pages read; absence is no proof."))),
]


def on_paper() -> Content:
    """What the A4 sheet of the cluster holds."""
    pictures, who = [views.draw(name, place.look, place.filters) for name, _ in PARTS], cluster.identity(chosen, say)
    heading = who["short_name"] if who["name"] == who["short_name"] else f"{who['short_name']}, {who['name']}"
    unknown = [say("{what}. {why}", what=otherwise[0], why=otherwise[1]) for (_, otherwise), one in zip(PARTS, pictures, strict=True) if otherwise and one.empty]
    return Content(heading, cluster.answer(chosen, say), [views.draw(name, place.look, place.filters) for name in NUMBERS], pictures=pictures, unknown=unknown)


if sheet == "card":
    answer = cluster.answer(chosen, say)
    if site := cluster.site(chosen, say):
        host = site.split("//")[1].strip("/").removeprefix("www.")
        answer += " " + say("Its site: {name}.", name=f"[{host}]({site})")
    place.question(cluster.identity(chosen, say)["short_name"], answer)
    with place.controls:
        paper.button(place, chosen, on_paper, "poles", "cluster")
    with st.container(key="numbers"):
        for column, name in zip(st.columns(4), NUMBERS, strict=True):
            with column:
                show(name, place)
    lacking = [name for name, otherwise in PARTS if otherwise and otherwise is not too_early and views.draw(name, place.look, place.filters).empty]
    in_columns([*PARTS, *([("", cluster_adding.how(lacking, say))] if lacking else [])], place)
    if not views.draw("cluster_other_values", place.look, place.filters).empty:
        with st.expander(say("Other values read, and why they are not drawn")):
            show("cluster_other_values", place, heading="h3")

elif sheet == "peers":
    with st.container(horizontal=True, vertical_alignment="center", key="peers-line"):
        st.html(f"<span class='control-name' aria-hidden='true'>{say('Peers')}</span>", width="content")
        state.segmented("peers", say("Peers"), {name: say(cluster_peers.STRATEGY_NAMES[name]) for name in peers.STRATEGIES})
    if place.state["peers"] == "own":
        several("own", say("Add a cluster, up to eight"), 8)
    drawn = views.draw("cluster_peers", place.look, place.filters)
    place.question(say("Where does {cluster} stand among its peers?", cluster=names[chosen]), cluster_peers.answer(drawn.frame, say, drawn.context))
    if cluster_peers.alone(drawn.frame, drawn.context):
        st.stop()  # a rank among one says nothing
    st.html(f"<p class='view-subtitle'>{cluster_peers.who(drawn.frame, say, drawn.context)}</p>")
    show("cluster_peers", place)

else:
    several("others", say("Add a cluster, up to three"), 3)
    drawn = views.draw("cluster_comparison", place.look, place.filters)
    together = [names[name] for name in cluster_compare.columns(drawn.context)]
    if len(together) == 1:
        place.question(say("What is {cluster} to be set beside?", cluster=together[0]), say("Add one to three clusters in the line below."))
    else:
        place.question(say("{clusters}: what sets them apart?", clusters=say.listing(together)), cluster_compare.answer(drawn.frame, say, drawn.context))
    show("cluster_comparison", place)
