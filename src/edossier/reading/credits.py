"""Credits: "Obtained and translated by X", "Beschafft und übersetzt von X", "Přeložila X"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from edossier.dossier import Credit
from edossier.dossier.model import CreditRole
from edossier.reading.languages import language_words
from edossier.reading.ledger import Ledger, printed
from edossier.reading.words import alternatives, folded, label_words, table
from edossier.text.folding import Folded, fold
from edossier.text.sentences import sentences

__all__ = [
    "Clause",
    "comma_before_credits",
    "find_clauses",
    "read_credits",
    "starts_credit",
    "trailing_credits",
]

_LONGEST = 600
_LONGEST_AGENT = 160


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of who did what.

    Attributes:
        roles: What was done, in order.
        start: Where its first word is, an offset in the text.
        agents: Ranges of the names.
    """

    roles: tuple[CreditRole, ...]
    start: int
    agents: tuple[tuple[int, int], ...]


def starts_credit(text: str) -> bool:
    """Say whether `text` opens with a statement of who did what."""
    return _clause_at(text, fold(text[:_LONGEST]), 0) is not None


def find_clauses(text: str) -> tuple[Clause, ...]:
    """Read `text` as credits and nothing else; none where anything else stands in it.

    >>> [clause.roles for clause in find_clauses("Obtained and translated by Ada Poe.")]
    [('obtained', 'translated')]
    """
    if len(text) > _LONGEST:
        return ()
    words = fold(text)
    clauses: list[Clause] = []
    lead = _rules().between.match(words.text)
    at = lead.end() if lead else 0
    while at < len(words.text):
        found = _clause_at(text, words, at)
        if found is None:
            break
        clause, at = found
        clauses.append(clause)
        link = _rules().between.match(words.text, at)
        at = link.end() if link else at
    rest = words.text[at:].strip(" .;,)]")
    return tuple(clauses) if not rest else ()


def read_credits(ledger: Ledger, start: int, end: int) -> tuple[Credit, ...]:
    """Read a range of the source as credits, and enter their words in the ledger.

    Returns:
        None at all where the range holds anything else.
    """
    clauses = find_clauses(ledger.masked(start, end))
    found: list[Credit] = []
    at = start
    for clause in clauses:
        for first, last in clause.agents:
            ledger.label("credit", at, start + first)
            at = start + last
            name = ledger.cut(start + first, start + last).text
            evidence = {"agent": printed(start + first, start + last)}
            found += [Credit(role=role, agent=name, evidence=evidence) for role in clause.roles]
    if clauses:
        ledger.label("credit", at, end)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    head: re.Pattern[str]
    lead: re.Pattern[str]
    deed: re.Pattern[str]
    link: re.Pattern[str]
    by: re.Pattern[str]
    detour: re.Pattern[str]
    language: re.Pattern[str]
    between: re.Pattern[str]
    stop: re.Pattern[str]
    and_name: re.Pattern[str]
    comma_or_and: re.Pattern[str]
    roles: dict[str, CreditRole]


@cache
def _rules() -> _Rules:
    tables: Any = table("labels")
    links = tables["credit_links"]
    roles: dict[str, CreditRole] = {}
    for role, row in tables["credits"].items():
        for word in row["words"]:
            roles.setdefault(folded(word), cast("CreditRole", role))
    deed = alternatives(roles)
    joined = alternatives(folded(word) for word in links["and"])
    by = alternatives(folded(word) for word in links["by"])
    names = alternatives(folded(word) for word in links["and"] if word != ",")
    translated = alternatives(word for word, role in roles.items() if role == "translated")
    subject = alternatives(folded(word) for word in links["subject"])
    was = alternatives(folded(word) for word in links["was"])
    source = alternatives(folded(word) for word in links["from"])
    of_language = alternatives(folded(word) for word in links["language"])
    return _Rules(
        # "English translation by X": the language is the text's, and stands before the deed.
        head=re.compile(
            rf"[\s\[(*]*(?:(?:with|mit|avec)\s+)?(?:(?:{subject})\s+|(?:{language_words()})\s+(?=(?:{translated})(?!\w)))?"
            rf"(?:(?:{was})\s+)?"
            # "oroszból fordította X", "z polštiny přeložil X": the language stands first.
            rf"(?:(?:[^\W\d_]{{3,16}}(?:bol|rol|re|ra)|(?:{source})\s+[^\W\d_]{{3,20}})\s+"
            rf"(?=(?:{translated})(?!\w)))?"
        ),
        lead=re.compile(r"[\s\[(*]*"),
        # "Aus dem Russischen von X": the language it was taken from tells the deed.
        deed=re.compile(
            rf"(?P<deed>{deed})(?!\w)"
            rf"|(?:aus dem|from(?: the)?|du|de l['’]\s?)\s?(?:{language_words()})\w{{0,3}}"
            rf"(?:\s(?:ins|into|en)\s(?:{language_words()})\w{{0,3}})?(?=\s+(?:{by})\s)"
        ),
        link=re.compile(rf"\s*(?:,\s*(?:(?:{joined})\s+)?|(?:{joined})\s+)"),
        by=re.compile(rf"\s*(?:(?:{by})\s*:?\s+|:\s*)"),
        detour=re.compile(
            r"\s+(?:for|from|to|into|aus dem|du|z|ze|с|din)\s+[^,;.\]]{2,60}?"
            r"(?=\s+(?:by|von|par)\s)"
        ),
        # "Přeložila z ruštiny X", "Пер. с англ. X", "Traducere din limba rusă: X".
        language=re.compile(
            rf"\s+(?:{source})\s+(?P<name>[^\W\d_]{{3,20}})\.?(?:\s+(?:{of_language})(?!\w))?"
        ),
        # An affiliation in brackets may stand behind a name.
        between=re.compile(rf"(?:\s*\([^()]{{2,80}}\))?[\s;,.)\]]*(?:(?:{joined})\s+)?"),
        stop=re.compile(
            r"\s*(?:;|[\])]|\([^()]{2,80}\)|$|\.\s*$|(?<![\s.(]\w)"
            # An academic title ends no sentence.
            r"(?<!\bdr)(?<!\bing)(?<!\bmgr)(?<!\bdoc)(?<!\bhab)(?<!\bprof)(?<!phdr)"
            r"(?<!\bdipl)\.\s+(?=\w)"
            rf"|,?\s+(?:(?:{joined})\s+)?"
            rf"(?=(?:{deed})(?!\w)(?:\s+(?:{by})\s|\s*:|\s+(?:for|{source})\s))"
            rf"|,\s*(?:(?:{joined})\s+)?(?=(?:{deed})(?!\w)))"
        ),
        and_name=re.compile(rf"\s+(?:{names})\s+"),
        comma_or_and=re.compile(rf",\s+(?:(?:{names})\s+)?|\s+(?:{names})\s+"),
        roles=roles,
    )


def _clause_at(text: str, words: Folded, at: int) -> tuple[Clause, int] | None:
    rules = _rules()
    head = rules.head.match(words.text, at)
    start = head.end() if head else at
    if not rules.deed.match(words.text, start):  # "Публикация X": what is done stands alone
        lead = rules.lead.match(words.text, at)
        start = lead.end() if lead else at
    roles: list[CreditRole] = []
    here = start
    while deed := rules.deed.match(words.text, here):
        roles.append(_role(deed))
        here = deed.end()
        link = rules.link.match(words.text, here)
        if not link or not rules.deed.match(words.text, link.end()):
            break
        here = link.end()
    if not roles:
        return None
    detour = rules.detour.match(words.text, here)
    here = detour.end() if detour else _past_language(text, words, here)
    by = rules.by.match(words.text, here)
    if not by and not _needs_no_by(words, start):
        return None
    first = by.end() if by else here + 1
    return _with_agents(text, words, tuple(dict.fromkeys(roles)), start, first)


def _past_language(text: str, words: Folded, here: int) -> int:
    """Pass the language that a text was translated from or into; it has a small letter."""
    match = _rules().language.match(words.text, here)
    if match is None or not text[words.source_range(*match.span("name"))[0]].islower():
        return here
    return match.end()


def trailing_credits(text: str) -> int | None:
    """Give where the credits begin that end a paragraph of something else; None for none.

    >>> text = "Ada Poe teaches in Tabor. Translated by Ada Poe."
    >>> text[trailing_credits(text):]
    'Translated by Ada Poe.'
    """
    start = None
    for sentence in reversed(sentences(text)):
        if not find_clauses(text[sentence.start : sentence.end]):
            break
        start = sentence.start
    return start


def comma_before_credits(text: str) -> tuple[int, int] | None:
    """Give the range of the comma that parts a name from credits; None for none.

    >>> comma_before_credits("Ada Poe, translations by Ben Roe")
    (7, 9)
    """
    for comma in re.finditer(r"\s?[,;]\s+", text[:_LONGEST]):
        if find_clauses(text[comma.end() :]):
            return comma.span()
    return None


def _role(deed: re.Match[str]) -> CreditRole:
    word = deed["deed"]
    return _rules().roles[" ".join(word.split())] if word else "translated"


def _needs_no_by(words: Folded, start: int) -> bool:
    """Tell a deed whose verb takes its doer as it is: "Přeložila X", "Перевел X"."""
    deed = _rules().deed.match(words.text, start)
    if deed is None or not deed["deed"]:
        return False
    english = ("translat", "obtain", "edit", "fund", "compil", "donat", "gift", "provid", "prepar")
    return not deed["deed"].startswith(english)


def _with_agents(
    text: str, words: Folded, roles: tuple[CreditRole, ...], start: int, first: int
) -> tuple[Clause, int] | None:
    rules = _rules()
    stop = rules.stop.search(words.text, first, first + _LONGEST_AGENT)
    last = stop.start() if stop else min(len(words.text), first + _LONGEST_AGENT)
    if last <= first or (stop is None and last < len(words.text)):
        return None
    names = _names(text, words, first, last, rules.comma_or_and)
    if names is None or any(_word_count(text, name) < 2 for name in names):
        names = _names(text, words, first, last, rules.and_name)
    if names is None:
        return None
    if len(names) > 1 and any(_word_count(text, name) < 2 for name in names):
        names = [(names[0][0], names[-1][1])]
    source_start = words.source_range(start, start + 1)[0]
    return Clause(roles, source_start, tuple(names)), last


def _names(
    text: str, words: Folded, first: int, last: int, link: re.Pattern[str]
) -> list[tuple[int, int]] | None:
    """Split the doers of a deed at `link`, None where a part is no name."""
    found: list[tuple[int, int]] = []
    at = first
    for end, next_at in [
        *((match.start(), match.end()) for match in link.finditer(words.text, first, last)),
        (last, last),
    ]:
        if end <= at:
            return None
        name = words.source_range(at, end)
        if not _is_agent(text[slice(*name)]):
            return None
        if found and words.text[at - 2 : at].startswith(",") and _is_house(words.text[at:end]):
            break  # "Barbara Malec, Instytut Studiów Politycznych": where she works
        found.append(_trimmed(text, *name))
        at = next_at
    return found


def _is_house(name: str) -> bool:
    """Say whether folded words name a university, an institute or the like."""
    houses = alternatives(label_words("institution", "words"))
    return re.match(rf"(?:\w+\s){{0,3}}(?:{houses})", name) is not None


def _word_count(text: str, name: tuple[int, int]) -> int:
    return len(text[name[0] : name[1]].split())


def _is_agent(name: str) -> bool:
    words: Sequence[str] = name.split()
    if not 1 <= len(words) <= 14:
        return False
    first = (
        words[1]
        if words[0].lower() in ("the", "der", "die", "das", "dr.", "prof.") and words[1:]
        else words[0]
    )
    return first[:1].isupper()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    if text[end - 1 : end] == "." and not re.search(r"(?:^|[\s.])\w{1,2}\.$", text[start:end]):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
