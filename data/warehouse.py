"""The warehouse in use: where it is, whether it can be read, and building it where it cannot."""

from pathlib import Path

from data import build, fingerprint, store
from data.faults import BuildFailed, BuildRefused, WarehouseError, WarehouseMissing
from data.store import connect

__all__ = ["BuildFailed", "BuildRefused", "WarehouseError", "WarehouseMissing", "connect", "current", "ensure"]

_sound: dict[Path, tuple[str, int, int]] = {}


def current(out_dir: Path = build.ROOM) -> Path:
    """The file that the link points to. Raises WarehouseMissing."""
    return store.current(out_dir)


def ensure(out_dir: Path = build.ROOM, reference_dir: Path = build.REFERENCE) -> Path:
    """The warehouse in use, built first where there is none, where it cannot be read whole, or where other code made it.

    A file is read once; after that the call costs a look at the folder. Raises WarehouseError where it cannot be built.
    """
    if not _is_sound(out_dir, reference_dir):
        build.build(reference_dir, out_dir)
        if not _is_sound(out_dir, reference_dir):
            raise BuildFailed("Les données viennent d’être construites et ne se lisent pas.", "The data has just been built and cannot be read.")
    return current(out_dir)


def _is_sound(out_dir: Path, reference_dir: Path) -> bool:
    try:
        path = current(out_dir)
        stat = path.stat()
    except (WarehouseMissing, OSError):
        return False
    seen = (str(path), stat.st_size, stat.st_mtime_ns)
    if _sound.get(out_dir) == seen:
        return True
    info = store.whole(path)
    if info is None or info.schema_hash != fingerprint.schema(reference_dir):
        return False
    _sound[out_dir] = seen
    return True
