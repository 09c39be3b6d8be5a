"""The position of the log: asked again exactly where the database's files may have changed."""

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import RequestFactory

from edossier_site.archive.follow import follow
from edossier_site.archive.pages import keep_pages
from edossier_site.archive.queries import position
from edossier_site.archive.standing import Standing

_AN_HOUR_AGO = -3600


@pytest.fixture
def questions():
    """The questions that the database is asked from here on."""
    asked: list[str] = []

    def note(execute, sql, parameters, many, context):
        asked.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield asked


def files() -> list[Path]:
    name = str(connection.settings_dict["NAME"])
    return [path for path in (Path(name), Path(f"{name}-wal")) if path.exists()]


def age(seconds: int = _AN_HOUR_AGO) -> None:
    """Have the database's files look as if nobody had written them for long."""
    for path in files():
        changed = path.stat().st_mtime + seconds
        os.utime(path, (changed, changed))


def test_a_database_that_nobody_writes_is_asked_once(harbour, questions):
    age()
    standing = Standing()
    assert standing.position() == standing.position() == position()
    assert len(questions) == 2  # the second is the test's own


def test_a_write_is_seen_at_once(harbour, first):
    age()
    standing = Standing()
    before = standing.position()
    harbour.put(first.model_copy(update={"title": "Corrected"}))
    follow(harbour.archive)
    assert standing.position() == position() == before + 1


def test_what_was_written_a_moment_ago_is_asked_again(harbour, questions):
    for path in files():
        os.utime(path)
    standing = Standing()
    standing.position()
    standing.position()
    assert len(questions) == 2


def test_a_write_that_leaves_the_size_is_seen_by_its_time(harbour, questions):
    age()
    standing = Standing()
    standing.position()
    age(60)
    standing.position()
    assert len(questions) == 2


def test_who_has_the_page_is_told_so_without_a_question(harbour, questions):
    def view(request):
        raise AssertionError("the page is made")

    age()
    tag = _tag()
    respond = keep_pages(view)
    answers = [_get(respond, tag) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [304, 304, 304]
    assert len(questions) == 2  # one by `_tag`, one by the first of the three


def _tag() -> str:
    from django.http import HttpResponse

    return str(keep_pages(lambda _: HttpResponse("page"))(_request()).headers["ETag"])


def _get(respond, tag):
    return respond(_request(**{"if-none-match": tag}))


def _request(**headers: str):
    return RequestFactory().get("/", headers=headers)
