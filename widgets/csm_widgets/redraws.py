"""What each view of a tool shows, so that a page that redraws is sent only what has become different.

A page says which of its reports it shows (`since`: the number of the reply that brought it). Where that is not the one
remembered here (a reply was lost, the kernel began anew), it is sent all of it: a page can be late, but never wrong.
"""

from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterator
from typing import Protocol

from csm_course.html.pieces import Pieces, ReportPieces
from csm_widgets.messages import PartPatch, Patch


class Asking(Protocol):
    """A page's request for a report, whichever kind of page it is."""

    @property
    def view(self) -> str:
        """Which view asks."""

    @property
    def n(self) -> int:
        """The number of the request, and of its reply."""

    @property
    def since(self) -> int | None:
        """The number of the reply whose report is on screen."""


VIEWS = 4
"""A page has one view, two where it is shown twice; those of pages that are gone need not be remembered."""


class Redraws:
    """The reports on screen, by view."""

    def __init__(self) -> None:
        self._shown: OrderedDict[str, tuple[int, ReportPieces]] = OrderedDict()

    def asked(self, request: Asking) -> "Redraw | None":
        """The redraw that a page asks for; None for a page that takes whole reports only."""
        return None if request.since is None else Redraw(self, request)

    def shown(self, view: str, n: int) -> tuple[Pieces, ...]:
        """The parts of the report that came with reply `n`; none where that is not what was sent last."""
        number, report = self._shown.get(view, (-1, None))
        return report.parts if report and number == n else ()

    def remember(self, view: str, n: int, report: ReportPieces) -> None:
        """This is what the view shows once it has the reply."""
        self._shown[view] = (n, report)
        self._shown.move_to_end(view)
        while len(self._shown) > VIEWS:
            self._shown.popitem(last=False)


class Redraw:
    """One redraw of one view."""

    def __init__(self, redraws: Redraws, request: Asking) -> None:
        self._redraws = redraws
        self._request = request

    def patch(self, report: ReportPieces) -> Patch:
        """How the report differs from the one on screen; it counts as shown from here on."""
        view, since = self._request.view, self._request.since or 0
        before = self._redraws.shown(view, since)
        self._redraws.remember(view, self._request.n, report)
        return patch(before, report)


def patch(before: tuple[Pieces, ...], report: ReportPieces) -> Patch:
    """How the report differs from one with those parts."""
    origins = _origins(before, report.parts)
    parts = (
        PartPatch(frame=(part.before, part.after), items=part.items) if of is None else _changes(of, before[of], part)
        for of, part in zip(origins, report.parts, strict=True)
    )
    return Patch(opening=report.opening, parts=tuple(parts))


def _origins(before: tuple[Pieces, ...], parts: tuple[Pieces, ...]) -> list[int | None]:
    """For each part the former one that it continues: the same, or else the next that begins alike."""
    left = dict(enumerate(before))
    origins = [_taken(left, (at for at, one in left.items() if one == part)) for part in parts]
    for at, part in enumerate(parts):
        if origins[at] is None:
            name = _name(part)
            origins[at] = _taken(left, (number for number, one in left.items() if _name(one) == name))
    return origins


def _taken(left: dict[int, Pieces], found: Iterator[int]) -> int | None:
    at = next(found, None)
    if at is not None:
        del left[at]
    return at


def _name(part: Pieces) -> str:
    """The first tag: it names a drawing, and says of a table what it is about."""
    return part.before.partition(">")[0]


def _changes(of: int, before: Pieces, part: Pieces) -> PartPatch:
    """The frame and the list of items, each only where it is another one."""
    is_framed = before.before == part.before and before.after == part.after
    return PartPatch(
        of=of,
        frame=None if is_framed else (part.before, part.after),
        items=None if before.items == part.items else tuple(_reused(before.items, part.items)),
    )


def _reused(before: tuple[str, ...], items: tuple[str, ...]) -> Iterator[int | str]:
    """Each item as the place of the former one that is the same, or as its markup."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for at, item in enumerate(before):
        places[item].append(at)
    for item in items:
        yield places[item].popleft() if places.get(item) else item
