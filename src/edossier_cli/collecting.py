"""How often Python looks for values that hold each other in a ring: seldom, in long work.

A volume read is half a million small values, none of which is in such a ring. Looking through
them all every seven hundred new ones, as Python does by itself, takes a third of the time.
"""

import gc

__all__ = ["collect_seldom"]

_NEW_VALUES = 200_000


def collect_seldom() -> None:
    """Look for rings of values once in 200,000 new ones; what was imported is never looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_VALUES, 10, 10)
