"""The archive on disk: OCFL objects, the log, the lock, fixity, and who is the same document.

create_archive, open_archive -> Archive      a folder with archive.toml and an OCFL root
writing(archive) -> Writer                   one at a time
publish(writer, dossier, files, occasion)    stage, sync, rename, log
find_published(writer, files)                whether these very bytes are published already
load, load_document, events                  what is published, and in what order
withdraw, restore, withdrawals               what may not be shown any more
decide, reconsider, decisions                which records are one
keep_authorities, attribute, undo_attribution   who somebody is, whatever the spelling
verify(archive)                              every stored byte against its digest
"""

from edossier.keeping.archive import Archive
from edossier.keeping.catalogue import forget_catalogue
from edossier.keeping.decisions import Decision, Verdict, decide, decisions, reconsider
from edossier.keeping.fixity import verify
from edossier.keeping.identity import Matching, match
from edossier.keeping.log import Event
from edossier.keeping.naming import (
    NameDecision,
    NameVerdict,
    attribute,
    attribution_of,
    authorities,
    keep_authorities,
    name_decisions,
    undo_attribution,
)
from edossier.keeping.opening import Writer, create_archive, open_archive, writing
from edossier.keeping.problem import Problem
from edossier.keeping.publication import (
    GivenFile,
    Publication,
    PublishedDocument,
    events,
    load,
    load_document,
    log_position,
    newest_versions,
    source_path,
    versions_of,
)
from edossier.keeping.publishing import Known, Occasion, Published, find_published, publish
from edossier.keeping.settings import Settings, read_settings
from edossier.keeping.store import STEPS
from edossier.keeping.unlogged import log_unlogged
from edossier.keeping.withdrawals import Withdrawal, restore, withdraw, withdrawals

__all__ = [
    "STEPS",
    "Archive",
    "Decision",
    "Event",
    "GivenFile",
    "Known",
    "Matching",
    "NameDecision",
    "NameVerdict",
    "Occasion",
    "Problem",
    "Publication",
    "Published",
    "PublishedDocument",
    "Settings",
    "Verdict",
    "Withdrawal",
    "Writer",
    "attribute",
    "attribution_of",
    "authorities",
    "create_archive",
    "decide",
    "decisions",
    "events",
    "find_published",
    "forget_catalogue",
    "keep_authorities",
    "load",
    "load_document",
    "log_position",
    "log_unlogged",
    "match",
    "name_decisions",
    "newest_versions",
    "open_archive",
    "publish",
    "read_settings",
    "reconsider",
    "restore",
    "source_path",
    "undo_attribution",
    "verify",
    "versions_of",
    "withdraw",
    "withdrawals",
    "writing",
]
