"""The apparatus: a file of any format to a Dossier, with what was found on the way.

    file --formats--> SourceText --dossier_of--> Dossier --corrections--> --people--> Reading

Each step is a file: pieces, furniture, structure, opening, closing, notes, calls, acronyms,
entries, head, essay, about, inferences, corrections, people. `ledger` holds
that nothing is lost silently.
"""

from edossier.reading.corrections import Correction, Corrections, Silence
from edossier.reading.kept import check_across, check_kept
from edossier.reading.read import Reading, corrections_path, read_file, read_source_text, rows_of
from edossier.reading.silencing import Silenced
from edossier.reading.template import template

__all__ = [
    "Correction",
    "Corrections",
    "Reading",
    "Silence",
    "Silenced",
    "check_across",
    "check_kept",
    "corrections_path",
    "read_file",
    "read_source_text",
    "rows_of",
    "template",
]
