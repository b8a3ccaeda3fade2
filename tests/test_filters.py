"""Filters are told in words: names of regions and clusters, years of phases, never codes of the tables."""

import pytest

from language import speech
from views import filters


@pytest.mark.parametrize(
    ("given", "french", "english"),
    [
        ({"phase": "4", "region": "84"}, "Phase : 4 (2019-22), Région : Auvergne-Rhône-Alpes", "Phase: 4 (2019-22), Region: Auvergne-Rhône-Alpes"),
        ({"cluster": "scs", "others": "axelera~cimes", "region": None}, "Pôle : SCS, Comparé à : Axelera et CIMES", "Cluster: SCS, Set beside: Axelera and CIMES"),
        ({"phase": 1, "counting": "shared", "per": "gdp"}, "Phase : 1 (2005-08), Décompte : partagé, Mesure : par point de PIB", "Phase: 1 (2005-08), Counting: shared, Measure: per point of GDP"),
        ({"theme": "energy", "day": "2007-07-05"}, "Thème : Énergie, Jour : 5 juillet 2007", "Theme: Energy, Day: 5 July 2007"),
        ({"links": "merger"}, "links = merger", "links = merger"),
        ({"region": ""}, "", ""),
    ],
)
def test_filters_in_words(given, french, english, warehouse):
    assert " ".join(filters.told(given, speech("fr")).split()) == french
    assert " ".join(filters.told(given, speech("en")).split()) == english
