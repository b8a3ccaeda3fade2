"""The clusters of a region, each among those of its size: members, European projects and money, with the rank of each."""

import html

import pandas as pd

from language import Speech, raised
from views import peers, ranks
from views.computed import computed, run
from views.core import Context, Coverage, View, Words, view
from views.region import name

RANKED = ("eu_projects", "eu_money", "labelled_projects_cum")
COLUMNS = ["short_name", "members", "year", "n_peers"] + [f"{part}{measure}" for measure in RANKED for part in ("", "rank_", "known_", "tied_")] + ["_cluster_id", "_day", "source_id", "confidence"]


@computed
def region_standings(region, phase, lang):
    """Where each cluster that has its seat in a region stands among those of a similar size, from two thirds to half as much again of its members, as known at the end of a phase.
    Leaves out: clusters without the label on that day; a cluster whose number of members is not public has no peer of its size.
    Parameters:
      region  text     Code of the region
      phase   integer  Phase, 1 to 5
      lang    text     Language of the labels, fr or en
    Columns:
      short_name                   text     -      Cluster
      members                      integer  count  Members
      year                         integer  year   Year of the members
      n_peers                      integer  count  Peers of similar size
      eu_projects                  integer  count  European projects since 2014
      rank_eu_projects             integer  -      Rank by projects
      known_eu_projects            integer  count  Ranked by projects
      tied_eu_projects             boolean  -      Rank by projects shared
      eu_money                     number   EUR_M  European money since 2014
      rank_eu_money                integer  -      Rank by money
      known_eu_money               integer  count  Ranked by money
      tied_eu_money                boolean  -      Rank by money shared
      labelled_projects_cum        integer  count  Labelled projects to date
      rank_labelled_projects_cum   integer  -      Rank by labelled projects
      known_labelled_projects_cum  integer  count  Ranked by labelled projects
      tied_labelled_projects_cum   boolean  -      Rank by labelled projects shared
      _cluster_id                  text     code   Identifier
      _day                         date     -      Day read
      source_id                    text     -      Sources
      confidence                   text     -      Confidence
    """
    known = run("cluster_measures", phase=phase, cluster="", lang=lang)
    known = known[known["_measure"].isin(("members_total", *RANKED)) & known["_held"]]
    sizes, here = known[known["_measure"] == "members_total"], known[known["_region_code"] == region]
    values = {measure: dict(zip(part["_cluster_id"], part["value"], strict=True)) for measure, part in known.groupby("_measure")}
    rows = [_standing(cluster, mine.set_index("_measure"), peers.chosen(sizes, cluster, "size"), values) for cluster, mine in here.groupby("_cluster_id")]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(["members", "short_name"], ascending=[False, True], na_position="last", kind="stable")


def _standing(cluster: str, mine: pd.DataFrame, group: list[str], values: dict[str, dict]) -> dict:
    """The row of a cluster: `mine` are its measures, `group` itself and its peers, `values` those of all by measure."""
    row = {"short_name": mine["short_name"].iloc[0], "members": mine.at["members_total", "value"], "year": mine.at["members_total", "year"], "n_peers": len(group) - 1}
    for measure in RANKED:
        stand = peers.standing(cluster, {name: values[measure][name] for name in group})
        ranked = stand.rank if stand.known > 1 else None  # a rank among one says nothing
        row |= {measure: stand.value, f"rank_{measure}": ranked, f"known_{measure}": stand.known, f"tied_{measure}": stand.tied}
    sure = [level for level in ("low", "medium", "high") if (mine["confidence"] == level).any()]
    return row | {"_cluster_id": cluster, "_day": mine["_day"].iloc[0], "source_id": ";".join(mine["source_id"].dropna()), "confidence": sure[0] if sure else None}


def _rank(row: dict, measure: str, say: Speech) -> str:
    return ranks.of(int(row[f"rank_{measure}"]), int(row[f"known_{measure}"]), bool(row[f"tied_{measure}"]), say)


_TITLE_NAMES = {
    "eu_money": "Among the clusters of its size, {cluster} is {rank} for European money",
    "eu_projects": "Among the clusters of its size, {cluster} is {rank} for European projects",
    "labelled_projects_cum": "Among the clusters of its size, {cluster} is {rank} for labelled projects",
}


def _words(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    rows, day = frame.to_dict("records"), say.date(frame["_day"].iloc[0], "month")
    found = [(row[f"rank_{measure}"] / row[f"known_{measure}"], place, measure, row) for row in rows for place, measure in enumerate(("eu_money", "eu_projects", "labelled_projects_cum")) if pd.notna(row[f"rank_{measure}"])]
    sized = int(frame["members"].notna().sum())
    if found:
        *_, measure, best = min(found, key=lambda one: one[:2])
        title = say(_TITLE_NAMES[measure], cluster=best["short_name"], rank=_rank(best, measure, say))
        reading = say.plural(
            "{cluster}, with {members} members, is set among {n} cluster of similar size", "{cluster}, with {members} members, is set among {n} clusters of similar size",
            int(best["n_peers"]), cluster=best["short_name"], members=say.number(best["members"]),
        )
    else:
        title = say("No cluster of {region} can be ranked among those of its size", region=name(context["region"]))
        reading = say.plural("the number of members of {n} cluster is not public", "the number of members of {n} clusters is not public", len(frame) - sized)
    return Words(
        title=title,
        subtitle=say("Rank among the labelled clusters that have from two thirds to half as much again of its members, {day}", day=day),
        reading=reading,
        scope=say("Clusters with their seat in the region; what is known by that day, European projects since 2014; years of members differ"),
        coverage=Coverage(sized, len(frame), say("clusters with a number of members")),
    )


def _list(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    heads = [say("Cluster"), say("Members"), say("Peers of similar size"), say("European projects since 2014"), say("European money since 2014"), say("Labelled projects to date")]
    lines = []
    for row in frame.to_dict("records"):
        size = say("{n} ({year})", n=f"<b>{say.number(row['members'])}</b>", year=int(row["year"])) if pd.notna(row["members"]) else f"<span class='quiet'>{say('not public')}</span>"
        near = say.number(int(row["n_peers"])) if pd.notna(row["members"]) else f"<span class='quiet'>{say('not known')}</span>"
        cells = [size, near, *(_cell(row, measure, say) for measure in RANKED)]
        link = f"<a href='?cluster={row['_cluster_id']}'>{html.escape(row['short_name'])}</a>"
        lines.append(f"<tr><th scope='row' class='listed'>{link}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return f"<div class='twin whole'><table><thead><tr>{''.join(f'<th scope=col>{text}</th>' for text in heads)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"


def _cell(row: dict, measure: str, say: Speech) -> str:
    if pd.isna(row[measure]):
        return f"<span class='quiet'>{say('not known')}</span>"
    value = say.money(row[measure]) if measure == "eu_money" else say.number(row[measure])
    return f"<b>{value}</b> <span class='quiet'>· {raised(_rank(row, measure, say))}</span>" if pd.notna(row[f"rank_{measure}"]) else f"<b>{value}</b>"


view(
    View(
        name="region_standing",
        query="region_standings",
        markup=_list,
        words=_words,
        definition="The clusters of the region, each against the clusters of a similar size that hold the label on the last day of the phase.",
        formula="Latest value known by that day. Rank from the highest among the known values, the cluster included; ties share a rank.",
        limits="Judging a cluster: members are declared, their years differ, and a missing value is left out of the rank.",
    )
)
