"""One grammar a tradition: a Lark file that can be read aloud, and the rules beside it.

Each module gives `read(text, start, repository) -> Reading`: `text` is the whole citation,
read from offset `start`, after the archive's name. A grammar accepts any text: what no rule
knows is a `word`, and ends up in the remainder.
"""
