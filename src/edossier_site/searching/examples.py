"""The query language by examples, for the page that explains it."""

from dataclasses import dataclass

__all__ = ["EXAMPLES", "Example", "Group"]


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it finds."""

    query: str
    finds: str


@dataclass(frozen=True, slots=True)
class Group:
    """Examples under one heading."""

    heading: str
    examples: tuple[Example, ...]


EXAMPLES = (
    Group(
        "Words",
        (
            Example(
                "soviet advisers",
                "both words, anywhere in a document, an essay or a note; capitals and accents do "
                "not matter, and in a language whose grammar is known here the endings neither",
            ),
            Example('"great leap"', "these words together, in this order, as written"),
            Example(
                '"leap great"~2',
                "these words with at most two moves of one place; to swap two neighbours takes two",
            ),
            Example("advis*", "every word that begins so, as written"),
            Example("mao -hungary", "without a word"),
            Example("mao OR khrushchev", "one word or the other; OR in capitals"),
            Example("(mao OR khrushchev) moscow", "brackets hold together what belongs together"),
        ),
    ),
    Group(
        "Who and where",
        (
            Example(
                "Chou En-lai",
                "a name in any spelling and script: Zhou Enlai, Чжоу Эньлай; the page says which "
                "forms were searched, and each can be dropped",
            ),
            Example('exact:"Chou En-lai"', "just as written, in no other form"),
            Example('person:"Zhou Enlai"', "naming the person, under any form known for the name"),
            Example("place:Moscow", "naming the place"),
        ),
    ),
    Group(
        "Archives",
        (
            Example("archive:AVPRF", "documents held there: by acronym or by any of its names"),
            Example("country:Russia", "documents held in archives of the country"),
            Example("cites:RGANI", "what cites records of the archive"),
            Example(
                "AVPRF f. 0100, op. 49, p. 410, d. 9",
                "a citation as a footnote prints it leads to its unit, or to the nearest known; in "
                "quotation marks its words are looked for",
            ),
            Example(
                "ref:avprf/0100/49",
                "the same as a path from the archive down, with the papka or without",
            ),
            Example(
                'ref:"f. 0100, op. 49"',
                "documents from this fond and opis', and what cites them; so with all that "
                "lies below",
            ),
        ),
    ),
    Group(
        "Dates",
        (
            Example("date:1956", "dated in the year, or of an event in it"),
            Example("date:1956-10..1958", "from a month to the end of a year"),
            Example("date:1960..", "from a year on; ..1960 for until"),
            Example("dated:1956-11-22", "by the date of the document alone"),
            Example("event:1956-10-30", "by the date of the event alone"),
            Example("date:195X", "partial dates as well: a decade, spring 1956 as 1956-21"),
            Example("time:16..18:30", "at a time of day, as the document states it"),
        ),
    ),
    Group(
        "Kinds and parts",
        (
            Example("kind:memorandum", "of this kind, or of a kind under it"),
            Example("lang:cs", "with a text in the language: its code, or its English name"),
            Example("dossier:46", "in the dossier of this number in its series"),
            Example("part:essay", "only essays; or part:document, part:note"),
        ),
    ),
)
