"""Labels of a document's texts: "[Translation]", "Original (Czech)", "Překlad z ruštiny"."""

import re
from dataclasses import dataclass
from functools import cache

from edossier.dossier import TextKind
from edossier.reading.credits import starts_credit
from edossier.reading.languages import language_named, language_words
from edossier.reading.words import alternatives, folded, label_words

__all__ = ["TextLabel", "find_text_label", "names_texts"]

_LONGEST = 120
_DRESS = ' \t\n\r\u00a0[](){}*_:.–—-=#"“”'


@dataclass(frozen=True, slots=True)
class TextLabel:
    """What a label says of the text under it.

    Attributes:
        language: BCP 47 of that text, None where the label does not say.
        has_credit: It also names its maker: "Translated from Russian by X".
    """

    kind: TextKind
    language: str | None
    has_credit: bool = False


def find_text_label(text: str) -> TextLabel | None:
    """Give what a line says of the text that follows, None where it is no such label.

    >>> find_text_label("[Original (Czech)]")
    TextLabel(kind='original', language='cs', has_credit=False)
    """
    if len(text) > _LONGEST:
        return None
    words = folded(text.strip(_DRESS))
    for kind, pattern in _patterns():
        match = pattern.fullmatch(words)
        if match:
            own = match["before"] or match["inside"] or match["in"]
            return TextLabel(kind, language_named(own) if own else None)
    if (
        text.strip()[:1] in "[("
        and starts_credit(text)
        and re.search(
            rf"\b(?:{alternatives(label_words('credits', 'translated', 'words'))})\b", words
        )
    ):
        opening = re.match(rf"(?:{language_words()})(?=\s)", words)
        language = language_named(opening[0]) if opening else None
        return TextLabel("translation", language, has_credit=True)
    if language_named(words) and text.strip()[:1] in "[(":
        return TextLabel("transcription", language_named(words))
    return None


def names_texts(text: str) -> bool:
    """Say whether a line names several texts: "Polish original and English translation"."""
    if len(text) > _LONGEST:
        return False
    joined = alternatives(word for word in label_words("credit_links", "and") if word != ",")
    parts = re.split(rf"\s(?:{joined})\s", folded(text.strip(_DRESS)))
    return len(parts) > 1 and all(
        any(pattern.fullmatch(part) for _, pattern in _patterns()) for part in parts
    )


@cache
def _patterns() -> tuple[tuple[TextKind, re.Pattern[str]], ...]:
    kinds: tuple[TextKind, ...] = ("translation", "original", "transcription")
    return tuple((kind, _pattern(kind)) for kind in kinds)


def _pattern(kind: TextKind) -> re.Pattern[str]:
    words = alternatives(label_words("text", kind))
    language = language_words()
    origin = r"(?:from|from the|aus dem|du|de l'|с|z|ze|din|dal)"
    return re.compile(
        rf"(?:(?P<before>{language})\s)?(?:{words})"
        rf"(?:\s?[(,:-]\s?(?:(?:in|на|v|w|po|auf|en|in limba)\s)?"
        rf"(?P<inside>{language})(?:\s\w{{1,12}})?\)?"
        rf"|\s(?:in|into|in the|do|auf|en|на|v|w|po)\s(?P<in>{language})(?:\s\w{{1,12}})?)?"
        rf"(?:\s{origin}\s(?:{language})(?:\s\w{{1,12}})?)?"
    )
