"""Lists of documents as archives keep them: CSV, XLSX and ODS.

file --delimited, workbook, opendocument--> sheets of rows
     --proposing--> which sheet, header and columns; an editor's `NAME.columns.toml` decides
     --cells--> one SourceText  --documents--> one Document a row  --read--> Edition

and back: `table_of` gives a dossier as rows of cells, `PACKERS` their bytes in each format.
"""

from edossier.formats.tables.columns import columns_path
from edossier.formats.tables.packing import PACKERS
from edossier.formats.tables.read import Opened, open_table, read
from edossier.formats.tables.template import columns_template, understood_lines
from edossier.formats.tables.write import left_behind, table_of

__all__ = [
    "PACKERS",
    "Opened",
    "columns_path",
    "columns_template",
    "left_behind",
    "open_table",
    "read",
    "table_of",
    "understood_lines",
]
