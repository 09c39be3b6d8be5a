"""Lists of documents as archives keep them: CSV, XLSX and ODS.

file --delimited, workbook, opendocument--> sheets of rows
     --proposing--> which sheet, header and columns; an editor's `NAME.columns.toml` decides
     --cells--> one SourceText  --documents--> one Document a row  --read--> Edition
"""

from edossier.formats.tables.columns import columns_path
from edossier.formats.tables.read import open_table, read

__all__ = ["columns_path", "open_table", "read"]
