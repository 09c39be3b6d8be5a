"""Where a value comes from: what was printed, what a rule inferred, what a person corrected."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["Anchor", "Basis", "Evidence", "Evident", "Value"]

Basis = Literal["printed", "inferred", "corrected"]


class Value(BaseModel):
    """A value: filled once, compared by what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Anchor(Value):
    """A half-open range of the SourceText, in code points."""

    start: int
    end: int


class Evidence(Value):
    """What stands behind one field.

    Attributes:
        basis: `printed`, `inferred` or `corrected`.
        anchor: The range it was printed at, or that an inference rests on; None if nowhere.
        rule: The rule's name, for `inferred`.
        by, on, reason: As the editor gave them, for `corrected`.
        printed: For `corrected`: what stood there before, as text; None if nothing did.
    """

    basis: Basis = "printed"
    anchor: Anchor | None = None
    rule: str | None = None
    by: str | None = None
    on: str | None = None
    reason: str | None = None
    printed: str | None = None


class Evident(Value):
    """A value whose fields each say what they rest on.

    Attributes:
        evidence: By field name; an entry of a list of strings is named `authors[0]`.
    """

    evidence: Mapping[str, Evidence] = {}
