"""Network: who works with whom, as far as public pages tell; the picture of a phase, one cluster, the map, the phases side by side, the measures, the organisations, the matrix, what changed, the regions."""

import streamlit as st

from pages.shell import here, play, show, state
from queries import engine
from views import network, network_bridges, network_changes, network_ego, network_ranks, network_words

place = here()
say, phase, cluster = place.say, place.state.phase, place.state["cluster"]
whole = engine.run("network_summary", phase=phase).iloc[0]


def chip() -> None:
    """The chosen cluster, to be left in one click."""
    names = dict(engine.run("cluster_names")[["cluster_id", "short_name"]].itertuples(index=False))
    with st.container(width="content", key="chip-line"):
        st.button(f"{names[cluster]} ×", key="chip", on_click=state.keep, args=("cluster", None))


def links() -> None:
    """A switch for each kind of link."""
    kept = network.linked_by(place.state)
    with st.container(key="kinds-name", width="content"):
        st.markdown(say("Links"), help=network_words.weights(say), width="content")
    st.pills(
        say("Links"), list(KINDS), selection_mode="multi", default=list(kept), key="kinds", label_visibility="collapsed", format_func=KINDS.get,
        on_change=state.on_change("links", lambda: "~".join(kind for kind in KINDS if kind in st.session_state["kinds"]) if len(st.session_state["kinds"]) < len(KINDS) else None),
    )


KINDS = {"shared_organisation": say("Organisations"), "agreement": say("Agreements"), "eu_project": say("European projects"), "merger": say("Mergers")}  # in a word each: the key of the picture says them whole
VIEWS = {"graph": say("Network"), "map": say("Map"), "phases": say("The four phases, 1 to 4"), "measures": say("Measures"), "bridges": say("Organisations"), "matrix": say("Matrix"), "changes": say("Changes"), "regions": say("Regions")}

with place.controls:
    drawn = state.segmented("drawn", say("View"), VIEWS)
    if drawn in ("graph", "map"):
        play.button((1, 2, 3, 4, 5), phase, lambda step: state.keep("phase", str(step)), say, say("Play the phases"), whole=True)
    if cluster and drawn != "graph":
        st.button(say("Its neighbours") + " →", key="neighbours", type="tertiary", on_click=state.keep, args=("drawn", "graph"))

if drawn in ("graph", "map", "phases"):
    place.question(say("Who works with whom?"), network_words.answer(whole, say))
    alone = drawn == "graph" and network_ego.known(cluster, phase, place.state["links"], say)
    with st.container(horizontal=True, vertical_alignment="center", key="links-line"):
        if cluster:
            chip()
        links()
        if alone:
            state.segmented("steps", say("Steps"), {"1": say("1 step"), "2": say("2 steps")})
        elif drawn != "phases":
            state.choice("size", say("Size"), {name: say(text) for name, text in network.SIZE_NAMES.items()}, width=212)
        state.choice("colour", say("Colour"), {name: say(text) for name, text in network.COLOUR_NAMES.items()}, width=212)
    grouped = place.state["colour"] == "community"
    if grouped:
        st.html(network_words.community(say))
    show("network_ego" if alone else f"network_{drawn}", place, handle=lambda: st.html(network.key(phase, place.filters, place.look)))
    if grouped and drawn != "phases" and not alone:
        st.html(network_words.communities(engine.run("network_nodes", phase=phase, lang=say.lang), say))
    if alone:
        with st.container(key="view-network_told"):
            st.html(network_ego.told(cluster, phase, place.state["links"], say))

elif drawn == "measures":
    place.question(say("Are clusters linked at random?"), network_words.answer(whole, say))
    show("network_mixing", place)
    st.html(network_ranks.terms(say))
    with st.container(horizontal=True, vertical_alignment="center", key="tie-line"):
        if cluster:
            chip()
        state.segmented("tie", say("Links"), {name: say(text)[0].upper() + say(text)[1:] for name, text in network_ranks.TIE_NAMES.items()})
    show("network_ranks", place)

elif drawn == "bridges":
    place.question(say("Which organisations stand between clusters?"), say("An organisation that is everywhere says little: each link is shared out among the organisations that make it."))
    with st.container(horizontal=True, vertical_alignment="center", key="order-line"):
        if cluster:
            chip()
        state.segmented("bridging", say("Order"), {name: say(text) for name, text in network_bridges.ORDER_NAMES.items()})
    show("network_bridges", place)

elif drawn == "matrix":
    place.question(say("Who works with whom?"), network_words.answer(whole, say))
    if cluster:
        chip()
    show("network_matrix", place)

elif drawn == "changes":
    since = str(network_changes.earlier(phase, place.state["since"]))
    told = network_changes.sentences(phase, since, say)
    place.question(say("What has changed from phase {before} to phase {phase}?", before=since, phase=phase) if told else say("What has changed since the phase before?"), say("Dated acts and projects, clusters that leave or arrive, and what both do to the network.") if told else say("There is no phase before the first: choose a later one."))
    if cluster:
        chip()
    if told:
        state.keep("since", since)
        state.segmented("since", say("Earlier phase"), {str(before): say("Phase {before} → {phase}", before=before, phase=phase) for before in range(1, phase)})
        if own := network_changes.own(cluster, place.state["region"], phase, since, say):
            with st.container(key="own-change"):
                st.markdown(own)
        for column, sentence in zip(st.columns(3, gap="large"), told, strict=True):
            column.markdown(sentence)
        show("network_changes", place)

else:
    place.question(say("Which regions work together in European projects?"), say("All French participants of Horizon projects, by region; the clusters are a small part of them."))
    if phase >= 3:
        state.segmented("projects", say("Projects"), {"all": say("Since 2014"), "phase": say("Begun in phase {phase}", phase=phase)})
    show("network_regions", place)
