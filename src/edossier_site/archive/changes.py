"""What changed as HTML: what a template would say of each run of words, in a tenth of the time."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString

from edossier_site.archive.comparing import Kept, ParagraphChange, Run
from edossier_site.archive.saying import language_of

__all__ = ["changed_paragraphs", "changed_words"]

_MARKS = {"added": ("ins", "inserted"), "removed": ("del", "removed")}


def changed_words(runs: Iterable[Run]) -> SafeString:
    """Give words that stayed, went and came; a reader who hears the page is told which."""
    # Safe: every value below goes through `escape`, or is markup made here.
    return SafeString("".join(map(_run, runs)))


def changed_paragraphs(
    changes: Sequence[ParagraphChange | Kept], unit: str, language: str | None
) -> SafeString:
    """Give paragraphs that went, came or changed, those that stayed folded between them.

    Args:
        unit: What each is called: "paragraph", "note".
        language: BCP 47 of the words.
    """
    return SafeString(
        "".join(
            _kept(change, unit, language)
            if isinstance(change, Kept)
            else _changed(change, unit, language)
            for change in changes
        )
    )


def _run(run: Run) -> str:
    if run.kind == "same":
        return escape(run.text)
    tag, said = _MARKS[run.kind]
    return (
        f'<{tag}><span class="unseen">[{said}: </span>{escape(run.words)}'
        f'<span class="unseen">]</span></{tag}>{escape(run.blanks)}'
    )


def _kept(kept: Kept, unit: str, language: str | None) -> str:
    count = f"{kept.count} {unit}{'' if kept.count == 1 else 's'} unchanged"
    gap = f'<p class="soft">… {kept.left_out} more unchanged …</p>' if kept.left_out else ""
    return (
        f'<details class="kept"><summary>{count}</summary>{"".join(_words(kept.before, language))}'
        f"{gap}{''.join(_words(kept.after, language))}</details>"
    )


def _words(paragraphs: Iterable[str], language: str | None) -> Iterator[str]:
    return (f"<p{language_of(language)}>{escape(text)}</p>" for text in paragraphs)


def _changed(change: ParagraphChange, unit: str, language: str | None) -> str:
    return (
        f'<p class="change"><span class="level">{unit.capitalize()} {_where(change)}</span> '
        f"<span{language_of(language)}>{changed_words(change.runs)}</span></p>"
    )


def _where(change: ParagraphChange) -> str:
    if change.kind == "removed":
        return f"{change.old_number}, removed"
    if change.kind == "added":
        return f"{change.new_number}, inserted"
    moved = f", was {change.old_number}" if change.old_number != change.new_number else ""
    return f"{change.new_number}{moved}"
