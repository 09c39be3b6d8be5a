"""Who somebody is, whatever the spelling: records of persons, bodies, families and places.

file --listing, tables, entities, linked--> Authority      `read_authorities` says which it is
records beside records --merging--> the same person once, with the forms of both
printed name --matching--> which records it may be, with a score and a reason
what editors decided --deciding--> whom a printed name stands for
Authority --tables, linked--> CSV, JSON-LD
"""

from edossier.authorities.deciding import Attribution, Ruling
from edossier.authorities.files import read_authorities
from edossier.authorities.linked import IDENTIFIER_ADDRESSES, write_linked
from edossier.authorities.matching import Candidate, Likely, folded_form, likely
from edossier.authorities.merging import take_in
from edossier.authorities.record import (
    Authority,
    AuthorityKind,
    Identifier,
    NameForm,
    Role,
    authority_from_fields,
)
from edossier.authorities.tables import write_table

__all__ = [
    "IDENTIFIER_ADDRESSES",
    "Attribution",
    "Authority",
    "AuthorityKind",
    "Candidate",
    "Identifier",
    "Likely",
    "NameForm",
    "Role",
    "Ruling",
    "authority_from_fields",
    "folded_form",
    "likely",
    "read_authorities",
    "take_in",
    "write_linked",
    "write_table",
]
