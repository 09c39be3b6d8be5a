"""Word documents (Office Open XML), with their real footnotes."""
