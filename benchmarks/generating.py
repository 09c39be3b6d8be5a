"""Dossiers made up for measuring: seeded, in several languages, no sentence from any source.

    python benchmarks/generating.py FOLDER [--dossiers 40] [--documents 25] [--seed 1]

The countries, people and archives are invented, and the words stand in no order that means
anything; what is true to life is how much of everything there is: paragraphs, notes, mentions,
names, units of an archive, texts in two languages.
"""

import argparse
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

__all__ = ["dossier_of_length", "dossier_text", "write_dossiers"]

_SENTENCES = {
    "en": (
        "The {noun} of {place} was discussed with {person} before the {noun} could be signed.",
        "{person} remarked that the {noun} had been {verb} without the consent of the {noun}.",
        "Nobody in {place} expected that the {noun} would be {verb} so early in the year.",
        "It was agreed that {person} should travel to {place} and report on the {noun}.",
        "On the question of the {noun} the two sides remained as far apart as before.",
    ),
    "de": (
        "Über {noun} in {place} wurde mit {person} gesprochen, ehe {noun} unterschrieben war.",
        "{person} bemerkte, dass {noun} ohne Zustimmung der anderen Seite {verb} worden sei.",
        "Niemand in {place} hatte erwartet, dass {noun} schon in diesem Jahr {verb} werde.",
    ),
    "cs": (
        "O věci, kterou je {noun}, se v místě {place} jednalo dříve, než přijel {person}.",
        "{person} poznamenal, že {noun} nebyl bez souhlasu druhé strany {verb}.",
        "Nikdo v místě {place} nečekal, že {noun} bude tak brzy {verb}.",
    ),
    "ru": (
        "В городе {place} обсуждался вопрос, который называется {noun}, и его поднял {person}.",
        "{person} заметил, что {noun} был {verb} без согласия другой стороны.",
        "Никто в городе {place} не ожидал, что {noun} будет так скоро {verb}.",
    ),
}
_NOUNS = {
    "en": [
        "agreement",
        "loan",
        "harbour",
        "delegation",
        "treaty",
        "survey",
        "credit",
        "shipment",
        "school",
        "border",
    ],
    "de": [
        "das Abkommen",
        "die Anleihe",
        "der Hafen",
        "der Vertrag",
        "die Lieferung",
        "die Grenze",
    ],
    "cs": ["dohoda", "půjčka", "přístav", "smlouva", "dodávka", "hranice", "škola", "výprava"],
    "ru": ["договор", "заём", "порт", "кредит", "груз", "граница", "школа", "поездка"],
}
_VERBS = {
    "en": ["postponed", "accepted", "rejected", "translated", "repeated", "prepared"],
    "de": ["verschoben", "angenommen", "abgelehnt", "übersetzt", "vorbereitet"],
    "cs": ["odložen", "přijat", "odmítnut", "přeložen", "připraven"],
    "ru": ["отложен", "принят", "отклонён", "переведён", "подготовлен"],
}
_KINDS = ("Memorandum of Conversation", "Letter", "Report", "Telegram", "Minutes of the Meeting")
_FORENAMES = [
    "Adela",
    "Bruno",
    "Celia",
    "Denis",
    "Edda",
    "Filip",
    "Greta",
    "Henrik",
    "Irma",
    "Jonas",
    "Klara",
    "Lukas",
]
_SYLLABLES = [
    "bar",
    "dol",
    "fen",
    "gar",
    "hal",
    "kor",
    "lin",
    "mor",
    "nar",
    "pel",
    "rud",
    "sel",
    "tor",
    "vel",
    "wen",
]
_ENDINGS = ("ek", "ov", "in", "er", "as", "ic")
_PEOPLE, _PLACES, _ARCHIVES, _BOOKS = 240, 60, 6, 80


@dataclass(frozen=True, slots=True)
class World:
    """Who and what is written of: the same for all dossiers of one seed."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    archives: tuple[tuple[str, str], ...]
    books: tuple[str, ...]


def main() -> None:
    """Write the dossiers into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dossiers", type=int, default=40)
    parser.add_argument("--documents", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write_dossiers(options.folder, options.dossiers, options.documents, seed=options.seed)


def write_dossiers(folder: Path, dossiers: int, documents: int, *, seed: int = 1) -> list[Path]:
    """Write so many dossiers of so many documents each; give their files."""
    random = Random(seed)
    world = _world(random)
    paths = []
    for number in range(1, dossiers + 1):
        path = folder / f"generated-{number:03d}.txt"
        path.write_text(dossier_text(world, number, documents, random), "utf-8")
        paths.append(path)
    return paths


def dossier_of_length(size: int, *, seed: int = 1) -> str:
    """Give one dossier of about so many bytes: as many documents as it takes."""
    of_ten = len(dossier_text(_world(Random(seed)), 1, 10, Random(seed)).encode())
    documents = max(1, round(10 * size / of_ten))
    return dossier_text(_world(Random(seed)), 1, documents, Random(seed))


def dossier_text(world: World, number: int, documents: int, random: Random) -> str:
    """Give one dossier as its author would have written it."""
    notes = 2 * documents // 3
    parts = [
        f"Generated Dossier {number}: {' and '.join(random.sample(world.places, 2))}",
        f"Generated Papers No. {number}",
        "Introduction",
        *_essay(world, documents, notes, random),
        *(line for place in range(1, documents + 1) for line in _document(world, place, random)),
        "Acronyms",
        *(f"{acronym} - {name}" for acronym, name in world.archives),
        "Notes",
        *(f"[{note}] {_note(world, random)}" for note in range(1, notes + 1)),
    ]
    return "\n\n".join(parts) + "\n"


def _world(random: Random) -> World:
    def name() -> str:
        made = random.choice(_SYLLABLES) + random.choice(_SYLLABLES) + random.choice(_ENDINGS)
        return made.capitalize()

    people = {f"{random.choice(_FORENAMES)} {name()}" for _ in range(_PEOPLE)}
    places = {f"Port {name()}" for _ in range(_PLACES)}
    archives = tuple(
        (f"{letter}SA", f"State Archive of {name()}land") for letter in "BDHKTV"[:_ARCHIVES]
    )
    books = tuple(
        f"{person}, Harbours of {place} (Port Sable: Quay Press, {random.randint(1970, 2005)})"
        for person, place in zip(
            random.choices(sorted(people), k=_BOOKS), random.choices(sorted(places), k=_BOOKS),
            strict=True,
        )
    )  # fmt: skip
    return World(tuple(sorted(people)), tuple(sorted(places)), archives, books)


def _essay(world: World, documents: int, notes: int, random: Random) -> list[str]:
    """Give ten paragraphs; every document is mentioned, every note called, in order."""
    paragraphs = []
    for place in range(10):
        sentences = [_sentence(world, "en", random) for _ in range(7)]
        sentences += [
            f"This is what Document {mention} shows." for mention in _share(documents, place)
        ]
        random.shuffle(sentences)
        calls = _share(notes, place)
        called = sorted(random.sample(range(len(sentences)), len(calls)))
        for at, call in zip(called, calls, strict=True):
            sentences[at] += f"[{call}]"
        paragraphs.append(" ".join(sentences))
    return paragraphs


def _share(total: int, place: int) -> range:
    """Give the numbers of 1 to `total` that fall to one of ten paragraphs."""
    return range(place * total // 10 + 1, (place + 1) * total // 10 + 1)


def _sentence(world: World, language: str, random: Random) -> str:
    sentence = random.choice(_SENTENCES[language])
    while "{noun}" in sentence:
        sentence = sentence.replace("{noun}", random.choice(_NOUNS[language]), 1)
    return sentence.format(
        place=random.choice(world.places),
        person=random.choice(world.people),
        verb=random.choice(_VERBS[language]),
    )


def _document(world: World, number: int, random: Random) -> list[str]:
    day = date(1950, 1, 1) + timedelta(days=random.randrange(3650))
    language = random.choice(("de", "cs", "ru"))
    acronym, _ = random.choice(world.archives)
    kind, writer, receiver = random.choice(_KINDS), *random.sample(world.people, 2)
    leaf = random.randrange(1, 300)
    return [
        f"Document {number}",
        f"{day.day} {day:%B} {day.year}, “{kind} with {receiver} in {random.choice(world.places)}”",
        f"{writer}",
        f"Source: {acronym}, f. {random.randrange(1, 20)}, op. {random.randrange(1, 30)}, "
        f"d. {random.randrange(1, 60)}, l. {leaf}-{leaf + 3}",
        f"Original ({ {'de': 'German', 'cs': 'Czech', 'ru': 'Russian'}[language] })",
        *(_paragraph(world, language, random) for _ in range(5)),
        "Translation (English)",
        *(_paragraph(world, "en", random) for _ in range(5)),
    ]


def _paragraph(world: World, language: str, random: Random) -> str:
    return " ".join(_sentence(world, language, random) for _ in range(random.randint(2, 5)))


def _note(world: World, random: Random) -> str:
    if random.random() < 0.5:
        return f"{random.choice(world.books)}, {random.randrange(10, 400)}."
    acronym, _ = random.choice(world.archives)
    return (
        f"See {acronym}, f. {random.randrange(1, 20)}, op. {random.randrange(1, 30)}, "
        f"d. {random.randrange(1, 60)}, l. {random.randrange(1, 300)}."
    )


if __name__ == "__main__":
    main()
