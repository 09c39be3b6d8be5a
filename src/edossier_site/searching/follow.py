"""The log -> the index: how the index comes to hold what was published.

The index is a function of the log alone: the position it remembers is that of the last event
whose dossier is in it, whole.
"""

from edossier.keeping import Archive, events, load, log_position
from edossier.search.engines.tantivy import SearchIndex
from edossier_site.searching.units import units_of

__all__ = ["follow", "index_of", "rebuild"]

# Words taken out of an index weigh in its scores until its parts are merged. An index of few
# dossiers is made again instead, so that the same archive gives the same order of hits.
_FEW_EVENTS = 200


def index_of(archive: Archive) -> SearchIndex:
    """Give the index of an archive; it need not be there yet."""
    return SearchIndex(archive.derived / "search")


def follow(archive: Archive) -> int:
    """Bring the index up to the end of the log.

    Returns:
        The number of the last event, 0 for an empty log.

    Raises:
        KeepingError: The archive cannot be read, or the index not written.
    """
    index = index_of(archive)
    end = log_position(archive)
    if index.position == end:
        return end
    if index.position > end:
        return rebuild(archive)  # another log than the one that was followed
    replaces = any(event.version > 1 for event in events(archive, after=index.position))
    if replaces and end <= _FEW_EVENTS:
        return rebuild(archive)
    return _follow(archive, index, afresh=False)


def rebuild(archive: Archive) -> int:
    """Make the index again from the OCFL root, beside the old one, and turn to it.

    Returns:
        The number of the last event, 0 for an empty log.

    Raises:
        KeepingError: The archive cannot be read, or the index not written.
    """
    return _follow(archive, index_of(archive), afresh=True)


def _follow(archive: Archive, index: SearchIndex, *, afresh: bool) -> int:
    with index.writing(afresh=afresh) as change:
        newest = {event.ark: event for event in events(archive, after=change.position)}
        for event in sorted(newest.values(), key=lambda event: event.number):
            publication = load(archive, event.ark, event.version)
            change.replace_dossier(event.ark, units_of(publication))
        change.position = max((e.number for e in newest.values()), default=change.position)
    return change.position
