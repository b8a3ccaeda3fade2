"""`python -m data` builds the warehouse from the reference tables; `--force` builds it again."""

import argparse
import sys
from pathlib import Path

from data import build
from data.faults import WarehouseError


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 0, or 1 with what was refused, in French, on standard error."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Construit data/warehouse.duckdb à partir des tables de référence.")
    parser.add_argument("--force", action="store_true", help="reconstruit même si rien n’a changé")
    parser.add_argument("--reference", type=Path, default=build.REFERENCE, metavar="DOSSIER", help="dossier des tables de référence")
    parser.add_argument("--out", type=Path, default=build.ROOM, metavar="DOSSIER", help="dossier où écrire")
    given = parser.parse_args(arguments)
    try:
        built = build.build(given.reference, given.out, force=given.force)
    except WarehouseError as error:
        print(error.message_fr, file=sys.stderr)
        return 1
    if built.fresh:
        print(f"Données construites, version {built.version} : {built.path.name}")
    else:
        print(f"Données déjà à jour, version {built.version} : rien à refaire (--force pour reconstruire).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
