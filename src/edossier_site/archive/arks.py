"""The parts of an address that are an ARK, and the form of a file: Django path converters."""

from edossier_site.archive.citing import FORMS

__all__ = ["ArkConverter", "FormConverter"]


class ArkConverter:
    """Matches "ark:/99999/fk4abc" as edossier writes it; other spellings are redirected."""

    regex = r"ark:/[0-9a-z]{1,16}/[0-9a-z]{1,200}"

    def to_python(self, value: str) -> str:
        """Give the ARK."""
        return value

    def to_url(self, value: str) -> str:
        """Give the ARK as it stands in an address."""
        return value


class FormConverter:
    """Matches what stands after the stop of a file's address, "ris"."""

    regex = "|".join(name.replace(".", r"\.") for name in FORMS)

    def to_python(self, value: str) -> str:
        """Give the name of the form."""
        return value

    def to_url(self, value: str) -> str:
        """Give it as it stands in an address."""
        return value
