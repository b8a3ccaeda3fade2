"""The scenario lab: four evaluations and a thousand draws as multiples of one bare DuckDB query; lever moved → repainted, against the same figures ready-made (at most 1.25)."""

from collections.abc import Iterator

from benchmarks import paint
from benchmarks.bench_work import timed
from data import warehouse
from queries import engine, header
from scenarios import inputs
from scenarios.compare import compare
from scenarios.levers import default
from scenarios.model import evaluate
from scenarios.presets import BY_KEY
from scenarios.sensitivity import sample
from scenarios.years import yearly

BESIDE = ("state_exit", "regions_take_over", "fewer", "grand_est")
FIGURES = ("scenario_envelope", "scenario_regions")
ENDS = {"0": ("Home", "1s0"), "18": ("End", "1s18")}  # values of the State's grant: the key that reaches them, the scenario


def four(tables: inputs.Inputs) -> None:
    """Four scenarios side by side, to 2030: outcome, comparison with the reference, years."""
    for key in BESIDE:
        levers = BY_KEY[key].levers.but(horizon=2030)
        compare(evaluate(levers, tables))
        yearly(levers, tables)


def run() -> Iterator[str]:
    tables = inputs.current()
    bare_sql = header.query("region_names").sql

    def bare():
        with engine._connection(warehouse.current()).cursor() as cursor:
            return cursor.execute(bare_sql).df()

    unit = timed(bare)
    for told, work in (
        ("four scenarios (55 clusters, to 2030)", lambda: four(tables)), ("1,000 draws of the unknowns", lambda: sample(default(), tables)),
        ("one merger map never asked before (40 clusters)", lambda: (tables._maps.clear(), evaluate(BY_KEY["fewer"].levers, tables))),
    ):
        took = timed(work)
        yield f"{told}: {took / unit:.1f} times one bare query ({took:.1f} against {unit:.2f} ms)"
    choices = {label: {"s": text, "gap": "euros"} for label, (_, text) in ENDS.items()}
    lever = lambda page: page.get_by_role("slider", name="État, dotation de fonctionnement", exact=True)
    yield paint.compare("/scenarios", FIGURES, choices, lambda page, label: lever(page).press(ENDS[label][0]), "lever moved")
