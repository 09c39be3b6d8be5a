"""Tags for the pages of the archive."""
