"""PDF: the text layer of a dossier, put together from the places of its letters."""
