"""What is published and no record of an archive: books, articles, newspapers, laws, editions."""

import re

__all__ = ["has_imprint", "is_published"]

_YEAR = r"(?:1[5-9]|20)\d\d"
_PAGES = r"(?:(?:pp?|S|s|ss|str|стр|с|С|old)\.\s?)?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:ff?\.)?"
_DATE = (
    rf"(?:\d{{1,2}}\.?\s(?:de\s)?[^\W\d_]{{3,10}}\.?\s(?:de\s)?{_YEAR}(?:\sг\.|\sr\.)?"
    rf"|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s{_YEAR}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}"
    rf"|{_YEAR}[.,]\s\d{{1,2}}\s[^\W\d_]{{3,10}}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日)"
)
# "(New York: Harcourt, 1977)", "no. 3 (Spring 1999)", a Chinese or Korean publisher.
_IMPRINT = rf"\((?:[^()]{{2,60}}:\s)?[^()]{{2,80}},\s{_YEAR}[^()]{{0,10}}\)"
_BOOK = re.compile(
    rf"{_IMPRINT}"
    r"|\bno\.\s?\d+\s?\((?:[A-Z][a-z]+\.?\s)?(?:1[5-9]|20)\d\d\)"
    r"|[》』][^》『》《;；]{0,24}(?:第\s?\d{1,4}\s?[卷巻册冊版辑輯期號号页頁]|\d{1,4}\s?[页頁쪽])"
    r"|(?:出版社|書局|书局|書店|书店|印書館|印书馆|출판사|출판부)"
    rf"|\d{{1,3}}\s?(?:[:/]|,\s(?:[Nn][or]|Heft|z|č|sz)\.\s?)\s?\d{{1,3}}\s\([^()]{{0,20}}{_YEAR}\)"
    rf"|\({_YEAR}\)\s?:\s?\d{{1,4}}|\bISBN\b|\bdoi(?:\.org/|:)\s?10\."
    rf"|(?:М|Л|М\.;\s?Л|СПб|К|Москва|Київ|Минск)\.?\s?[,:]\s(?:[^,;:]{{2,40}},\s)?{_YEAR}(?!\d)"
    rf"|\s//\s[^;]{{3,100}}{_YEAR}"
)
# A newspaper has a name, a day, perhaps a page: "Правда, 12 ноября 1957, с. 3".
_NEWSPAPER = re.compile(
    rf"[«„“\"《]?[^\W\d_][^\d,;.()/]{{1,50}}[»“”\"》]?(?:\s?\([^()\d]{{2,30}}\))?[,.]?\s?(?:(?:№|[Nn][or]\.)\s?\d{{1,3}},\s)?"
    rf"{_DATE}(?:[,.:]\s?(?:第?\d{{1,2}}版|{_PAGES}))\.?"
)
_NAMED_PAPER = re.compile(
    r"[«„“\"《]?(?:Правда|Известия|Труд|Красная звезда|Pravda|Izvesti(?:i|y)?a|Trud|Krasnaia zvezda"
    r"|Neues Deutschland|Frankfurter Allgemeine(?: Zeitung)?|Süddeutsche Zeitung"
    r"|Neue Zürcher Zeitung"
    r"|Die Zeit|Der Spiegel|(?:The )?New York Times|(?:The )?Washington Post|The Times|The Guardian"
    r"|Le Monde|L['’]Humanité|Le Figaro|L['’]Unità|Corriere della Sera|La Stampa|El País|ABC"
    r"|Trybuna Ludu|Życie Warszawy|Rudé [Pp]rávo|Práce|Népszabadság|Szabad Nép|Scînteia|Scânteia"
    r"|Borba|Politika|Vjesnik|Zëri i Popullit|Rabotnichesko delo|Работническо дело|Renmin [Rr]ibao"
    r"|People['’]s Daily|人民日报|人民日報|Rodong Sinmun|朝日新聞|Nhân [Dd]ân|Радянська Україна)"
    rf"[»“”\"》]?[,.:]?\s?(?:[^\W\d_]{{3,12}}\s)?(?:{_DATE}|\(?{_DATE})"
)
_LAW = re.compile(
    r"(?:(?:Федеральный|Конституционный)\s)?(?:[Зз]акон|Указ|Декрет)\s.{0,200}(?:№|N)\s?\d"
    r"|(?:Federal |Public )?(?:Law|Act|Decree)\s.{0,80}(?:No\.|of)\s.{0,20}\d"
    r"|(?:Gesetz|Verordnung|Bundesgesetz|Loi|Décret|Ustawa|Zákon|Zakon|Legea|Decretul|Törvény|Legge)\s.{2,160}\d"
    r"|.{0,160}(?:BGBl\.|Bundesgesetzblatt|RGBl\.|Dz\.\s?U\.|Journal officiel|Gazzetta Ufficiale"
    r"|Собрание законодательства|Sbírka zákonů|Monitorul Oficial)\s?.{0,60}\d"
)
_EDITION = re.compile(
    r"(?:U\.S\. Department of State, )?(?:FRUS|Foreign Relations of the United States"
    r"|DBPO|DBFP|AAPD"
    r"|Akten zur (?:Aus|deutschen aus)wärtigen|ADAP|DzD|DDF|Documents diplomatiques|DDI|DIFP|DCER"
    r"|Documents on (?:British|Irish|German|Canadian|Australian)"
    r"|Документы внешней политики|ДВП СССР)"
    r"(?![^\W_])"
)
# "Jersild, The Sino-Soviet Alliance, 38-46": author, a title of three words or more, pages.
_SHORT = re.compile(
    r"[A-ZÀ-ÞА-Я][^\W\d_]+(?:[-\s][A-ZÀ-ÞА-Я][^\W\d_]*\.?){0,3}(?:\s(?:and|und|et|i|и)\s[A-ZÀ-ÞА-Я][^,;]{2,40})?"
    r"(?:\s\(eds?\.\))?, [“\"„«‘]?(?P<title>[A-ZÀ-ÞА-Я][^;/\d]{8,160}?)[,.]?[”\"“»’]? "
    rf"{_PAGES}\.?"
)
_OF_ARCHIVES = re.compile(
    r"(?:Papers|Files?|Records|Archiv|Collection|Fond|Series|Bestand|Nachla|Box|Folder|Office|Ministr|Fund|Department)",
    re.IGNORECASE,
)


def has_imprint(text: str) -> bool:
    """Say whether a book's place and year stand in brackets: "(Washington, 1949)"."""
    return re.search(_IMPRINT, text) is not None


def is_published(text: str) -> bool:
    """Say whether a citation that names no archive and no level has the form of what is printed.

    >>> is_published("Правда, 12 ноября 1957, с. 3"), is_published("Dulles Papers, Box 3")
    (True, False)
    """
    plain = text.strip()
    if _BOOK.search(plain) or _LAW.match(plain) or _EDITION.match(plain):
        return True
    if _NAMED_PAPER.match(plain) or _NEWSPAPER.fullmatch(plain):
        return True
    short = _SHORT.fullmatch(plain)
    return short is not None and _is_title(short["title"])


def _is_title(title: str) -> bool:
    return len(title.split()) >= 3 and _OF_ARCHIVES.search(title) is None
