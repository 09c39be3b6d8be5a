"""Serve one archive over HTTP until told to stop."""

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from edossier.errors import ConfigurationError
from edossier_site.start import prepare

__all__ = ["address_of", "answer", "listen", "serve"]

_BACKLOG = 2048


def serve(
    archive: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    on_ready: Callable[[str], None],
) -> None:
    """Bring the site up to date and serve it; return when interrupted.

    Args:
        archive: The archive's folder.
        port: 0 takes any that is free.
        workers: How many processes answer.
        on_ready: Called once with the address, when it answers.

    Raises:
        ConfigurationError: There is no archive, or the port cannot be had.
        KeepingError: The archive, or what is derived from it, cannot be read or written.
    """
    with listen(host, port) as listening:
        prepare(archive)
        on_ready(address_of(listening, host))
        answer(listening, workers=workers)


def address_of(listening: socket.socket, host: str) -> str:
    """Give the address that a socket answers at."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"


def answer(listening: socket.socket, *, workers: int = 1) -> None:
    """Answer requests with the site as it is configured, until interrupted."""
    uvicorn.run(
        "edossier_site.asgi:application",
        fd=listening.fileno(),
        workers=workers,
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def listen(host: str, port: int) -> socket.socket:
    """Take a port before anything else is done, so that one in use is said at once.

    Raises:
        ConfigurationError: The port cannot be had.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ConfigurationError(f"There is no host {host}: {error.strerror}.") from error
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Inherited by what it accepts. Head and body are sent apart: without this the body waits for
    # the reader's acknowledgement of the head, which systems delay by 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise ConfigurationError(
                f"Port {port} is in use: stop what answers there, or choose another with --port."
            ) from error
        raise ConfigurationError(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    listening.set_inheritable(True)
    return listening
