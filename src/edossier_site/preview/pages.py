"""Findings laid into the pages of the site: middleware, in a preview alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from edossier.dossier import Finding
from edossier.keeping import Publication
from edossier_site.archive.addresses import ark_address
from edossier_site.preview.desk import Desk, State, the_desk
from edossier_site.preview.margins import laid_in, page_of
from edossier_site.preview.places import Places, Spot

__all__ = ["lay_findings"]

Respond = Callable[[HttpRequest], HttpResponse]
_ORDER = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class _Other:
    """Another place that a finding speaks of; the address is None where no page shows it."""

    label: str
    address: str | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A finding, and the element it stands beside; None where no page shows its place."""

    finding: Finding
    spot: Spot | None
    address: str | None
    others: tuple[_Other, ...]

    @property
    def page(self) -> str | None:
        """The address of its page."""
        return self.address and self.address.partition("#")[0]


def lay_findings(get_response: Respond) -> Respond:
    """Middleware: put each finding beside its place, and all of them at the head of every page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        desk = the_desk()
        with desk.looking() as state:
            response = get_response(request)
            if _is_page(response):
                html = response.content.decode(response.charset)
                response.content = _with_findings(html, request.path, desk, state)
                response.headers.pop("ETag", None)
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith(
        "text/html"
    )


def _with_findings(html: str, path: str, desk: Desk, state: State) -> str:
    page = page_of(html)
    placed = _placed(state)
    here: dict[int, list[_Placed]] = {}
    for one in placed:
        if one.spot and one.page == path:
            at = page.elements.get(one.spot.anchor, page.elements.get("title"))
            if at is not None:
                here.setdefault(at, []).append(one)
    pieces = {at: _render("beside", {"placed": _gravest_first(ones)}) for at, ones in here.items()}
    head = _render("scripts", {"state": state})
    top = _render("top", _top(placed, desk, state))
    for at, piece in ((page.head, head), (page.main, top)):
        if at is not None:
            pieces[at] = piece + pieces.get(at, "")
    return laid_in(html, pieces)


def _placed(state: State) -> list[_Placed]:
    places = Places(state.publication.dossier)
    found = []
    for finding in state.reading.findings:
        spot = places.of(finding.anchor)
        others = tuple(
            _Other(other.label, _address(places.of(other.anchor), state.publication))
            for other in finding.related
        )
        found.append(_Placed(finding, spot, _address(spot, state.publication), others))
    return found


def _address(spot: Spot | None, publication: Publication) -> str | None:
    if spot is None:
        return None
    ark = publication.ark
    if spot.document is not None:
        ark = publication.documents[spot.document].ark
    return f"{ark_address(ark)}#{spot.anchor}"


def _gravest_first(placed: Iterable[_Placed]) -> list[_Placed]:
    return sorted(placed, key=lambda one: _ORDER[one.finding.severity])


def _top(placed: list[_Placed], desk: Desk, state: State) -> Mapping[str, object]:
    counts = {
        severity: sum(one.finding.severity == severity for one in placed) for severity in _ORDER
    }
    return {
        "name": desk.file.name,
        "problem": state.problem,
        "counts": counts,
        "placed": placed,
        "unplaced": _gravest_first(
            one for one in placed if not one.spot and one.finding.severity != "info"
        ),
        "silenced": len(state.reading.silenced),
    }


def _render(name: str, context: Mapping[str, object]) -> str:
    return render_to_string(f"preview/{name}.html", dict(context)).strip()
