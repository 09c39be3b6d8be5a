"""The path of a reference through its archive's tree, from the fonds down to the file."""

from edossier.references.reference import ArchivalReference, Level

__all__ = ["path_of"]

_ORDER = {"fonds": 0, "series": 1, "file": 2, "item": 3}


def path_of(reference: ArchivalReference) -> tuple[Level, ...]:
    """Give the levels from fonds to file, in the order of the tree, whatever the printed order.

    A container (papka, reel, box) only shelves and is left out, except where it alone leads
    to the file: an obal is counted within its krabice, a folder within its box.
    """
    levels = [level for level in reference.levels if level.isad in _ORDER]
    path = sorted(levels, key=lambda level: _ORDER[level.isad or ""])
    needed = [box for box in reference.containers if _is_needed(box, path)]
    above = [level for level in path if level.isad in {"fonds", "series"}]
    return (*above, *needed, *path[len(above) :])


def _is_needed(box: Level, path: list[Level]) -> bool:
    if box.level in {"papka", "reel", "roll", "microfilm"}:
        return False
    files = {level.level for level in path if level.isad == "file"}
    return not files or bool(files & {"obal", "folder", "tetel", "teczka"})
