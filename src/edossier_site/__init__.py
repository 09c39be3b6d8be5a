"""The site: Django on the library."""
