"""Where a page stands in its module: the pages around it, which of them are done, what comes before and after."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from csm_app.home.catalogue import Page, modules_of, read_shelf
from csm_app.home.progress import Progress
from csm_app.home.standing import page_standing
from csm_course.outline import read_outline


@dataclass(frozen=True)
class Stop:
    """A page on the way through the module. `href` is relative to the server's base; `done` as the home counts it.

    `document` is the address of the document made there; empty where none is.
    """

    id: str
    kind: str
    number: str
    title: str
    href: str
    done: bool
    begun: bool
    document: str = ""


@dataclass(frozen=True)
class Place:
    """One page among those of its module."""

    module: int
    module_title: str
    stops: tuple[Stop, ...]
    position: int

    @property
    def here(self) -> Stop:
        """The page itself."""
        return self.stops[self.position]

    @property
    def before(self) -> Stop | None:
        """The page before this one; none on the first."""
        return self.stops[self.position - 1] if self.position else None

    @property
    def after(self) -> Stop | None:
        """The page after this one; none on the last."""
        return self.stops[self.position + 1] if self.position + 1 < len(self.stops) else None

    @property
    def done(self) -> int:
        """How many pages of the module are done."""
        return sum(stop.done for stop in self.stops)


def find_place(root: Path, path: str, progress: Progress) -> Place | None:
    """The place of the page at `path` below the server's `root`; none where it belongs to no module."""
    for number, pages in read_shelf(root).modules.items():
        for position, page in enumerate(pages):
            if page.path == path:
                stops = tuple(_stop(each, progress) for each in pages)
                return Place(number, _title(root, number), stops, position)
    return None


def _stop(page: Page, progress: Progress) -> Stop:
    standing = page_standing(page, progress)
    return Stop(
        id=page.facts.id,
        kind=page.facts.kind,
        number=page.facts.id.partition("-")[2],
        title=page.facts.title,
        href=f"voila/render/{quote(page.path)}",
        done=standing.state == "done",
        begun=standing.state != "open",
        document=_document(page),
    )


def _document(page: Page) -> str:
    """Where the page's document is, relative to the server's base."""
    notebook = Path(page.path)
    return f"course/document/{notebook.parent.name}/{notebook.stem}" if page.facts.document else ""


def _title(root: Path, number: int) -> str:
    """The module's title as the course announces it; empty where only single modules were handed out."""
    levels = read_outline(modules_of(root)).levels
    return next((module.title for level in levels for module in level.modules if module.number == number), "")
