"""A person, body, family or place with the forms of its name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from edossier.text.scripts import scripts_in

__all__ = ["Agent", "AgentKind", "NameForm", "script_of_form"]

AgentKind = Literal["person", "corporate body", "family", "place"]

_FAMILY_FIRST = frozenset({"Pinyin", "Wade-Giles", "kana"})
_SHORTEST = 5  # letters: "Shek", "Minh" end names of the family name first, too


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

    @property
    def family_names(self) -> Iterator[NameForm]:
        """The family name of a person in each form that has a given name before it.

        None for whom the forms show to be called family name first, as in Chinese or Korean.
        """
        if self.kind != "person" or any(form.system in _FAMILY_FIRST for form in self.forms):
            return
        for form in self.forms:
            _, given, family = form.text.rpartition(" ")
            if given and len(family) >= _SHORTEST and family.isalpha():
                yield replace(form, text=family)


def script_of_form(text: str) -> str | None:
    """Give the ISO 15924 code of most of a text's letters, None without letters."""
    counted = scripts_in(text)
    return counted.most_common(1)[0][0] if counted else None
