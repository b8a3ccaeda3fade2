"""How many clusters leave from one phase to the next: three screens count them in three ways, and each names the two others."""

from language import Speech
from queries import engine

COUNT_NAMES = {
    "stock": "Departures between phases {before} and {phase}: here, {eve} on the first day of phase {phase}; in “From phase to phase”, {openings} between the two openings, those during phase {before} included; in the changes of the network, {spans} with a label at some time in phase {before} and at none in phase {phase}.",
    "passages": "Departures between phases {before} and {phase}: here, {openings} between the two openings, mergers included; in “How many, day by day”, {eve} on the first day of phase {phase} alone; in the changes of the network, {spans} with a label at some time in phase {before} and at none in phase {phase}.",
    "network": "Departures between phases {before} and {phase}: here, {spans} with a label at some time in phase {before} and at none in phase {phase}; in the trajectories, {openings} between the two openings, those that were given a label again later included, and {eve} on the first day of phase {phase} alone.",
}


def told(before: int, here: str, say: Speech) -> list[str]:
    """The three counts from phase `before` (1 to 4) to the next, for the whole of France; `here`: which screen says it."""
    phase = before + 1
    if not 1 <= before <= 4:
        return []
    passages, moves = engine.run("lineage_passages", region=None, lang=say.lang), engine.run("network_moves", phase=phase, since=before, lang=say.lang)
    counts = {
        "eve": engine.run("stock_accounts", region=None).set_index("phase").at[phase, "left_at_start"],
        "openings": ((passages["phase"] == before) & passages["_fate"].isin(("merged", "left"))).sum(),
        "spans": (moves["_move"] == "leaves").sum(),
    }
    return [say(COUNT_NAMES[here], before=before, phase=phase, **{name: say.number(int(n)) for name, n in counts.items()})]
