"""Pages over HTTP by `wrk`, two workers, beside a constant view and Datasette on the same text.

    python benchmarks/over_http.py [--archive FOLDER] [--runs 7] [--seconds 3] [--datasette COMMAND]
                                   [--results FOLDER]

Requests a second with eight connections; milliseconds with one, so that nothing waits. A page is
asked for the first time where its address has a query that no request had before. Datasette, where
its command is given, serves a table of the same documents with a full-text index, and counts the
same facets in its search. Without --archive one is made of the volumes beside the project.
"""

import argparse
import http.client
import json
import lzma
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from edossier_site.serving import listen
from run import EDOSSIER, ROOT

_WORKERS, _CONNECTIONS = 2, 8
_VOLUMES = ROOT.parent / "shared" / "data" / "frus" / "volumes"
_QUERIES = (
    "Khrushchev",
    "Berlin",
    "offshore islands",
    '"Chiang Kai-shek"',
    "grain credit",
    "Dulles AND Formosa",
    "economic assistance",
    "prisoners of war",
    "telegram from the embassy",
    "refugees",
)
_FACETS = ("kind", "language", "repository", "year")


@dataclass(frozen=True, slots=True)
class HttpFigure:
    """One kind of request: medians of several runs.

    Attributes:
        a_second: Answers a second with eight connections.
        p50: Milliseconds with one connection.
    """

    what: str
    a_second: float
    p50: float


def main() -> None:
    """Serve, load, print one table, keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--datasette")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        print("over_http.py is left out: it needs wrk.")
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        load = _Load(Path(folder), options.runs, options.seconds)
        archive = options.archive or _of_volumes(Path(folder))
        documents = _documents(archive)
        ready = statistics.median(_ready(archive) for _ in range(options.runs))
        ours = stack.enter_context(_site(archive, Path(folder), documents))
        tables = None
        if options.datasette:
            tables = stack.enter_context(_datasette(options.datasette, archive, Path(folder)))
        figures = list(_figures(load, ours.address, tables, documents))
        memory = ours.memory()
    _print(figures, ready, memory, len(documents))
    kept = {
        "documents": len(documents),
        "runs": options.runs,
        "ready_ms": ready,
        "worker_mib": memory,
        "figures": [asdict(figure) for figure in figures],
    }
    (options.results / "over_http.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _figures(
    load: "_Load", ours: str, tables: str | None, documents: list[str]
) -> Iterator[HttpFigure]:
    page, rows = f"/{documents[0]}", range(1, len(documents) + 1)
    tag = _get(ours, page)[0]
    yield load.run("a constant view, the bytes of a document page", ours, ["/constant"])
    yield load.run("document page, kept", ours, [page])
    yield load.run("document page, 304", ours, [page], {"If-None-Match": tag})
    first = [f"/{ark}" for ark in documents[:2000]]
    yield load.run("document page, for the first time", ours, first, once=True)
    searches = [f"/search?q={quote(query)}" for query in _QUERIES]
    yield load.run("search page", ours, searches, once=True)
    if tables is None:
        return
    yield load.run(
        "Datasette: row page", tables, [f"/documents/documents/{n}" for n in rows[:2000]]
    )
    facets = "".join(f"&_facet={name}" for name in _FACETS)
    found = [
        f"/documents/documents?_search={quote(_plain(query))}{facets}&_size=20"
        for query in _QUERIES
    ]
    yield load.run("Datasette: full-text page with facets", tables, found)


def _plain(query: str) -> str:
    return query.replace("AND ", "")


class _Load:
    """Runs `wrk` over lists of addresses."""

    def __init__(self, folder: Path, runs: int, seconds: int) -> None:
        self._folder, self._runs, self._seconds = folder, runs, seconds
        self._asked = 0

    def run(
        self,
        what: str,
        address: str,
        paths: list[str],
        headers: dict[str, str] | None = None,
        *,
        once: bool = False,
    ) -> HttpFigure:
        """Ask for the paths in turn.

        Args:
            once: Give each request a query of its own, so that no page is a kept one.
        """
        rates, times = [], []
        for _ in range(self._runs):
            rates.append(self._wrk(address, paths, headers or {}, _CONNECTIONS, once)[0])
            times.append(self._wrk(address, paths, headers or {}, 1, once)[1])
        return HttpFigure(what, statistics.median(rates), statistics.median(times))

    def _wrk(
        self, address: str, paths: list[str], headers: dict[str, str], connections: int, once: bool
    ) -> tuple[float, float]:
        self._asked += 1
        script = self._folder / "paths.lua"
        script.write_text(_lua(paths, headers, f"{self._asked}." if once else ""), "utf-8")
        argv = ["wrk", "-t1", f"-c{connections}", f"-d{self._seconds}s", "--latency"]
        done = subprocess.run(
            [*argv, "--timeout", "30s", "-s", str(script), address],
            capture_output=True,
            text=True,
            check=True,
        )
        if "Non-2xx" in done.stdout and "If-None-Match" not in headers:
            raise SystemExit(f"{address}{paths[0]}: {done.stdout}")
        rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
        p50 = re.search(r"50%\s+([\d.]+)(us|ms|s)\b", done.stdout)
        if rate is None or p50 is None:
            raise SystemExit(f"wrk said nothing: {done.stdout} {done.stderr}")
        return float(rate[1]), float(p50[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[p50[2]]


def _lua(paths: list[str], headers: dict[str, str], once: str) -> str:
    """Write what `wrk` runs: the paths in turn, each with a query of its own where `once` is."""
    parted = [path + ("&" if "?" in path else "?") for path in paths] if once else paths
    asked = f' .. "asked={once}" .. at' if once else ""
    set_headers = "".join(
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n"
        for name, value in headers.items()
    )
    return (
        f"local paths = {{{', '.join(json.dumps(path) for path in parted)}}}\n"
        f"local at = 0\n{set_headers}"
        "request = function()\n"
        "  at = at + 1\n"
        f'  return wrk.format("GET", paths[(at - 1) % #paths + 1]{asked})\n'
        "end\n"
    )


def _of_volumes(folder: Path) -> Path:
    """Make an archive of the volumes beside the project."""
    packed = sorted(_VOLUMES.glob("*.xml.xz"))
    if not packed:
        raise SystemExit(f"There are no volumes in {_VOLUMES}: name an archive with --archive.")
    volumes, archive = folder / "volumes", folder / "archive"
    volumes.mkdir()
    for path in packed:
        (volumes / path.stem).write_bytes(lzma.decompress(path.read_bytes()))
    subprocess.run([EDOSSIER, "new", str(archive)], check=True, capture_output=True)
    argv = [EDOSSIER, "add", "-C", str(archive), "--jobs", "2", str(volumes)]
    subprocess.run(argv, check=True, capture_output=True)
    return archive


def _ready(archive: Path) -> float:
    """Give the milliseconds until `serve` says that it answers."""
    started = time.perf_counter()
    serving = subprocess.Popen(
        [EDOSSIER, "serve", "-C", str(archive), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    if serving.stdout is not None:
        serving.stdout.readline()
    took = (time.perf_counter() - started) * 1000
    serving.terminate()
    serving.wait()
    return took


@dataclass(frozen=True, slots=True)
class _Served:
    address: str
    process: int

    def memory(self) -> float:
        """Give the resident memory of the largest worker in MiB."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        return max(_resident(int(child)) for child in children)


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


@contextmanager
def _site(archive: Path, folder: Path, documents: list[str]) -> Iterator[_Served]:
    constant = folder / "constant"
    environment = {
        **os.environ,
        "EDOSSIER_ARCHIVE": str(archive),
        "CONSTANT_BYTES": str(constant),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    constant.write_bytes(b"")
    with _answering(environment) as served:
        _, page = _get(served.address, f"/{documents[0]}")
    constant.write_bytes(page)
    with _answering(environment) as served:
        yield served


@contextmanager
def _answering(environment: dict[str, str]) -> Iterator[_Served]:
    """Answer as `serve` does, with the constant view beside."""
    with listen("127.0.0.1", 0) as listening:
        argv = [sys.executable, "-m", "uvicorn", "constant_beside:application"]
        argv += ["--fd", str(listening.fileno()), "--workers", str(_WORKERS)]
        argv += ["--lifespan", "off", "--no-access-log", "--log-level", "warning"]
        port = listening.getsockname()[1]
        with _running(argv, port, environment, (listening.fileno(),)) as process:
            yield _Served(f"http://127.0.0.1:{port}", process)


@contextmanager
def _datasette(command: str, archive: Path, folder: Path) -> Iterator[str]:
    database = folder / "documents.db"
    _write_table(archive, database)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    argv = [command, "serve", str(database), "--port", str(port)]
    argv += ["--setting", "facet_time_limit_ms", "20000"]
    with _running(argv, port, dict(os.environ)):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(
    argv: list[str], port: int, environment: dict[str, str], files: tuple[int, ...] = ()
) -> Iterator[int]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(argv, env=environment, stdout=quiet, stderr=quiet, pass_fds=files)
    try:
        _await(port)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _await(port: int) -> None:
    for _ in range(300):
        try:
            _get(f"http://127.0.0.1:{port}", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server never answered.")


def _get(address: str, path: str) -> tuple[str, bytes]:
    """Give the tag of a page and the page."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.getheader("ETag", ""), answer.read()


def _documents(archive: Path) -> list[str]:
    with sqlite3.connect(archive / "derived" / "archive.sqlite3") as rows:
        found = rows.execute("SELECT ark FROM archive_document WHERE is_current ORDER BY ark")
        return [ark for (ark,) in found]


def _write_table(archive: Path, database: Path) -> None:
    """Write the documents as one table with its full text, as its users would have it."""
    with sqlite3.connect(archive / "derived" / "archive.sqlite3") as rows:
        found = rows.execute(
            "SELECT d.ark, d.kind, substr(d.when_earliest, 1, 4), d.repository_id, v.languages,"
            " json_extract(v.payload, '$.title'), v.texts FROM archive_document d"
            " JOIN archive_documentversion v ON v.document_id = d.ark AND v.version = d.version"
        ).fetchall()
    with sqlite3.connect(database) as table:
        table.execute(
            "CREATE TABLE documents (id INTEGER PRIMARY KEY, ark, kind, year, repository,"
            " language, title, text)"
        )
        table.executemany(
            "INSERT INTO documents (ark, kind, year, repository, language, title, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            found,
        )
        table.execute(
            "CREATE VIRTUAL TABLE documents_fts USING"
            " fts5(title, text, content='documents', content_rowid='id')"
        )
        table.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")


def _print(figures: list[HttpFigure], ready: float, memory: float, documents: int) -> None:
    print(f"{documents:,} documents, {_WORKERS} workers\n")
    print(f"{'what':48} {'a second':>10} {'p50 ms':>8}")
    for figure in figures:
        print(f"{figure.what:48} {figure.a_second:10.1f} {figure.p50:8.2f}")
    print(f"\n`serve` answers after {ready:.0f} ms; a worker holds {memory:.0f} MiB.")


if __name__ == "__main__":
    main()
