"""Search on the site: rows -> index, and the search page."""
