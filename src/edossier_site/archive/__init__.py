"""The archive as pages need it: rows derived from what was published, and every read of them.

    log of the archive -> follow.py -> rows (models/, through rows.py) -> queries/ -> views/

Nothing here is the truth: `follow.rebuild` makes every row again from the OCFL root.
"""
