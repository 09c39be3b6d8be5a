"""Where an object lies in the OCFL root: three folders of its hash, then its own name.

Source: OCFL extension 0003, Hashed Truncated N-tuple Trees with Object ID Encapsulating
Directory. It is declared in the root, so that any OCFL reader finds the objects; the last
folder spells the identifier, so that a person finds them too.
"""

import hashlib
import re
from pathlib import PurePosixPath

__all__ = ["CONFIG", "NAME", "STATEMENT", "folder_of"]

NAME = "0003-hash-and-id-n-tuple-storage-layout"
STATEMENT = {
    "extension": NAME,
    "description": "Three folders of three characters of the identifier's SHA-256, "
    "then the encoded identifier",
}
CONFIG = {"extensionName": NAME, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}

_PLAIN = re.compile(rb"[A-Za-z0-9_-]")
_LONGEST = 100


def folder_of(identifier: str) -> PurePosixPath:
    """Give the folder of an object, from the OCFL root.

    >>> str(folder_of("..hor/rib:le-$id"))
    '487/326/d8c/%2e%2ehor%2frib%3ale-%24id'

    Source: the extension's own second example.
    """
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    name = "".join(
        chr(byte) if _PLAIN.fullmatch(bytes([byte])) else f"%{byte:02x}"
        for byte in identifier.encode()
    )
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}-{digest}"
    return PurePosixPath(digest[0:3], digest[3:6], digest[6:9], name)
