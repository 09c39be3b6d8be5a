"""Tags of the base template."""
