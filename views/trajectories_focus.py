"""One cluster with its ancestors and its heirs: what its title says, and what happened, event by event."""

from html import escape

import pandas as pd

from language import Speech
from views.core import Context, Coverage, View, Words, view

NEAR = pd.Timedelta(days=31)  # a legal merger further than this from the common label is said apart


def title(labels: pd.DataFrame, events: pd.DataFrame, chosen: str, say: Speech) -> str:
    """The answer to “what became of this cluster, and where does it come from?”, from `lineage_labels` and `lineage_events`; it says so where an event that it rests on is of low confidence."""
    names = labels.drop_duplicates("cluster_id").set_index("cluster_id")["cluster"]
    own, cluster = labels[labels["cluster_id"] == chosen].sort_values("label_start"), names[chosen]
    passed = events[events["_event"].isin(("merged", "absorbed")) & events["_label_lost_on"].notna()]
    into, out = passed[(passed["_to"] == chosen) & passed["_from"].isin(names.index)], passed[passed["_from"] == chosen]
    back = events[(events["_event"] == "relabelled") & (events["_to"] == chosen) & (events["_from"] != chosen)]
    if not out.empty and not back.empty:
        shared, own_again = out["_label_lost_on"].iloc[0].year + 1, back["_label_gained_on"].iloc[0].year
        return _weighed(say("{cluster} shared the label of {heir} from {shared}, and has had one of its own again since {year}", cluster=cluster, heir=names[out["_to"].iloc[0]], shared=shared, year=own_again), pd.concat([out.head(1), back.head(1)]), say)
    if not out.empty:
        heir = names[out["_to"].iloc[0]]
        if out["_event"].iloc[0] == "merged":
            return _weighed(say("{cluster} merged into {heir}: common label on {day}", cluster=cluster, heir=heir, day=say.date(out["_label_lost_on"].iloc[0] + pd.Timedelta(days=1))), out.head(1), say)
        return _weighed(say("{cluster} was taken over by {heir}; its own label ran until {month}", cluster=cluster, heir=heir, month=say.date(out["_label_lost_on"].iloc[0], "month")), out.head(1), say)
    born = into[into["_event"] == "merged"].sort_values("_from")
    if not born.empty:
        others, day = say.listing([names[name] for name in born["_from"]]), own["label_start"].iloc[0]
        legal = born["day"].iloc[0]
        if abs(legal - day) > NEAR and born["_precision"].iloc[0] == "day":
            return _weighed(say("{cluster} brings together {others}: common label on {day}, legal merger on {legal}", cluster=cluster, others=others, day=say.date(day), legal=say.date(legal)), born, say)
        return _weighed(say("{cluster} brings together {others}: common label on {day}", cluster=cluster, others=others, day=say.date(day)), born, say)
    if not back.empty:
        return _weighed(say("{cluster} took up on {day} the label that {source} had lost", cluster=cluster, day=say.date(back["_label_gained_on"].iloc[0]), source=names[back["_from"].iloc[0]]), back.head(1), say)
    returned = events[(events["_event"] == "relabelled") & (events["_from"] == chosen) & events["_to"].isin(into["_from"])]
    if len(into) == len(returned) == 1:
        first, last = into["_label_lost_on"].iloc[0].year + 1, (returned["_label_gained_on"].iloc[0] - pd.Timedelta(days=1)).year
        return _weighed(say("{cluster} shared its label with {other} from {first} to {last}", cluster=cluster, other=names[into["_from"].iloc[0]], first=first, last=last), pd.concat([into, returned]), say)
    if not into.empty:
        into = into.sort_values(["_label_lost_on", "_from"])
        taken = say.listing([until(names[row["_from"]], row, say) for row in into.to_dict("records")])
        return say("{cluster} has taken over {others}", cluster=cluster, others=taken)
    ended = events[(events["_from"] == chosen) & events["_event"].isin(("delabelled", "dissolved")) & events["_label_lost_on"].notna()]
    if not ended.empty:
        day = say.date(ended["day"].iloc[0])
        if ended["_event"].iloc[0] == "delabelled":
            return _weighed(say("{cluster} lost its label on {day}", cluster=cluster, day=day), ended.head(1), say)
        return _weighed(say("{cluster} was wound up on {day}, and its label with it", cluster=cluster, day=day), ended.head(1), say)
    return say("{cluster} has had the label since {day}, and no other has joined it", cluster=cluster, day=say.date(own["label_start"].iloc[0]))


def _weighed(told: str, events: pd.DataFrame, say: Speech) -> str:
    """What is told, and that it is a reading of low confidence where one of the events that it rests on is."""
    return say("{told} (by a deduced reading, low confidence)", told=told) if events["_confidence"].eq("low").any() else told


def until(cluster: str, event: dict, say: Speech) -> str:
    """A cluster that another took in, and the month in which its own label ended; from a row of `lineage_events`."""
    month = say.date(event["_label_lost_on"], "month")
    if event["_confidence"] == "low":
        return say("{cluster} (own label until {month}, by a deduced reading, low confidence)", cluster=cluster, month=month)
    return say("{cluster} (own label until {month})", cluster=cluster, month=month)


def spells(own: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """The periods of label of one cluster, those that follow on brought together: (first day, last day, NaT where it is not known)."""
    found: list[tuple[pd.Timestamp, pd.Timestamp]] = []
    for start, end in own.sort_values("label_start")[["label_start", "label_end"]].itertuples(index=False):
        if found and found[-1][1] + pd.Timedelta(days=1) >= start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def held(cluster: str, periods: list[tuple[pd.Timestamp, pd.Timestamp]], say: Speech) -> str:
    """When a cluster held a label of its own, breaks included."""
    told = say.listing([
        say("from {start} to {end}", start=say.date(start), end=say.date(end)) if pd.notna(end) else say("from {start} on, the outcome of the last one not being known", start=say.date(start)) for start, end in periods
    ])
    return say("{cluster} holds a label of its own {periods}", cluster=cluster, periods=told)


def words(labels: pd.DataFrame, say: Speech, context: Context) -> Words:
    """What is said around the lineage of one cluster."""
    chosen = context["cluster"]
    own = labels[labels["cluster_id"] == chosen].sort_values("label_start")
    n = labels["cluster_id"].nunique()
    reading = held(own["cluster"].iloc[0], spells(own), say)
    return Words(
        title=title(labels, context.also["lineage_events"], chosen, say),
        subtitle=say("The cluster with its ancestors and heirs alone; width: how many first clusters a line gathers; hollow: provisional label; beside the line, the term given"),
        reading=reading,
        scope=say.plural("{n} cluster of the same lineage", "{n} clusters of the same lineage", n),
        coverage=Coverage(int(labels["confidence"].eq("high").sum()), len(labels), say("labels of high confidence")),
    )


def _story(frame: pd.DataFrame, say: Speech, context: Context) -> Words:
    first, last = frame.iloc[0], frame.iloc[-1]
    sure = int(frame["confidence"].eq("high").sum())
    return Words(
        title=say.plural("{n} event made this lineage, from {first} to {last}", "{n} events made this lineage, from {first} to {last}", len(frame), first=first["day"].year, last=last["_day_to"].year),
        subtitle=say("In order of time; a date without a day is known to the month or the year, or only bounded"),
        reading=say("on {day}, {event}: {note}", day=say.date(first["day"], first["_precision"]), event=first["event"].lower(), note=str(first["note"]).rstrip(".")),
        scope=say("The cluster, its ancestors and its heirs"),
        coverage=Coverage(sure, len(frame), say("events of high confidence")),
    )


def _told(frame: pd.DataFrame, say: Speech, context: Context) -> str:
    """The events as a table of five columns, dates as far as they are known."""
    head = "".join(f"<th scope='col'>{text}</th>" for text in (say("Date"), say("Event"), say("From"), say("To"), say("What happened"), say("Confidence")))
    body = ""
    for row in frame.to_dict("records"):
        day = say("between {first} and {last}", first=say.date(row["day"], "month"), last=say.date(row["_day_to"], "month")) if row["_precision"] == "bounded" else say.date(row["day"], row["_precision"])
        row["to_cluster"] = row["to_cluster"] if row["to_cluster"] != row["from_cluster"] else ""
        cells = [row[key] if isinstance(row[key], str) else "" for key in ("event", "from_cluster", "to_cluster", "note", "sure")]
        body += f"<tr><th scope='row'>{escape(day)}</th>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    return f"<div class='twin' role='region' tabindex='0' aria-label=\"{escape(say('Events'), quote=True)}\"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


view(View(
    name="lineage_story", query="lineage_story", markup=_told, words=_story,
    definition="Labels given, mergers, new names, labels withdrawn, of a cluster and of those of its lineage.",
    formula="Events of the table of lineages that name the cluster, or one that a merger or a label given back ties to it, and the first labels of July 2005.",
))
