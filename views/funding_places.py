"""Amounts that a public page gives for the clusters of one region."""

import pandas as pd

from language import Speech
from views.core import Context, Coverage, View, Words, view
from views.region_money import money_list


def _places(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    regions = frame["_region_code"].nunique()
    first = frame.loc[frame["amount_eur_m"].idxmax()]
    years = str(first["year_start"]) if first["year_start"] == first["year_end"] else f"{first['year_start']}-{first['year_end']}"
    if context["region"]:
        title = say.plural("{n} amount is known for the region: too few for a share of the national money", "{n} amounts are known for the region: too few for a share of the national money", len(frame))
    else:
        title = say("Amounts are known for {regions} regions of 18: too few to share out the rest", regions=regions)
    return Words(
        title=title,
        subtitle=say("Each with its years, its payer and its perimeter, a former region or that of today; they are never added"),
        reading=say("{place}, {years}: {amount} ({payer}, {what})", place=first["perimeter"], years=years, amount=say.money(first["amount_eur_m"]), payer=first["payer"], what=first["instrument"]),
        scope=say("National amounts are not split by region; some amounts are parts of others, or means over several phases"),
        coverage=Coverage(regions, 18, say("regions")),
    )


def _list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    return money_list(frame, say, context, ("place", "what", "payer"))


view(View(
    name="funding_places", query="funding_places", markup=_list, words=_places,
    definition="Amounts for the clusters of a region: State money, grants of the Region, spending of local authorities, France 2030 in the region.",
    formula="Each amount as read; none is computed from a national one.",
    limits="A total or a comparison of regions: years and perimeters differ, some amounts are parts of others.",
))
