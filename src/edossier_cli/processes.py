"""Processes beside this one, which end when it does, however it ends.

Those of the standard library wait for work for ever when the process that started them is killed.
"""

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process

from edossier_cli.collecting import collect_seldom

__all__ = ["processes"]


def processes(count: int) -> ProcessPoolExecutor:
    """Give a pool of fresh processes, which inherit nothing but what they are handed."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    # Ctrl-C is for the process that started this one, which then ends and this one with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_wait_for_its_end, daemon=True).start()


def _wait_for_its_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # whatever it was doing: what it writes is whole or not there
