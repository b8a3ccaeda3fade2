"""The genealogy read backwards, from the back of a room: the clusters that have taken in others, and the others in bundles, all by name."""

import pandas as pd
import plotly.graph_objects as go

from charts import measure
from charts.genealogy_columns import LABEL, Text, figure, group, named, stacked
from charts.genealogy_marks import lines
from charts.genealogy_model import grouped
from charts.genealogy_slide import THICK, THIN
from charts.genealogy_today import ends, provisional, stock, strokes_of
from charts.look import FAMILIES, Look, faded

NAMES = 500  # px of a name with those taken in; how many they are where theirs are longer


def wall(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """The frames of `genealogy_today.today`: every line, those of several clusters with what they have taken in."""
    held = grouped(frame, "_heir")
    several = {name: list(dict.fromkeys(row["cluster"] for row in rows if row["cluster_id"] != name)) for name, rows in held.items() if rows[0]["_lives"]}
    groups = []
    for family in FAMILIES:
        mine = sorted((name for name, rows in held.items() if rows[0]["_family"] == family), key=lambda name: (not held[name][0]["_lives"], held[name][0]["heir"].casefold(), name))
        alone = [name for name in mine if not several.get(name)]
        with_others = sorted((name for name in mine if several.get(name)), key=lambda name: -len(several[name]))
        if mine:
            groups.append(group(family, alone, _bundle(held, alone, look), [({name: 0.0}, [Text(0.0, _told(held[name][0]["heir"], several[name], look))], LABEL) for name in with_others], look))
    layout, texts = stacked(groups)
    trial = provisional(context.also["lineage_provisional"])
    found = [stroke for name, rows in held.items() for stroke in strokes_of(name, rows, layout, trial)]
    single = {name for name in held if not several.get(name)}
    colours = {name: faded(look.family(rows[0]["_family"]), 0.6) if name in single else look.family(rows[0]["_family"]) for name, rows in held.items()}
    traces = [*lines([s for s in found if s.cluster in single], colours, look, THIN), *lines([s for s in found if s.cluster not in single], colours, look, THICK), *ends(held, layout, look, 11)]
    return figure(traces, layout, texts, stock(held), look, context)


def _told(heir: str, others: list[str], look: Look) -> str:
    """`Cap Digital + Advancity + PICOM`, or how many it has taken in."""
    long = f"<b>{heir}</b> + {' + '.join(others)}"
    return long if measure.width(long, look.label, True) <= NAMES else f"<b>{heir}</b> + {look.say.plural('{n} cluster taken in', '{n} clusters taken in', len(others))}"


def _bundle(held: dict, names: list[str], look: Look) -> list[str]:
    """Who has taken in no other, and who ended with no heir."""
    living, gone = ([held[name][0]["heir"] for name in names if bool(held[name][0]["_lives"]) is lives] for lives in (True, False))
    return [
        *([named(look.say.plural("{n} unmerged", "{n} unmerged", len(living)), living, look)] if living else []),
        *([named(look.say.plural("{n} with no heir", "{n} with no heir", len(gone)), gone, look)] if gone else []),
    ]
