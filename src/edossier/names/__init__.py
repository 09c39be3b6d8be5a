"""Names of persons, places and organisations, as printed.

    text --words--> words and initials --titles, forms--> persons (`find_people`)
                                       --places, organisations--> canonical names
    a form --authority--> the agents that are known to have it
    two names --authority, spellings--> the same or not, in any script or romanisation, and why
    a name --expanding--> its other forms in a lexicon
    printed name --person--> titles, forenames, family name --compatible--> groups, one a person

Facts are tables: `titles.toml`, `forms.toml`, `places.toml`, `organisations.toml`.
"""

from edossier.names.authority import Agent, AgentKind, Authority, NameForm, same, starter
from edossier.names.compatible import Group, compatible, group
from edossier.names.deriving import forms
from edossier.names.expanding import Expanded, KeyedForms, Lexicon, expand
from edossier.names.people import FoundName, NameKind, find_people
from edossier.names.person import PersonName, parse_person
from edossier.names.places import FoundPlace, find_organisations, find_places
from edossier.names.spellings import Sameness, keys, same_by_rules

__all__ = [
    "Agent",
    "AgentKind",
    "Authority",
    "Expanded",
    "FoundName",
    "FoundPlace",
    "Group",
    "KeyedForms",
    "Lexicon",
    "NameForm",
    "NameKind",
    "PersonName",
    "Sameness",
    "compatible",
    "expand",
    "find_organisations",
    "find_people",
    "find_places",
    "forms",
    "group",
    "keys",
    "parse_person",
    "same",
    "same_by_rules",
    "starter",
]
