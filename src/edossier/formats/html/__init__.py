"""HTML, as published by a project or saved by a word processor."""
