"""The build refuses each fault with its file, its line and its rule; all faults of a build are told together."""

import duckdb
import pytest

from data import build, checks
from data.faults import LISTED, BuildRefused, Fault
from tests.reference_copy import ReferenceCopy

LABELS, LINEAGE, FLOWS, NATIONAL = "cluster_labels.csv", "cluster_lineage.csv", "funding_flows.csv", "national_indicators.csv"
CLUSTER, LINKS, SOURCES = "cluster_indicators.csv", "cluster_links.csv", "sources.csv"


def label(cluster: str, phase: str) -> dict:
    return {"cluster_id": cluster, "phase": phase}


def changed(file: str, where: dict, told: str, at: tuple | None = None, **values: str):
    """A plant: change the row found by `where`; the fault stands there, or in the row `at` = (file, where)."""
    def plant(copy: ReferenceCopy):
        line = copy.change(file, where, **values)
        return (file, line, told) if at is None else (at[0], copy.line(at[0], **at[1]), told)
    return plant


def repeated(file: str, where: dict, told: str, **values: str):
    """A plant: add a copy of a row at the end."""
    return lambda copy: (file, copy.repeat(file, where, **values), told)


def whole_file(plant, told: str, file: str = LABELS):
    """The fault of a plant seen in a whole file."""
    def planted(copy: ReferenceCopy):
        plant(copy)
        return file, 0, told
    return planted


def code_removed(copy: ReferenceCopy):
    copy.remove("code_lists.csv", list="label_role", code="co_label")
    return "fui_projects_sample.csv", copy.line("fui_projects_sample.csv", label_role="co_label"), "code sans libellé, « co_label »"


def shape_renamed(copy: ReferenceCopy):
    copy.write_text("regions_fr.geojson", copy.text("regions_fr.geojson").replace("Bretagne", "Armorique"))
    return "regions_fr.geojson", 0, "il manque le contour de « Bretagne »"


def late_precision(copy: ReferenceCopy):
    return "milestones.csv", copy.change("milestones.csv", {"date_precision": "month"}, date="2012-06-14"), "n’en est pas le premier jour"


# Faults of rows, planted together: (rule, plant). The rule is a file of data/checks, or what the package declares.
ROWS = [
    ("declared", changed(LABELS, label("axelera", "2"), "« nobody » n’existe pas dans clusters.csv", cluster_id="nobody")),
    ("declared", changed(LINEAGE, {"from_cluster_id": "trimatec"}, "« ghost » n’existe pas dans clusters.csv", to_cluster_id="ghost")),
    ("declared", repeated("deflator.csv", {"year": "2006"}, "clé en double, « series, year » a déjà cette valeur à la ligne 3")),
    ("declared", repeated("external_partners.csv", {"country": "FR"}, "clé en double, « partner_id » a déjà cette valeur à la ligne 2")),
    ("declared", changed("fui_calls.csv", {"call": "5"}, "« projects » : « many » n’est pas un nombre entier", projects="many")),
    ("declared", changed(LABELS, label("systematic", "1"), "« 12/07/2005 » n’est pas une date", label_start="12/07/2005")),
    ("declared", changed("clusters.csv", {"cluster_id": "systematic"}, "« map_lat » : « nan » n’est pas un nombre", map_lat="nan")),
    ("declared", changed(LINKS, {"kind": "network_charter"}, "« friendship » est un code inconnu", kind="friendship")),
    ("declared", changed("organisations.csv", {"organisation_id": "airbus"}, "« name » : valeur obligatoire absente", name="")),
    ("declared", changed("themes.csv", {"theme": "aerospace"}, "« weight_health » : « 1.5 » dépasse le maximum", weight_health="1.5")),
    ("declared", changed("cluster_evaluations.csv", {"evaluation_year": "2008"}, "« 1999 » est sous le minimum", evaluation_year="1999")),
    ("declared", changed("clusters.csv", {"cluster_id": "axelera"}, "« 9 » n’a pas la forme attendue", department_code="9")),
    ("source_unknown", changed("milestones.csv", {"date": "2004-09-14"}, "source inconnue, « nowhere »", source_id="batiweb-appel-2004;nowhere")),
    ("source_unused", changed(SOURCES, {"used": "0"}, "qu’aucune ligne ne cite", used="1")),
    ("source_unused", changed(SOURCES, {"source_id": "cordis-he-2025-12"}, "qu’une ligne cite", used="0")),
    ("source_link", changed(SOURCES, {"url_status": "exact", "used": "1"}, "adresse absente ou mal formée", url="")),
    ("code_unlisted", code_removed),
    ("label_outside_phase", changed(LABELS, label("cap-digital", "3"), "date hors de sa phase", label_start="2012-12-30")),
    ("label_overlap", changed(LABELS, label("capenergies", "3"), "chevauche celui de la ligne", label_start="2012-12-31")),
    ("label_reversed", changed(LABELS, label("minalogic", "2"), "avant de commencer", label_end="2008-06-30")),
    ("label_precision", changed(LABELS, label("finance-innovation", "4"), "label_end et end_precision vont ensemble", end_precision="")),
    ("stock_official_days", whole_file(changed(LABELS, label("alpha-rlh", "4"), "", labelled="0"), "le 2021-06-30, les labels donnent 53 pôles, le nombre officiel est 54")),
    ("stock_phases", changed("phases.csv", {"phase": "1"}, "n_clusters_end vaut 60", n_clusters_end="60")),
    ("stock_national", changed(NATIONAL, {"indicator": "clusters_labelled", "year": "2007"}, "en 2007, 75 pôles", value="75")),
    ("phases_in_a_row", changed("phases.csv", {"phase": "5"}, "ne suit pas la précédente d’un jour", start_date="2023-01-03")),
    ("lineage_heir_missing", changed(LINEAGE, {"from_cluster_id": "optitec"}, "n’a pas d’héritier", to_cluster_id="")),
    ("lineage_heir_missing", changed(LINEAGE, {"event": "delabelled"}, "n’a pas de pôle d’origine", from_cluster_id="")),
    ("lineage_heir_unlabelled", changed(LINEAGE, {"from_cluster_id": "viameca"}, "l’héritier sporaltec n’a pas de label", to_cluster_id="sporaltec")),
    ("lineage_label_dates", changed(LINEAGE, {"from_cluster_id": "picom"}, "n’est la fin d’aucun label de picom", exit_label_end="2019-11-30")),
    ("lineage_label_dates", changed(LINEAGE, {"from_cluster_id": "elastopole", "event": "merged"}, "n’est le début d’aucun label", entry_label_start="2020-12-30")),
    ("lineage_exit_unexplained", changed(LINEAGE, {"from_cluster_id": "up-tex"}, "la sortie de up-tex", at=(LABELS, label("up-tex", "3")), exit_label_end="")),
    ("lineage_exit_unexplained", changed(LINEAGE, {"to_cluster_id": "enter"}, "l’entrée de enter", at=(LABELS, label("enter", "5")), entry_label_start="")),
    ("lineage_dates", changed(LINEAGE, {"from_cluster_id": "cara"}, "ni date ni encadrement", date_from="2030-01-01")),
    ("share_over_100", changed(NATIONAL, {"indicator": "share_project_rd_by_sme_pct"}, "part hors de 0 à 100 %", value="135")),
    ("share_over_100", changed(CLUSTER, {"indicator": "private_funding_share_pct"}, "part hors de 0 à 100 %", value="-3")),
    ("share_sum_over_100", changed(NATIONAL, {"indicator": "share_member_companies_pct", "year": "2008", "breakdown_value": "sme"}, "font 107", value="90")),
    ("indicator_preferred", changed(CLUSTER, {"scope": "partial"}, "périmètre qui ne se compare pas", preferred="1")),
    ("indicator_preferred", repeated(CLUSTER, {"indicator": "budget_eur_m_year"}, "deuxième valeur préférée", value="77")),
    ("indicator_preferred", changed(NATIONAL, {"indicator": "clusters_labelled", "value": "57"}, "deuxième valeur préférée", at=(
        NATIONAL, {"indicator": "clusters_labelled", "value": "55", "year": "2024"}), preferred="1")),
    ("funding_base", changed(FLOWS, {"flow_id": "flow-006"}, "à cheval sur plusieurs phases", in_base_set="1")),
    ("funding_base", changed(FLOWS, {"flow_id": "flow-053"}, "recouvre d’autres lignes", in_base_set="1")),
    ("funding_base", changed(FLOWS, {"flow_id": "flow-043"}, "deux fois pour le même instrument", at=(FLOWS, {"flow_id": "flow-044"}), in_base_set="1")),
    ("funding_base", changed(FLOWS, {"flow_id": "flow-113"}, "hors des années de la phase 5", year_start="2021", year_end="2021")),
    ("funding_years", changed(FLOWS, {"flow_id": "flow-094"}, "year_end est avant year_start", year_end="2016")),
    ("funding_years", changed(FLOWS, {"flow_id": "flow-090"}, "dans les années d’une seule", spans_phases="1")),
    ("region_seat", changed("cluster_regions.csv", {"cluster_id": "cosmetic-valley", "role": "seat"}, "le siège de cosmetic-valley", at=(
        "clusters.csv", {"cluster_id": "cosmetic-valley"}), role="secondary")),
    ("region_seat", changed("clusters.csv", {"cluster_id": "minalogic"}, "l’ancienne région 11", former_region_code="11")),
    ("map_position", changed("clusters.csv", {"cluster_id": "capenergies"}, "map_lat et map_lon", map_lat="50")),
    ("link_ends", changed(LINKS, {"kind": "joint_bid"}, "« ext-nobody » n’est ni un pôle ni un partenaire", cluster_b="ext-nobody")),
    ("link_ends", changed(LINKS, {"kind": "merger", "both_are_clusters": "1"}, "both_are_clusters ne dit pas", both_are_clusters="0")),
    ("pair_order", changed("cluster_eu_pairs.csv", {"cluster_a": "aqua-valley"}, "cluster_a doit venir avant", cluster_a="xylofutur")),
    ("pair_order", changed("region_eu_pairs.csv", {"region_a": "01", "region_b": "02", "phase": "3"}, "region_a doit venir avant", region_a="94")),
    ("eu_project_phase", changed("cluster_eu_projects.csv", {"acronym": "CAFEIN"}, "n’est pas dans la phase 5", phase="5")),
    ("counted_columns", changed("organisations.csv", {"organisation_id": "thales"}, "ne compte pas les lignes de cluster_members", n_rows="999")),
    ("counted_columns", changed("eu_bridging_organisations.csv", {"eu_organisation_id": "vtt"}, "ne compte pas les lignes de eu_organisation_clusters", n_clusters="2")),
    ("date_precision", late_precision),
    ("fui_call_year", changed("fui_calls.csv", {"call": "9"}, "n’est pas de l’année 2010", announced_date="2011-03-01")),
    ("deflator_series", changed("deflator.csv", {"year": "2015"}, "ne vaut pas 100 en 2015", value="101")),
    ("shape_names", shape_renamed),
    ("bilingual_notes", changed(NATIONAL, {"indicator": "cluster_bids"}, "la note manque dans une des deux langues", note_en="")),
]


def refused(copy: ReferenceCopy) -> list[Fault]:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as stage")
        with pytest.raises(BuildRefused) as caught:
            checks.stage_and_check(con, copy.folder, checks.read_package(copy.folder))
    return caught.value.faults


@pytest.fixture(scope="module")
def rows_planted(tmp_path_factory):
    """Faults found, and the place and words of each planted one."""
    copy = ReferenceCopy(tmp_path_factory.mktemp("rows") / "reference")
    expected = [plant(copy) for _, plant in ROWS]
    return refused(copy), expected


def test_today_s_tables_hold_no_fault():
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as stage")
        checks.stage_and_check(con, build.REFERENCE, checks.read_package(build.REFERENCE))
        assert con.execute("select count(*) from stage.cited").fetchone()[0] > 3000


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(ROWS)])
def test_a_planted_fault_is_refused_with_file_line_and_rule(place, rows_planted):
    faults, expected = rows_planted
    file, line, told = expected[place]
    said = [fault for fault in faults if (fault.file, fault.line) == (file, line)]
    assert any(told in fault.rule for fault in said), said


def test_every_rule_has_its_planted_fault_and_says_what_it_refuses():
    assert {rule for rule, _ in ROWS} - {"declared"} == {path.stem for path in checks.RULES.glob("*.sql")}
    for path in checks.RULES.glob("*.sql"):
        assert path.read_text(encoding="utf-8").startswith("-- Refuse "), path.name


FORM = {
    "fichier manquant": ("external_partners.csv", 0, lambda copy, file: (copy.folder / file).unlink()),
    "CSV mal formé, guillemets": ("themes.csv", 3, lambda copy, file: copy.write_text(file, copy.text(file).replace("agrifood,", 'agrifood,"a"b', 1))),
    "n’est pas en UTF-8": ("milestones.csv", 2, lambda copy, file: (copy.folder / file).write_bytes(copy.text(file).encode("cp1252", "replace"))),
    "colonne manquante, « base_year »": ("deflator.csv", 1, lambda copy, file: copy.write(file, [{k: v for k, v in row.items() if k != "base_year"} for row in copy.rows(file)])),
    "colonne inconnue, « extra »": ("fui_calls.csv", 1, lambda copy, file: copy.write(file, [row | {"extra": "1"} for row in copy.rows(file)])),
    "CSV mal formé, 3 cellules au lieu de 12": ("regions.csv", 20, lambda copy, file: copy.write_text(file, copy.text(file) + "99,Nulle part,x\n")),
    "fichier vide": ("consultation_themes.csv", 0, lambda copy, file: copy.write_text(file, "")),
    "les colonnes ne sont pas dans l’ordre": ("phases.csv", 1, lambda copy, file: copy.write(file, [dict(reversed(row.items())) for row in copy.rows(file)])),
    "marque d’ordre des octets": ("organisations.csv", 1, lambda copy, file: copy.write_text(file, "\ufeff" + copy.text(file))),
    "GeoJSON mal formé": ("regions_fr.geojson", 1, lambda copy, file: copy.write_text(file, copy.text(file)[:200])),
    "« label_start » : « x » n’est pas une date": (LABELS, 2, lambda copy, file: copy.change(file, label("advancity", "1"), label_start="x")),
}


@pytest.fixture(scope="module")
def forms_planted(tmp_path_factory):
    copy = ReferenceCopy(tmp_path_factory.mktemp("forms") / "reference")
    for file, _, plant in FORM.values():
        plant(copy, file)
    return refused(copy)


@pytest.mark.parametrize("told", FORM)
def test_a_file_that_is_no_table_is_refused_and_hides_no_other(told, forms_planted):
    file, line, _ = FORM[told]
    assert any((fault.file, fault.line) == (file, line) and told in fault.rule for fault in forms_planted), forms_planted


def test_a_file_that_is_no_table_casts_no_shadow(forms_planted):
    assert {fault.file for fault in forms_planted} == {file for file, _, _ in FORM.values()} | {NATIONAL}, "only the label planted has consequences elsewhere"


@pytest.mark.parametrize(("text", "told"), [(None, "fichier manquant"), ("{", "ne se lit pas"), ('{"resources": [{}]}', "ne se lit pas")])
def test_a_description_that_cannot_be_read_is_refused(tmp_path, text, told):
    copy = ReferenceCopy(tmp_path / "reference")
    (copy.folder / "datapackage.json").unlink() if text is None else copy.write_text("datapackage.json", text)
    with pytest.raises(BuildRefused) as caught:
        checks.read_package(copy.folder)
    assert caught.value.faults[0].file == "datapackage.json" and told in caught.value.faults[0].rule


def test_a_type_that_no_table_knows_is_refused(tmp_path):
    copy = ReferenceCopy(tmp_path / "reference")
    copy.write_text("datapackage.json", copy.text("datapackage.json").replace('"type": "date"', '"type": "dat"', 1))
    with pytest.raises(BuildRefused, match="type dat"):
        checks.read_package(copy.folder)


def test_lines_are_those_of_the_file_where_a_cell_spans_two(tmp_path):
    copy = ReferenceCopy(tmp_path / "reference")
    copy.change("milestones.csv", {"date": "2004-09-14"}, text_fr="Deux\nlignes")
    copy.change("milestones.csv", {"date": "2004-12-02"}, kind="surprise")
    assert [(fault.line, fault.rule) for fault in refused(copy) if "est un code inconnu" in fault.rule] == [(4, "« kind » : « surprise » est un code inconnu")]


def test_twenty_faults_are_told_in_full_roots_before_shadows():
    many = [Fault("b.csv", n, "ombre", follows=True) for n in range(1, 20)] + [Fault("z.csv", n, "racine") for n in range(1, 10)]
    told = BuildRefused(many).message_fr.splitlines()
    assert told[0] == "Construction refusée : 28 fautes dans les tables de référence."
    assert told[1] == "- z.csv, ligne 1 : racine" and told[10] == "- b.csv, ligne 1 : ombre"
    assert len(told) == LISTED + 2 and told[-1] == "… et 8 de plus"
    assert BuildRefused([Fault("a.csv", 0, "fichier manquant")]).message_fr == "Construction refusée : une faute dans les tables de référence.\n- a.csv : fichier manquant"
