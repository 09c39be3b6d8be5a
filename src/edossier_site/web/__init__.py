"""What every page stands on: base template, style sheet, typesetting of text, security headers."""
