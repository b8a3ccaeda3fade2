"""The build: a warehouse made aside from the reference tables, checked, then put in place in one step."""

import contextlib
import fcntl
import os
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import checks, fingerprint, reading, sqlfile, steps, store
from data.faults import BuildFailed, WarehouseMissing
from data.package import Package, literal, quoted

ROOM = Path(__file__).parent
REFERENCE = ROOM / "reference"
ASIDE = ".build-"
BLOCK = 16384  # bytes; many small tables: a tenth of the file that DuckDB's own size gives
KEPT = 2  # versions, the one in use and the one before


@dataclass(frozen=True)
class Built:
    """What a build gave: the file, its version, and whether it was there already."""

    path: Path
    version: str
    fresh: bool


def build(reference_dir: Path = REFERENCE, out_dir: Path = ROOM, force: bool = False) -> Built:
    """Build `out_dir/warehouse-<version>.duckdb` and point the link at it; nothing is done where the inputs are those of the one in use.

    Raises BuildRefused with every fault of the tables, BuildFailed where the machine fails; the warehouse in use is then untouched.
    """
    try:
        with _alone(out_dir):
            now = None if force else up_to_date(reference_dir, out_dir)
            return now or _build(reference_dir, out_dir)
    except (duckdb.Error, OSError) as error:
        why = str(error).splitlines()[0]
        full = re.search("No space left|File too large|Disk quota", why)
        raise BuildFailed(
            f"La construction des données s’est arrêtée ; celles en place restent. Cause : {'plus de place sur le disque' if full else why}",
            f"The build of the data stopped; those in place stay. Cause: {'no room left on the disk' if full else why}",
        ) from error


def up_to_date(reference_dir: Path, out_dir: Path) -> Built | None:
    """The warehouse in use, where it is whole and was built from the very same inputs."""
    try:
        path = store.current(out_dir)
    except WarehouseMissing:
        return None
    info = store.whole(path)
    if info and info.inputs_hash == fingerprint.inputs(reference_dir):
        return Built(path, info.version, fresh=False)
    return None


def _build(reference_dir: Path, out_dir: Path) -> Built:
    aside = out_dir / f"{ASIDE}{os.getpid()}.duckdb"
    _sweep(out_dir)
    try:
        with duckdb.connect() as con:
            con.execute(f"attach {literal(str(aside))} as made (block_size {BLOCK})")
            con.execute("use made")
            version = fill(con, reference_dir)
            con.execute("use memory")
            con.execute("detach made")
        path = out_dir / f"warehouse-{version}.duckdb"
        os.replace(aside, path)
        _point(out_dir, path)
    finally:
        _sweep(out_dir)
    _keep_last(out_dir, path)
    return Built(path, version, fresh=True)


def fill(con: duckdb.DuckDBPyConnection, reference_dir: Path) -> str:
    """Make every table and view in an empty database; returns the version."""
    con.execute("attach ':memory:' as stage")
    described = checks.read_package(reference_dir)
    checks.stage_and_check(con, reference_dir, described)
    sqlfile.run(con, ROOM / "catalogue.sql")
    con.execute(
        "insert into build_info values ('', ?, ?, ?, ?, ?)",
        [fingerprint.inputs(reference_dir), fingerprint.schema(reference_dir), described.name, described.version, described.created],
    )
    for table in described.in_order_of_need():
        reading.load(con, table)
    _describe(con, described)
    sqlfile.run_folder(con, ROOM / "rules")
    for _, step in steps.STEPS:
        step(con)
    sqlfile.run_folder(con, ROOM / "marts")
    con.execute("detach stage")
    _count(con)
    version = fingerprint.content(con)
    con.execute("update build_info set version = ?", [version])
    return version


def _count(con: duckdb.DuckDBPyConnection) -> None:
    """What only the finished tables can tell: the number of rows, the types of the columns."""
    for (name,) in con.execute("select table_name from catalogue_tables order by table_name").fetchall():
        con.execute(f"update catalogue_tables set n_rows = (select count(*) from {quoted(name)}) where table_name = ?", [name])
    con.execute((ROOM / "catalogue_end.sql").read_text(encoding="utf-8"))


def _describe(con: duckdb.DuckDBPyConnection, described: Package) -> None:
    """Comments in French, and both languages in the catalogue; one transaction, since each costs a wait for the disk."""
    con.begin()
    for table in described.tables:
        con.execute(f"comment on table {quoted(table.name)} is {literal(f'{table.title_fr}. {table.description_fr}')}")
        con.execute(
            "insert into catalogue_tables values (?, 'reference', ?, ?, ?, ?, ?, ?, null)",
            [table.name, table.file, table.title_fr, table.title_en, table.description_fr, table.description_en, table.licence],
        )
        for field in table.fields:
            con.execute(f"comment on column {quoted(table.name)}.{quoted(field.name)} is {literal(field.title_fr)}")
        con.executemany(
            "insert into catalogue_columns values (?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?)",
            [
                [table.name, f.name, place, f.unit, f.code_list, int(f.required), f.title_fr, f.title_en, f.description_fr, f.description_en]
                for place, f in enumerate(table.fields, start=1)
            ],
        )
    con.commit()


@contextlib.contextmanager
def _alone(out_dir: Path):
    """One build at a time in a folder; a second one waits."""
    with open(out_dir / "warehouse.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _point(out_dir: Path, path: Path) -> None:
    """Move the link in one step: a reader sees the old one or the new one."""
    link = out_dir / f"{ASIDE}link"
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    os.replace(link, out_dir / store.LINK)


def _sweep(out_dir: Path) -> None:
    """Remove what a build left aside, this one or one that was killed."""
    for left in out_dir.glob(f"{ASIDE}*"):
        left.unlink(missing_ok=True)


def _keep_last(out_dir: Path, path: Path) -> None:
    files = sorted(out_dir.glob("warehouse-*.duckdb"), key=lambda file: (file == path, file.stat().st_mtime_ns), reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)


