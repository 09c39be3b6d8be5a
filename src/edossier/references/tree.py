"""The path of a reference through its archive's tree, from the fonds down to the file."""

from edossier.references.reference import ArchivalReference, Level

__all__ = ["path_of"]

_ORDER = {"fonds": 0, "series": 2, "file": 3, "item": 4}
# The years that a Czech territorial fonds is parted by: no level, but krabice 2 is in each.
_PERIOD = "date_range"
_AFTER_FONDS = 1


def path_of(reference: ArchivalReference) -> tuple[Level, ...]:
    """Give the levels from fonds to file, in the order of the tree, whatever the printed order.

    Those that "Ibid." inherits are among them.

    A container (papka, reel, box) only shelves and is left out, except where it alone leads
    to the file: an obal is counted within its krabice, a folder within its box.
    """
    printed = (*reference.inherited_levels, *reference.levels)
    levels = [level for level in printed if _depth(level) is not None]
    path = sorted(levels, key=lambda level: _depth(level) or 0)
    boxes = (*reference.inherited_containers, *reference.containers)
    needed = [box for box in boxes if _is_needed(box, path)]
    above = [level for level in path if level.isad not in {"file", "item"}]
    return (*above, *needed, *path[len(above) :])


def _depth(level: Level) -> int | None:
    return _AFTER_FONDS if level.level == _PERIOD else _ORDER.get(level.isad or "")


def _is_needed(box: Level, path: list[Level]) -> bool:
    if box.level in {"papka", "reel", "roll", "microfilm"}:
        return False
    files = {level.level for level in path if level.isad == "file"}
    return not files or bool(files & {"obal", "folder", "tetel", "teczka"})
