"""Markup in pieces that stay comparable: shapes of a drawing, rows of a table, parts of a report.

A page that shows one report after another need only be told which pieces are others than before.
"""

from typing import NamedTuple

from csm_course.html.markup import EMPTY, Html, joined


class Pieces(NamedTuple):
    """One element: its markup up to its list, the items of the list (one element each), and the rest."""

    before: Html
    items: tuple[Html, ...] = ()
    after: Html = EMPTY

    def html(self) -> Html:
        """All of it."""
        return joined((self.before, *self.items, self.after))


class ReportPieces(NamedTuple):
    """A report: its opening tag, and its parts in their order."""

    opening: Html
    parts: tuple[Pieces, ...]

    def html(self) -> Html:
        """The whole report."""
        return joined((self.opening, *(part.html() for part in self.parts), Html("</section>")))
