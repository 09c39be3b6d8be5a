"""Permanent names (ARKs with a check character) and the short ones that people type."""

from edossier.identifiers.ark import Ark, format_ark, parse_ark
from edossier.identifiers.local import LocalId, parse_id
from edossier.identifiers.noid import is_valid, mint

__all__ = ["Ark", "LocalId", "format_ark", "is_valid", "mint", "parse_ark", "parse_id"]
