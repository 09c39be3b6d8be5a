"""All rules, and their application to one dossier."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from edossier.checking.archives import find_unlisted_acronyms, find_unused_acronyms
from edossier.checking.dates import (
    find_dates_before_events,
    find_other_event_dates,
    find_unreadable_dates,
)
from edossier.checking.documents import (
    find_duplicate_documents,
    find_duplicate_numbers,
    find_missing_documents,
    find_no_documents,
    find_unmentioned_documents,
)
from edossier.checking.notes import (
    find_calls_out_of_order,
    find_missing_notes,
    find_notes_called_twice,
    find_uncalled_notes,
)
from edossier.checking.people import find_clashing_initials, find_people_spelled_twice
from edossier.checking.places import Places
from edossier.checking.print import (
    find_furniture,
    find_glued_headings,
    find_losses,
    find_repairs,
    find_unread_text,
)
from edossier.checking.quotation_marks import find_wrong_quotation_marks
from edossier.checking.quotations import find_missing_quotations
from edossier.checking.records import find_records_cited_differently, find_records_cited_twice
from edossier.checking.short_forms import find_short_forms_alone
from edossier.checking.sources import find_doubtful_sources, find_unparsed_sources
from edossier.dossier import Anchor, Dossier, Finding
from edossier.text import SourceText

__all__ = ["RULES", "check"]

Rule = Callable[[Dossier, Places], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    find_missing_notes,
    find_uncalled_notes,
    find_notes_called_twice,
    find_calls_out_of_order,
    find_no_documents,
    find_missing_documents,
    find_unmentioned_documents,
    find_duplicate_numbers,
    find_duplicate_documents,
    find_unlisted_acronyms,
    find_unused_acronyms,
    find_unparsed_sources,
    find_doubtful_sources,
    find_short_forms_alone,
    find_records_cited_twice,
    find_records_cited_differently,
    find_people_spelled_twice,
    find_clashing_initials,
    find_unreadable_dates,
    find_dates_before_events,
    find_other_event_dates,
    find_missing_quotations,
    find_wrong_quotation_marks,
    find_glued_headings,
    find_furniture,
    find_repairs,
    find_unread_text,
    find_losses,
)
"""Every rule, in the order of `CODES`."""

_MOST = 1_000  # findings of one rule that are told one by one


def check(dossier: Dossier, source: SourceText) -> tuple[Finding, ...]:
    """Apply every rule, and give what they find in the order of the file.

    Of more than a thousand findings of one code the last says how many more there are, and from
    where to where in the file they lie.
    """
    places = Places(dossier, source)
    kept: list[Finding] = []
    for rule in RULES:
        told: Counter[str] = Counter()
        left: dict[str, list[Finding]] = defaultdict(list)
        for finding in rule(dossier, places):
            told[finding.code] += 1
            if told[finding.code] <= _MOST:
                kept.append(places.with_places(finding))
            else:
                left[finding.code].append(finding)
        for code, findings in left.items():
            message = f"There are {len(findings)} more such places."
            kept.append(places.finding(code, message, _around(findings)))
    return tuple(sorted(kept, key=lambda finding: finding.anchor.start if finding.anchor else -1))


def _around(findings: Sequence[Finding]) -> Anchor | None:
    """Give the stretch of the file in which all of these lie."""
    anchors = [finding.anchor for finding in findings if finding.anchor]
    if not anchors:
        return None
    return Anchor(
        start=min(anchor.start for anchor in anchors), end=max(anchor.end for anchor in anchors)
    )
