"""What the reference value of each lever rests on: a fact, a rule, an assumption or a convention of this model; and who pays what it moves. Values are messages."""

from scenarios.levers import AXES, READING, WEIGHTS, Lever

SHARED_NAMES = {
    "weight": "Convention of this model: no rule says how the whole grant is shared.",
    "axis": "Convention of this model: four equal weights to start.",
    "leverage": "Assumption: read in evaluations of the FUI, an extrapolation after 2022.",
    "reading": "A way of telling: nothing is decided by it.",
}
GROUND_NAMES = {
    "state": "Fact: announced for 2023 and 2024, the same as in 2022; in euros of the year, no later rise of prices.",
    "local": "Fact of 2022, told as “about 20”; in euros of 2022, no later rise of prices.",
    "takeover": "Assumption: nothing shows that Regions replaced the State before.",
    "project_state": "Fact of 2021, the last call tied to the label; in euros of 2021. What came after has no published part for the clusters.",
    "match": "Rule of the last calls: one euro for one euro.",
    "private_ref": "Assumption: no table gives what members pay.",
    "private_max": "Assumption, between what was asked of members and what two clusters tell.",
    "budget": "Convention of this model: the whole budget of phase 5 is kept.",
    "growth": "Assumption: no forecast of members is made.",
    "sme_share": "Assumption: near it in 2014 for the FUI, not known since.",
    "w_equal": "Convention of this model, after the rule of 2020: 6 fixed, 9 variable.",
    "w_members": "Convention of this model, after the rule of 2020; that the variable part follows members is an assumption.",
    "cursor": "Convention of this model: no list of priorities is in the tables.",
    "n": "Fact of 27 March 2023.",
    "eu": "Fact: yearly mean of the projects begun in 2019-2022, in euros of the contracts.",
    "grant_2025": "Fact with two readings: voted, and not paid by November 2025.",
}
PAYER_NAMES = {
    "state": "State", "local": "Regions, departments and towns", "takeover": "Regions", "project_state": "State", "match": "Regions, departments and towns", "eu": "European Union",
    "private_ref": "Cluster members", "private_max": "Cluster members", "budget": "State, authorities and cluster members",
}


def ground(lever: Lever) -> str:
    """The message that says what the reference value of a lever rests on."""
    if lever.key in GROUND_NAMES:
        return GROUND_NAMES[lever.key]
    kind = "reading" if lever.kind == READING else "axis" if lever.key in AXES else "weight" if lever.key in WEIGHTS else "leverage"
    return SHARED_NAMES[kind]


def payer(lever: Lever) -> str | None:
    """The message that says who pays what a lever moves; None where it moves nobody's money by itself."""
    return PAYER_NAMES.get(lever.key)
