"""One name in any spelling, script or romanisation.

    name --written--> tokens --chinese, korean, vietnamese--> readings in syllables
                             --sounds--> what each token may sound like
    two names --comparing--> a score --sameness--> the same or not, and why

A written name has every reading that one of its tables gives; it is never romanised to one form.
Tables are `chinese.tsv`, `han.tsv`, `korean.toml`, `vietnamese.toml`, `sounds.toml`,
`equivalents.toml`, `endings.tsv`.
"""

from edossier.names.spellings.sameness import Sameness, keys, same_by_rules

__all__ = ["Sameness", "keys", "same_by_rules"]
