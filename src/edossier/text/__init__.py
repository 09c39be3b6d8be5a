"""Text as read, and what is done with any text: ranges, folding, scripts, languages."""

from edossier.text.source import Block, Loss, Mark, MarkKind, Range, Repair, SourceFile, SourceText

__all__ = ["Block", "Loss", "Mark", "MarkKind", "Range", "Repair", "SourceFile", "SourceText"]
