"""Lines in, lines out: what a command reads from standard input it answers one for one, at once.

Input is read as it comes and answers leave when all that has come is answered: a program that
asks one line and waits is served, and a million lines are not written one by one.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from typing import cast

import click

__all__ = ["answer", "printable"]

_CHUNK = 1 << 16


def answer(texts: Iterable[str], reply: Callable[[str], str]) -> None:
    """Write a reply to each text, or where there are none, to each line of standard input."""
    out = sys.stdout.buffer
    for batch in [texts] if texts else _batches():
        for text in batch:
            out.write(reply(text).encode("utf-8") + b"\n")
        out.flush()


def printable(argument: str) -> str:
    """Give an argument of the command line as text that can be printed.

    A byte of it that is no UTF-8 stands as U+FFFD.
    """
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _batches() -> Iterator[Iterator[str]]:
    """Give the lines that have come, as often as some come; the last needs no line break."""
    number, pieces = 0, list[bytes]()
    source = cast("BufferedReader", sys.stdin.buffer)
    is_warned = False
    while chunk := source.read1(_CHUNK):
        head, found, tail = chunk.rpartition(b"\n")
        if not found:
            pieces.append(chunk)
            continue
        lines = (b"".join(pieces) + head).split(b"\n")
        pieces = [tail]
        texts = [_text(line, number + at) for at, line in enumerate(lines)]
        number += len(lines)
        is_warned = _warn(lines, number - len(lines), is_warned)
        yield iter(texts)
    if last := b"".join(pieces):
        _warn([last], number, is_warned)
        yield iter([_text(last, number)])


def _text(line: bytes, at: int) -> str:
    text = line.removesuffix(b"\r").decode("utf-8", "replace")
    return text.removeprefix("\ufeff") if at == 0 else text


def _warn(lines: list[bytes], before: int, is_warned: bool) -> bool:
    """Say once, on standard error, that a line is no UTF-8, and which."""
    for number, line in enumerate([] if is_warned else lines, start=before + 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            click.echo(
                f"edossier: Line {number} is not UTF-8, from byte {error.start + 1} on: what cannot"
                " be read stands as U+FFFD, there and in later lines. Save the text as UTF-8.",
                err=True,
            )
            return True
    return is_warned
