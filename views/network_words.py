"""What the network page says whatever is drawn: its answer, which clusters are counted, what a link weighs, what the sample is."""

from html import escape

import pandas as pd

from charts.network_lines import MOST
from language import Speech
from queries import engine

OUTLOOK = 5  # the phase under way, whose end is not known
WEIGHT_NAMES = {
    "shared_organisation": "**Organisation in common**, present in k clusters: 1/(k−1), that is 1 for two clusters, a half for three, a third for four. A pair is drawn from a half up.",
    "agreement": "**Documented agreement** of n clusters: 1/(n−1) to each pair.",
    "eu_project": "**European project** of n clusters: 1/(n−1) to each pair.",
    "merger": "**Departure by merger**: an arrow, without weight.",
}


def within(kind: str) -> str:
    """A kind of link as it stands within a sentence; “European” keeps its capital."""
    return kind if kind.startswith("European") else kind[0].lower() + kind[1:]


def answer(whole: pd.Series, say: Speech) -> str:
    """The answer of the page; what it says of family and region holds where chance gives as much once in forty at most."""
    if whole["same_family_share"] > whole["same_family_high"] and whole["same_region_share"] > whole["same_region_high"]:
        return say("As far as public pages tell, **more with their family of themes and their region than chance would give**.")
    return say("Too few links are known in the phase to tell whether clusters keep to their family of themes or to their region.")


def counted(whole: pd.Series, say: Speech) -> str:
    """Which clusters are counted, and what is known of those without a link."""
    phase = int(whole["phase"])
    end, alone = engine.run("stock_accounts", region=None).set_index("phase").at[phase, "n_end"], int(whole["n_nodes"] - whole["n_linked"])
    values = {"linked": say.number(int(whole["n_linked"])), "all": say.number(int(whole["n_nodes"])), "end": say.number(int(end)), "phase": phase}
    if phase == OUTLOOK:
        told = say("Of {all} clusters labelled at some time in phase {phase}, {end} at most today, {linked} have a known link.", **values)
    else:
        told = say("Of {all} clusters labelled at some time in phase {phase}, {end} at its end, {linked} have a known link.", **values)
    others = say.plural(
        "The {n} other, hollow, has none in this phase: no source read gives it an organisation in common that few share, a dated agreement or a shared European project.",
        "The {n} others, hollow, have none in this phase: no source read gives them an organisation in common that few share, a dated agreement or a shared European project.", alone,
    )
    return f"{told} {others}" if alone else told


def weights(say: Speech) -> str:
    """What each kind of link weighs, in Markdown."""
    return "\n".join(f"- {say(text)}" for text in WEIGHT_NAMES.values()) + "\n\n" + say("A thick line weighs 1 or more.")


def drawn_from(say: Speech) -> str:
    """From which weight a link is drawn, and what its width tells."""
    return say("Drawn: any act or project; an organisation named in three clusters at most, or several that are less rare. Thick line: a weight of 1 or more.")


def bounded(pairs: pd.DataFrame, say: Speech) -> list[str]:
    """How many links are drawn, where there are too many for a picture; the table holds them all."""
    return [say("Drawn: the {n} strongest links of {all}; the table holds them all.", n=say.number(MOST), all=say.number(len(pairs)))] if len(pairs) > MOST else []


def several(pairs: pd.DataFrame, say: Speech) -> list[str]:
    """Why the numbers of the kinds of link do not add up to that of the pairs, where a pair has more than one; `pairs`: _kind, _a, _b."""
    tied = pairs[pairs["_kind"] != "merger"]
    n = len({frozenset(ends) for ends in tied[["_a", "_b"]].itertuples(index=False)})
    return [say("A pair may have several kinds of link: {links} links, {n} pairs.", links=say.number(len(tied)), n=say.number(n))] if len(tied) > n else []


def coloured(say: Speech) -> str:
    """What the colours of the communities tell, and what they are worth."""
    return say("A colour is one group from phase to phase, where it keeps two clusters at least; grey: groups found in fewer phases. Communities rest on a sample: an order that eases reading, not a fact.")


def community(say: Speech) -> str:
    """What a community is, in one plain sentence, as HTML."""
    told = say("Community: clusters that a calculation puts together because more known links tie them to one another than to the others; it has the name of one of its members.")
    return f"<p class='listed'>{escape(told)}</p>"


def communities(nodes: pd.DataFrame, say: Speech) -> str:
    """Who is in which community, the largest first, as an HTML list; `nodes`: community, _community, short_name, _labelled. Clusters without a known link are in none."""
    held = nodes[nodes["_labelled"]]
    groups = sorted((part for _, part in held.groupby("_community")), key=lambda part: (-len(part), part["community"].iloc[0]))
    lines = [f"<p class='listed'><span>{escape(part['community'].iloc[0])}</span> ({say.number(len(part))}) · {escape(', '.join(sorted(part['short_name'], key=str.casefold)))}</p>" for part in groups]
    alone = held.loc[held["_community"].isna(), "short_name"]
    return "".join([*lines, *([f"<p class='listed'><span>{escape(say('In no community'))}</span> ({say.number(len(alone))}) · {escape(', '.join(sorted(alone, key=str.casefold)))}</p>"] if len(alone) else [])])


def drawn_of(whole: pd.Series, say: Speech) -> str:
    """What the network is a sample of."""
    return say(
        "A sample: {mentions} mentions of {organisations} organisations in public pages, agreements that a page states, European projects since 2014.",
        mentions=say.number(int(whole["n_mentions"])), organisations=say.number(int(whole["n_organisations"])),
    )


def unproven(say: Speech) -> str:
    """What a sample does not prove."""
    return say("From a sample of public pages: a cluster better documented looks better linked; the absence of a link proves nothing.")
