"""The build: the same input gives the same version, and nothing but a whole warehouse is ever seen."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data import __main__ as command
from data import build, constraints, package, positions, sqlfile, store, warehouse
from data.faults import BuildFailed, BuildRefused, WarehouseMissing
from tests.reference_copy import ReferenceCopy

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module", autouse=True)
def without_the_network():
    """Builds without their longest step, the network's layout, which test_network_build.py holds to its own determinism."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build.steps, "STEPS", tuple(step for step in build.steps.STEPS if step[0] != "network"))
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A folder in which one warehouse was built; tests copy it."""
    folder = tmp_path_factory.mktemp("built")
    build.build(out_dir=folder)
    return folder


@pytest.fixture
def unchecked(monkeypatch):
    """Builds in half the time: what the package declares is not checked row by row (test_quality.py does)."""
    monkeypatch.setattr(constraints, "violations", lambda reference_dir, reads: [])


@pytest.fixture
def out(first, tmp_path):
    return Path(shutil.copytree(first, tmp_path / "out", symlinks=True))


@pytest.fixture
def reference(tmp_path):
    return ReferenceCopy(tmp_path / "reference")


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"warehouse.lock"}


def test_the_same_input_gives_the_same_version(out, reference, unchecked):
    before = store.whole(store.current(out))
    rows = reference.rows("organisations.csv")
    reference.write("organisations.csv", rows[::-1])
    again = build.build(reference.folder, out, force=True)
    assert again.version == before.version, "neither the place of the rows nor the day of the build counts"
    reference.change("milestones.csv", {"date": "2004-09-14"}, text_en="Another sentence.")
    other = build.build(reference.folder, out)
    assert other.fresh and other.version != before.version


def test_the_link_points_to_the_version_beside_it(out):
    link = out / store.LINK
    info = store.whole(store.current(out))
    assert link.is_symlink() and os.readlink(link) == f"warehouse-{info.version}.duckdb"
    assert len(info.version) == 10 and int(info.version, 16) >= 0
    assert files(out) == {store.LINK, f"warehouse-{info.version}.duckdb"}


def test_a_second_build_says_that_nothing_is_to_be_done(out, capsys, unchecked):
    before = store.current(out).stat().st_mtime_ns
    assert command.main(["--out", str(out)]) == 0
    assert "déjà à jour" in capsys.readouterr().out and store.current(out).stat().st_mtime_ns == before
    assert command.main(["--out", str(out), "--force"]) == 0
    assert "Données construites" in capsys.readouterr().out and store.current(out).stat().st_mtime_ns > before


def test_a_refused_build_leaves_the_one_in_use(out, reference, capsys):
    before = files(out)
    line = reference.change("cluster_labels.csv", {"cluster_id": "axelera", "phase": "2"}, cluster_id="nobody")
    with pytest.raises(BuildRefused):
        build.build(reference.folder, out)
    assert files(out) == before and store.whole(store.current(out))
    assert command.main(["--reference", str(reference.folder), "--out", str(out)]) == 1
    assert f"cluster_labels.csv, ligne {line} : « cluster_id » : « nobody » n’existe pas dans clusters.csv" in capsys.readouterr().err


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), duckdb.IOException("IO Error: disk"), KeyError("a bug")])
def test_a_build_that_fails_half_way_leaves_nothing(out, monkeypatch, failure, unchecked):
    before = files(out)
    seen = []

    def fail(con):
        seen.append(files(out) - before)
        raise failure

    monkeypatch.setattr(build.steps, "STEPS", (("positions", positions.build), ("fails", fail)))
    with pytest.raises(KeyError if isinstance(failure, KeyError) else BuildFailed):
        build.build(out_dir=out, force=True)
    assert all(name.startswith(build.ASIDE) for name in seen[0]) and seen[0], "it was under way aside"
    assert files(out) == before and store.whole(store.current(out))


def test_a_full_disk_is_told_and_leaves_nothing(out):
    before = files(out)
    limited = subprocess.run(
        [sys.executable, "-m", "data", "--out", str(out), "--force"], cwd=ROOT, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)),
    )
    assert limited.returncode == 1
    assert "La construction des données s’est arrêtée ; celles en place restent" in limited.stderr and "Traceback" not in limited.stderr
    assert files(out) == before and store.whole(store.current(out))


def test_what_a_killed_build_left_is_swept(out, unchecked):
    (out / f"{build.ASIDE}99999.duckdb").write_bytes(b"half")
    (out / f"{build.ASIDE}99999.duckdb.wal").write_bytes(b"half")
    build.build(out_dir=out, force=True)
    assert not [name for name in files(out) if name.startswith(build.ASIDE)]


def test_two_versions_are_kept_and_readers_keep_the_one_they_opened(out, reference, unchecked):
    first_path = store.current(out)
    with store.connect(first_path) as reader:
        for text in ("One.", "Two.", "Three."):
            reference.change("milestones.csv", {"date": "2004-09-14"}, text_en=text)
            last = build.build(reference.folder, out)
            assert store.current(out) == last.path and store.whole(last.path)
        assert reader.execute("select count(*) from clusters").fetchone() == (91,)
    assert not first_path.exists() and len(files(out)) == 3


def test_two_builds_at_once_do_not_collide(tmp_path):
    running = [subprocess.Popen([sys.executable, "-m", "data", "--out", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = sorted(process.communicate(timeout=60)[0] for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert "construites" in told[0] and "déjà à jour" in told[1], "the second waits, then finds the first's"
    assert store.whole(store.current(tmp_path)) and len(files(tmp_path)) == 2


def test_a_missing_warehouse_is_told_in_both_languages(tmp_path):
    with pytest.raises(WarehouseMissing) as caught:
        warehouse.current(tmp_path)
    assert "ne sont pas construites" in caught.value.message_fr and "not built" in caught.value.message_en


def truncate(path: Path):
    with open(path, "r+b") as opened:
        opened.truncate(path.stat().st_size // 2)


def other_code(path: Path):
    with duckdb.connect(str(path)) as con:
        con.execute("update build_info set schema_hash = 'otherwise', inputs_hash = 'otherwise'")


def row_lost(path: Path):
    with duckdb.connect(str(path)) as con:
        con.execute("delete from milestones where date = date '2004-09-14'")


@pytest.mark.parametrize("spoil", [Path.unlink, truncate, lambda path: path.write_bytes(b"no database"), other_code, row_lost])
def test_a_warehouse_that_is_not_sound_is_built_again(out, spoil, unchecked):
    path = store.current(out)
    spoil(path)
    assert warehouse.ensure(out) == path and store.whole(path)


def test_a_sound_warehouse_is_not_read_twice(out, monkeypatch):
    path = warehouse.ensure(out)
    monkeypatch.setattr(store, "whole", lambda path: pytest.fail("read again"))
    assert warehouse.ensure(out) == path


def test_tables_are_as_declared(warehouse):
    declared = package.read(build.REFERENCE)
    with store.connect(warehouse) as con:
        for table in declared.tables:
            there = con.execute(f"describe {package.quoted(table.name)}").fetchall()
            assert [(name, kind.lower()) for name, kind, *_ in there] == [(field.name, field.sql_type) for field in table.fields]
            comment = "select comment from duckdb_tables() where table_name = ? and database_name = current_database()"
            assert con.execute(comment, [table.name]).fetchone()[0].startswith(table.title_fr)
        keys = con.execute(
            "select constraint_type, count(*) from duckdb_constraints() where database_name = current_database() and table_name in "
            f"({', '.join(package.literal(table.name) for table in declared.tables)}) group by constraint_type").fetchall()
        assert dict(keys)["PRIMARY KEY"] == sum(bool(table.primary_key) for table in declared.tables)
        assert dict(keys)["FOREIGN KEY"] == sum(len(table.foreign_keys) for table in declared.tables)
        assert dict(keys)["CHECK"] >= sum(bool(field.enum) for table in declared.tables for field in table.fields)
        assert con.execute("select count(*) from regions where region_code in ('01', '02', '03', '04', '06')").fetchone() == (5,), "leading zeros stand"


def test_everything_is_in_the_catalogue_in_both_languages(warehouse):
    with store.connect(warehouse) as con:
        made = """
            select table_name from duckdb_tables() where database_name = current_database()
            union all
            select view_name from duckdb_views() where not internal and database_name = current_database()
        """
        there = {name for (name,) in con.execute(made).fetchall()}
        told = dict(con.execute("select table_name, n_rows from catalogue_tables where title_fr <> '' and title_en <> ''").fetchall())
        assert set(told) == there
        assert all(con.execute(f"select count(*) from {package.quoted(name)}").fetchone()[0] == n for name, n in told.items())
        columns = "select table_name, column_name from duckdb_columns() where database_name = current_database() and not internal order by all"
        assert con.execute(columns).fetchall() == con.execute("select table_name, column_name from catalogue_columns where type is not null order by all").fetchall()


def test_the_order_of_need_refuses_circles():
    def table(name, needs):
        return package.Table(name, f"{name}.csv", "", "", "", "", "", (), (), tuple(package.ForeignKey(("a",), need, ("a",)) for need in needs))

    chain = package.Package("", "", "", (table("c", ["b"]), table("b", ["a"]), table("a", [])))
    assert [t.name for t in chain.in_order_of_need()] == ["a", "b", "c"]
    with pytest.raises(ValueError, match="circles"):
        package.Package("", "", "", (table("a", ["b"]), table("b", ["a"]))).in_order_of_need()


@pytest.mark.parametrize("text", [
    "create view x as select 1 as a;",
    "-- FR: Un.\n-- Columns of x:\n--   a  -  Un | One\ncreate view x as select 1 as a;",
    "-- FR: Un.\n-- EN: One.\n-- Columns of x:\n--   b  -  Un | One\ncreate view x as select 1 as a;",
    "-- FR: Un.\n-- EN: One.\n-- Columns of x:\n--   a\ncreate view x as select 1 as a;",
])
def test_a_header_that_does_not_describe_its_table_is_refused(tmp_path, text):
    path = tmp_path / "x.sql"
    path.write_text(text)
    with duckdb.connect() as con, pytest.raises(sqlfile.BadHeader):
        con.execute((build.ROOM / "catalogue.sql").read_text())
        sqlfile.run(con, path)
