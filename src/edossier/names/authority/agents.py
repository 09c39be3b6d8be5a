"""A person, body, family or place with the forms of its name."""

from dataclasses import dataclass
from typing import Literal

from edossier.text.scripts import scripts_in

__all__ = ["Agent", "AgentKind", "NameForm", "script_of_form"]

AgentKind = Literal["person", "corporate body", "family", "place"]


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way in which a name is written.

    Attributes:
        text: As written.
        script: ISO 15924 code of most of its letters, None without letters.
        language: BCP 47 tag, None where none is said.
        system: The romanisation or transcription, None where it is none or none is said.
        source: Where the form was read: a source of the authority file, or a table.
    """

    text: str
    script: str | None
    language: str | None
    system: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Agent:
    """An entry of an authority file.

    Attributes:
        id: Its own in its file, stable.
        name: The form that it is listed under.
        born, died: Years, None where none is known; of a body, from when until when it was.
    """

    id: str
    kind: AgentKind
    name: str
    born: int | None
    died: int | None
    forms: tuple[NameForm, ...]


def script_of_form(text: str) -> str | None:
    """Give the ISO 15924 code of most of a text's letters, None without letters."""
    counted = scripts_in(text)
    return counted.most_common(1)[0][0] if counted else None
