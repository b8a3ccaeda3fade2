"""Change of phase to the last repainted figure, against a bare Streamlit page that is handed the same figures ready-made; at most 1.25."""

from collections.abc import Iterator

from benchmarks import paint
from queries import engine


def run() -> Iterator[str]:
    years = engine.run("phase_names", lang="fr").set_index("phase")["years"]
    choices = {str(phase): {"phase": str(phase)} for phase in (1, 2, 3, 4)}
    for path, names in (("/", ["cluster_seats", "label_stock"]), ("/reseau", ["network_graph"])):
        yield paint.compare(path, names, choices, lambda page, label: page.locator(".st-key-controls").get_by_role("radio", name=f"{label} · {years[int(label)]}").click())
