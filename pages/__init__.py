"""One file a page. `PAGES` is the map of the product: the order of the navigation, the addresses, the names on screen."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """`name` is the file's; `slug` the address, unlike the file's name; `title` a message of the catalogue."""

    name: str
    slug: str
    title: str

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.py"


PAGES = (
    Page("home", "", "Home"),
    Page("trajectories", "trajectoires", "Trajectories"),
    Page("network", "reseau", "Network"),
    Page("cluster", "poles", "Clusters"),
    Page("region", "regions", "Regions"),
    Page("funding", "financements", "Funding"),
    Page("scenario_lab", "scenarios", "Scenarios"),
    Page("answers", "consultation", "Consultation"),
    Page("deck", "presenter", "Present"),
    Page("catalogue", "donnees", "Data"),
)


def standing() -> list[Page]:
    """The pages that exist."""
    return [page for page in PAGES if page.file.exists()]
