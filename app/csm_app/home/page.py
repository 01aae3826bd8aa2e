"""The home as HTML."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from csm_app.home.catalogue import Page, Shelf
from csm_course.outline import CourseOutline, ModuleOutline

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"

KIND_NAMES = {"lesson": "Lesson", "workbook": "Workbook", "scenario": "Scenario", "test": "Module test"}


@dataclass(frozen=True)
class ModuleView:
    """One module as the page shows it; without pages it is not written yet."""

    number: int
    title: str
    summary: str
    lessons: int
    pages: tuple[Page, ...]

    @property
    def written(self) -> int:
        """How many lessons of the module can be opened."""
        return sum(page.facts.kind == "lesson" for page in self.pages)


@dataclass(frozen=True)
class LevelView:
    """One level as the page shows it."""

    title: str
    modules: tuple[ModuleView, ...]


def render(outline: CourseOutline, shelf: Shelf, base_url: str, grading: bool = False) -> str:
    """The page; `base_url` as Jupyter Server has it, with slashes on both ends. `grading`: nbgrader is at hand."""
    levels = _levels(outline, shelf)
    pages = [page for level in levels for module in level.modules for page in module.pages]
    begun = [page for page in pages if page.state]
    open_pages = [page for page in pages if page.state == "in progress"] or [page for page in pages if not page.state]
    next_page = open_pages[0] if open_pages else None
    return (
        _environment()
        .get_template("home.html")
        .render(
            levels=levels,
            next_page=next_page,
            has_begun=bool(begun),
            base_url=base_url,
            grading=grading,
            style=f"{base_url}course/static/home.css?v={_version('home.css')}",
        )
    )


def _levels(outline: CourseOutline, shelf: Shelf) -> tuple[LevelView, ...]:
    if not outline.levels:
        return (LevelView("Modules", tuple(_unannounced(number, pages) for number, pages in shelf.modules.items())),)
    return tuple(
        LevelView(level.title, tuple(_view(module, shelf) for module in level.modules)) for level in outline.levels
    )


def _view(module: ModuleOutline, shelf: Shelf) -> ModuleView:
    pages = shelf.modules.get(module.number, ())
    return ModuleView(module.number, module.title, module.summary, module.lessons, pages)


def _unannounced(number: int, pages: tuple[Page, ...]) -> ModuleView:
    """A module of which only the folder is at hand: its name is read from there."""
    folder = next((part for page in pages for part in page.path.split("/") if part.startswith(f"m{number:02d}-")), "")
    title = folder[4:].replace("-", " ").capitalize() or f"Module {number}"
    return ModuleView(number, title, "", 0, pages)


def address(base_url: str, door: str, page: Page) -> str:
    """Where a page opens; `door` is `voila/render` (without code) or `lab/tree`."""
    return f"{base_url}{door}/{quote(page.path)}"


def label(page: Page) -> str:
    """What kind of page it is and which: "Lesson 1.3"."""
    name = KIND_NAMES.get(page.facts.kind, page.facts.kind.capitalize())
    number = page.facts.id.partition("-")[2]
    return f"{name} {number}" if page.facts.kind in ("lesson", "workbook") and number else name


def effort(page: Page) -> str:
    """What it asks and gives: "15 minutes", "40 minutes, 60 points"."""
    parts = []
    if page.facts.minutes:
        parts.append(f"{page.facts.minutes} minutes")
    if page.facts.points:
        parts.append(f"{page.facts.points:g} points")
    return ", ".join(parts)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(label=label, effort=effort)
    environment.globals.update(address=address)
    return environment


@lru_cache(maxsize=8)
def _version(name: str) -> str:
    """Changes with the file, so that a browser never shows yesterday's style."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
