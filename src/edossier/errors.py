"""Every error that edossier raises on purpose, as one tree.

    EdossierError
    ├── UnreadableError        a file that cannot be taken in at all
    ├── CorrectionsError       a corrections file that points at nothing or is not valid
    ├── ConfigurationError     an `archive.toml` that is missing or wrong
    ├── KeepingError           the archive on disk: locked, full, not writable, damaged
    ├── UndecidedError         the editor has to say which record is which
    ├── WithdrawalError        what cannot be withdrawn or restored so
    ├── DecisionError          what cannot be decided so of two records
    ├── CitingError            a place that cannot be cited
    ├── ExportError            what cannot be written in the format asked for
    └── QueryError             a search query that cannot be understood

Each message is one sentence a user can act on: what is wrong, where, and the mend.
"""

__all__ = [
    "CitingError",
    "ConfigurationError",
    "CorrectionsError",
    "DecisionError",
    "EdossierError",
    "ExportError",
    "KeepingError",
    "QueryError",
    "UndecidedError",
    "UnreadableError",
    "WithdrawalError",
]


class EdossierError(Exception):
    """The root: catching it catches all that edossier raises on purpose."""


class UnreadableError(EdossierError):
    """A file cannot be read as a dossier: missing, of no known format, broken, or too large."""


class CorrectionsError(EdossierError):
    """A corrections file is not valid, or one of its entries points at nothing."""


class ConfigurationError(EdossierError):
    """An `archive.toml` is missing or has a wrong entry; the message names the line."""


class KeepingError(EdossierError):
    """The archive on disk cannot be opened, written or trusted."""


class UndecidedError(EdossierError):
    """A document or dossier may be one already published: an editor has to decide."""


class WithdrawalError(EdossierError):
    """Nothing can be withdrawn or restored so: unknown, withdrawn already, or not withdrawn."""


class DecisionError(EdossierError):
    """Nothing can be decided so: no such suggestion, decided already, or not decided."""


class AuthorityError(EdossierError):
    """An authority file contradicts itself, or a form in it names no source."""


class CitingError(EdossierError):
    """A leaf or paragraph that what is cited does not have."""


class ExportError(EdossierError):
    """A dossier cannot be found, or not be written in the format asked for."""


class QueryError(EdossierError):
    """A search query cannot be understood.

    Attributes:
        at: Offset in the query, in code points, where reading stopped.
    """

    def __init__(self, message: str, *, at: int) -> None:
        super().__init__(message)
        self.at = at
