"""The lexicon of an index: every form of a name found in the archive, and the keys it is found by.

    form   a name as printed, and whether it is of a person, an organisation or a place
    key    what leads to it: its sounds (`edossier.names.keys`) and its spelling (`=yudin`)

It is a small index of its own beside that of the texts, and only grows: a form of a dossier that
was withdrawn stays, finds nothing, and goes when the index is made again.
"""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import tantivy

from edossier.names import keys, parse_person
from edossier.names.spellings.written import bare
from edossier.search.known import FormKind
from edossier.search.unit import Named, Unit

__all__ = ["Lexicon", "add_forms", "forms_of_unit", "spelling"]

_LONGEST_FORM = 120
_MOST_FOUND = 60
_MOST_SPELLED = 500
_HEAP_BYTES = 15_000_000
_TAB = "\t"


class Lexicon:
    """The forms of one state of an index; safe to ask from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open the lexicon; one that is not there is empty."""
        self._searcher: Any = None
        if tantivy.Index.exists(str(folder)) if folder.is_dir() else False:
            self._searcher = tantivy.Index(_schema(), path=str(folder), reuse=True).searcher()

    def forms_with_keys(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Give the forms that share a key with `wanted`, those that share the rarest first."""
        rows = self._found(wanted, 4 * _MOST_FOUND)
        counted = {text: shared for shared, text, _ in reversed(rows)}
        return tuple(sorted(counted, key=lambda text: (-counted[text], text))[:_MOST_FOUND])

    def forms_spelled(self, names: Iterable[str]) -> tuple[tuple[str, FormKind], ...]:
        """Give the forms written as one of `names`, whatever their case, marks and hyphens."""
        rows = self._found({spelling(name) for name in names}, _MOST_SPELLED)
        return tuple(sorted((text, kind) for _, text, kind in rows))

    def has(self, form: str, kind: FormKind) -> bool:
        """Say whether a form is in it."""
        whole = f"{kind}{_TAB}{form}"
        return self._searcher is not None and bool(self._searcher.doc_freq("form", whole))

    def _weight(self, key: str) -> float:
        """Weigh a key: in "William Rountree" the forms of Rountree say more than all Williams."""
        return math.log1p(self._searcher.num_docs / (1 + self._searcher.doc_freq("key", key)))

    def _found(self, wanted: Iterable[str], most: int) -> list[tuple[float, str, FormKind]]:
        if self._searcher is None:
            return []
        alternatives = [
            (
                tantivy.Occur.Should,
                tantivy.Query.const_score_query(
                    tantivy.Query.term_query(_schema(), "key", key), self._weight(key)
                ),
            )
            for key in sorted(set(wanted))
        ]
        asked = tantivy.Query.boolean_query(alternatives)
        found = []
        for shared, at in self._searcher.search(asked, most, count=False).hits:
            kind, _, text = self._searcher.doc(at)["form"][0].partition(_TAB)
            found.append((shared, text, cast(FormKind, kind)))
        return found


@lru_cache(maxsize=1 << 16)
def spelling(name: str) -> str:
    """Give the key of how a name is written: letters and digits alone, without case and accents.

    >>> spelling("Čankaj-šek") == spelling("Cankajsek")
    True
    """
    return f"={bare(name[:_LONGEST_FORM])}"


def forms_of_unit(unit: Unit) -> Iterator[tuple[str, FormKind]]:
    """Give every form that a unit knows of those it names, of a person the family name too."""
    kinds: tuple[tuple[FormKind, tuple[Named, ...]], ...] = (
        ("person", unit.people),
        ("organisation", unit.bodies),
        ("place", unit.places),
    )
    for kind, several in kinds:
        for named in several:
            for form in (named.name, *named.forms, *named.printed):
                if 1 < len(form) <= _LONGEST_FORM:
                    yield form, kind


def add_forms(folder: Path, forms: Iterable[tuple[str, FormKind]]) -> None:
    """Write the forms that the lexicon lacks, and of persons their family names.

    Raises:
        OSError, ValueError: It cannot be written.
    """
    known = Lexicon(folder)
    new = sorted({form for form in _with_families(forms) if not known.has(*form)})
    if not new:
        return
    folder.mkdir(parents=True, exist_ok=True)
    writer = tantivy.Index(_schema(), path=str(folder), reuse=True).writer(_HEAP_BYTES, 1)
    for text, kind in new:
        document = tantivy.Document()
        document.add_text("form", f"{kind}{_TAB}{text}")
        for key in sorted({spelling(text), *keys(text)}):
            document.add_text("key", key)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


@lru_cache(maxsize=1)
def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("form", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    return builder.build()


def _with_families(forms: Iterable[tuple[str, FormKind]]) -> Iterator[tuple[str, FormKind]]:
    for form, kind in forms:
        yield form, kind
        family = parse_person(form).family if kind == "person" else None
        if family and len(family) > 1:
            yield family, kind
