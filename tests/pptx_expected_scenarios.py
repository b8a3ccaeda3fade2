"""What the data sheet of a scenario's chart is to hold, worked out from the rows of its view."""

from collections.abc import Callable

from tests.pptx_pairs import Pairs, pairs, ticks


def levers(label: str) -> Callable:
    """One row of the sheet a scenario, in the unit that is shown; what each has where nothing changes."""

    def expected(frame, drawn) -> list[Pairs]:
        if not ((frame["change"] != 0) | (frame.get("pays", 0) > 0)).any():
            return [pairs(frame[label], frame["before"])]
        unit = {"percent": "percent", "member": "per_member"}.get(drawn.filters.get("gap"), "change")
        return [pairs(rows[label], rows[unit]) for _, rows in frame.groupby("letter", sort=False)]

    return expected


def payers(frame, drawn) -> list[Pairs]:
    return [{pair for pair in pairs(frame["year"].astype(str), frame[payer]) if pair[1]} for payer in ("state", "local", "taken", "private", "gap") if frame[payer].max() > 0.005]


def named(frame) -> list[str]:
    """Scenarios as a board names them."""
    return [f"{letter or 'Réf.'} {scenario}" for letter, scenario in zip(frame["letter"], frame["scenario"], strict=True)]


def board(frame, drawn) -> list[Pairs]:
    money = [pairs(named(frame), frame[payer].where(frame[payer] > 0)) for payer in ("state", "local", "taken", "private", "gap")]
    return [*money, pairs(named(frame), frame["rd_high"] - frame["rd_low"])]


def need(frame, drawn) -> list[Pairs]:
    beyond = (frame["need_per_member"] - frame["cap_per_member"]).where(frame["gap"] > 0)
    return [pairs(named(frame), frame[["need_per_member", "cap_per_member"]].min(axis=1)), pairs(named(frame), beyond)]


def concentration(frame, drawn) -> list[Pairs]:
    parts = {"first_clusters": "Les 5 premiers pôles", "large_clusters": "Les 15 premiers pôles", "first_regions": "Les 3 premières régions"}
    return [pairs([f"{letter or 'Réf.'} · {name}" for letter in frame["letter"]], frame[part]) for part, name in parts.items()]


def envelope(frame, drawn) -> list[Pairs]:
    paid = frame[(frame["_side"] != "gap") & (frame["amount"] > 0)]
    return [pairs(rows["scenario"] + " · " + rows["side"], rows["amount"]) for _, rows in paid.groupby(["_case", "_side", "_payer", "_use"], dropna=False, sort=False)]


def tornado(frame, drawn) -> list[Pairs]:
    rows = frame[(frame["_width"] > 0) & frame["lever"].isin(ticks(frame, drawn)) & frame["_measure"].eq("need_per_member" if drawn.view.name == "scenario_tornado" else "rd_mid")]
    ends = rows[["_at_low", "_at_high", "_base"]]
    return [pairs(rows["lever"], ends.max(axis=1) - ends.min(axis=1))]


def band(frame, drawn) -> list[Pairs]:
    return [pairs([row.measure], [row.high - row.low]) for row in frame.itertuples()]


def goal(frame, drawn) -> list[Pairs]:
    """Steps down from all the regions, each at its price; the answer; the envelopes that hold the members' share."""
    regions, shares = frame[frame["_aim"] == "keep_regions"], frame[frame["_aim"] == "private_share"]["envelope"].dropna()
    prices, left = sorted(regions["envelope"].dropna()), len(regions)
    low, high = drawn.figure.layout.xaxis.range
    down = [left - i for i in range(len(prices) + 1)]
    edge = pairs([low, *prices], down) | pairs([*prices, high], down)
    found = [edge, pairs(prices, down[1:]), pairs(shares, [0.48] * len(shares))]
    return [*found, {(round(prices[-1], 3), 0.0)}] if len(prices) == left else found


def fan(frame, drawn) -> list[Pairs]:
    own = frame[frame["letter"] == "A"].iloc[0] if (frame["letter"] == "A").any() else frame.iloc[0]
    upto = drawn.figure.layout.xaxis.range[1]
    found = [pairs([0, upto], [0, own[f"_rate_{case}"] * upto]) for case in ("low", "mid", "high")]
    for row in frame.drop_duplicates(["project_money", "rd_low", "rd_mid", "rd_high"]).itertuples():
        found += [pairs([row.project_money] * 2, [row.rd_low, row.rd_high]), pairs([row.project_money], [row.rd_mid])]
    return found


SCENARIOS: dict[str, Callable] = {
    "scenario_band": band,
    "scenario_clusters": levers("cluster"),
    "scenario_compare_chart": board,
    "scenario_concentration": concentration,
    "scenario_envelope": envelope,
    "scenario_goal": goal,
    "scenario_need": need,
    "scenario_regions": levers("region"),
    "scenario_rnd": fan,
    "scenario_tornado": tornado,
    "scenario_tornado_rd": tornado,
    "scenario_years": payers,
}
