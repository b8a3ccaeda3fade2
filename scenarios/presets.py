"""Starting points: what was debated in the country, and the positions that regions compared in November 2021. They are not forecasts."""

from dataclasses import dataclass
from functools import cached_property

from scenarios.levers import Levers, default

PRESET_GROUP_NAMES = {"debate": "Debated in the country", "region": "Positions of regions, November 2021"}


@dataclass(frozen=True)
class Preset:
    """A starting point: what it changes, and what it stands for. `label` and `definition` are messages."""

    key: str
    group: str
    label: str
    definition: str
    changes: tuple[tuple[str, float], ...] = ()
    region_code: str | None = None
    sources: tuple[str, ...] = ()

    @cached_property
    def levers(self) -> Levers:
        return default().but(**dict(self.changes))


_REGIONS = ("franceclusters-interregions-2021",)
_ARA = "Clusters structure the sectors, European and regional priorities together: cursor in the middle. The weight of 40 is a convention of this model."
_HDF = "One of three scenarios under study: where the cursor stands between European and regional priorities. The weight of 40 is a convention of this model."
PRESETS = (
    Preset("continuity", "debate", "Continuity", "Phase 5 as it was decided: €9 M from the State, €20 M from the authorities.", (), None, ("aef_689825", "senat_amdt_II110")),
    Preset("state_exit", "debate", "State exit", "No State grant, as in the bill for 2026, and nobody replaces it.", (("state", 0),), None, ("senat_plf26_589",)),
    Preset("regions_take_over", "debate", "Regions take over", "No State grant; Regions replace it whole.", (("state", 0), ("takeover", 100)), None, ("senat_plf26_589",)),
    Preset("half_takeover", "debate", "Half takeover", "No State grant; Regions replace half of it.", (("state", 0), ("takeover", 50)), None, ("senat_plf26_589",)),
    Preset("fewer", "debate", "Fewer and larger", "Forty clusters: the smallest merge within their theme.", (("n", 40),), None, ("cese_2017", "fs_cnepi_2017")),
    Preset("private_model", "debate", "Private model", "No State grant; members bear up to 70% of running costs.", (("state", 0), ("private_max", 70)), None, ("senat_l24_144",)),
    Preset(
        "european_push",
        "debate",
        "European push",
        "European money twice that of phase 4, and a key that follows it.",
        (("eu", 2), ("w_eu", 30), ("w_members", 30)),
        None,
        ("devicemed_2023",),
    ),
    Preset("sme_focus", "debate", "Small firms first", "Project money doubled, 65% of it to small firms.", (("sme_share", 65), ("project_state", 40)), None, ("senat_a14_109",)),
    Preset("auvergne_rhone_alpes", "region", "Auvergne-Rhône-Alpes", _ARA, (("w_fit", 40), ("cursor", 50)), "84", _REGIONS),
    Preset("hauts_de_france_25", "region", "Hauts-de-France, cursor at a quarter", _HDF, (("w_fit", 40), ("cursor", 25)), "32", _REGIONS),
    Preset("hauts_de_france_50", "region", "Hauts-de-France, cursor at a half", _HDF, (("w_fit", 40), ("cursor", 50)), "32", _REGIONS),
    Preset("hauts_de_france_75", "region", "Hauts-de-France, cursor at three quarters", _HDF, (("w_fit", 40), ("cursor", 75)), "32", _REGIONS),
    Preset(
        "grand_est",
        "region",
        "Grand Est, four axes",
        "Priorities turned to four cross-cutting axes, with equal weights to start. The weight of 60 is a convention of this model.",
        (("w_axes", 60), ("w_equal", 16), ("w_members", 24)),
        "44",
        _REGIONS,
    ),
)
BY_KEY = {preset.key: preset for preset in PRESETS}


def matching(levers: Levers) -> tuple[Preset, ...]:
    """The starting points that decide and assume the same, however it is told; two regions may hold the same."""
    decided = levers.told_as(default())
    return tuple(preset for preset in PRESETS if preset.levers == decided)
