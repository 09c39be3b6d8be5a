"""Authority files: who and what there is, and every form of a name that a source attests.

    agents.tsv, forms.tsv, sources.tsv --starter--> Authority --find--> agents
    two names --identity--> the same, by what is known first and by rules second

`agents.tsv` and `forms.tsv` are made by `data/build_authority.py`; `by_hand.tsv` is read beside
them and is the place for corrections. A form names its source; one that names none is refused.
"""

from edossier.names.authority.agents import Agent, AgentKind, NameForm
from edossier.names.authority.identity import same
from edossier.names.authority.register import Authority
from edossier.names.authority.starting import starter

__all__ = ["Agent", "AgentKind", "Authority", "NameForm", "same", "starter"]
