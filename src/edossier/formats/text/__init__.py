"""Plain text and Markdown, as saved from a page or typed by hand."""
