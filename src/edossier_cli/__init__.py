"""The `edossier` command."""
