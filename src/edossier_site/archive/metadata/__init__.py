"""What a page says of itself to machines: search engines, reference managers, harvesters.

names         <meta name>: Dublin Core, Highwire, what Zotero reads
schema_org    JSON-LD
signposts     `Link` headers
pages         all of it for one page -> Metadata
"""

from edossier_site.archive.metadata.pages import metadata_of
from edossier_site.archive.metadata.signposts import as_header, links_of_file, signposts
from edossier_site.archive.metadata.value import Link, Metadata

__all__ = ["Link", "Metadata", "as_header", "links_of_file", "metadata_of", "signposts"]
