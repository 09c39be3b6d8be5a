"""The part of an address that is an ARK: a Django path converter."""

__all__ = ["ArkConverter"]


class ArkConverter:
    """Matches "ark:/99999/fk4abc" as edossier writes it; other spellings are redirected."""

    regex = r"ark:/[0-9a-z]{1,16}/[0-9a-z]{1,200}"

    def to_python(self, value: str) -> str:
        """Give the ARK."""
        return value

    def to_url(self, value: str) -> str:
        """Give the ARK as it stands in an address."""
        return value
