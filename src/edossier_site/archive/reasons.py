"""Why a value was inferred, as a sentence for the reader: one for each rule that infers."""

__all__ = ["reason_of"]

_REASONS = {
    "affiliation-from-about": "The part about the author says where the author works.",
    "author-in-title": "The title says who wrote it, behind the word for what it is.",
    "author-from-about": "The file names no author at its head; the part about the author does.",
    "copy-in-note": "A note that cites this very record speaks of another copy.",
    "copy-in-source": "The line of its source speaks of another copy.",
    "correspondence-in-title": "The title or its place reads “X to Y”: who wrote, and to whom.",
    "date-from-title": "No date is printed apart from the one in the title.",
    "event-date-from-title": "The title gives the date of what the document tells of.",
    "kind-from-correspondence": "It is addressed from one to another, so it is taken for a letter.",
    "kind-from-title": "The title says what kind of document it is.",
    "language-detected": "No language is stated; the words themselves are in it.",
    "language-stated-by-format": "The file's markup states the language.",
    "number-in-digital-archive": "Its number in the digital archive is given beside the record.",
    "number-in-title": "The title gives the number of what it names.",
    "published-in": "It is said to be published there, right behind the record.",
    "published-in-frus": "It is said to be in FRUS; the address is made of volume and number.",
    "text-without-label": "No label says what this text is; it is taken for a transcription.",
    "title-made": "No title is printed; these words are made of what else is known.",
    "translator-credited": "No label says what this text is; a translator is credited for it.",
}


def reason_of(rule: str) -> str:
    """Give the sentence for a rule by its name; for one without a sentence, its name in words.

    >>> reason_of("kind-from-title")
    'The title says what kind of document it is.'
    """
    return _REASONS.get(rule, f"By the rule “{rule.replace('-', ' ')}”.")
