"""What the toolbox page shows of the tools: built into `modules/toolbox/toolbox.json`, so that no tool is imported.

Where only single modules were handed out there is no such file; then the tools that are installed speak for themselves.
"""

from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from csm_course.model import Model
from csm_course.registers import PHASES
from csm_course.tools import load, slugs

FOLDER = "toolbox"
CATALOGUE_FILE = "toolbox.json"
EVERY_PHASE = 0


class ToolUse(Model):
    """A page that uses or teaches the tool; one that is not written yet has no `path` (relative to `modules`)."""

    label: str
    title: str
    module: int
    path: str = ""


class ToolCard(Model):
    """A tool as the toolbox shows it. `phase` is 1 to 7, or 0 for every phase; `words` are other names for it."""

    slug: str
    title: str
    purpose: str
    when: str
    phase: int = EVERY_PHASE
    words: tuple[str, ...] = ()
    topic: str = ""
    file: str = ""
    formats: tuple[str, ...] = ()
    uses: tuple[ToolUse, ...] = ()

    @property
    def path(self) -> str:
        """Its notebook, relative to `modules`."""
        return f"{FOLDER}/{self.slug}.ipynb"


class ToolPhase(Model):
    """A phase of the engagement: what it is for, and the letter of its stage."""

    number: int
    title: str
    summary: str = ""
    letter: str = ""


class Catalogue(Model):
    """All tools, by phase and in the order in which the profession takes them up."""

    phases: tuple[ToolPhase, ...] = ()
    tools: tuple[ToolCard, ...] = ()

    def tool(self, slug: str) -> ToolCard | None:
        """The tool of that slug, if there is one."""
        return next((one for one in self.tools if one.slug == slug), None)

    def of_phase(self, number: int) -> tuple[ToolCard, ...]:
        """The tools of a phase."""
        return tuple(one for one in self.tools if one.phase == number)

    def phase(self, number: int) -> ToolPhase | None:
        """The phase of that number; none for tools of every phase."""
        return next((one for one in self.phases if one.number == number), None)


def read_catalogue(modules: Path) -> Catalogue:
    """The catalogue that was built with the modules, or that of the installed tools."""
    file = modules / FOLDER / CATALOGUE_FILE
    try:
        return _parse(file, file.stat().st_mtime_ns)
    except (OSError, ValidationError):
        return installed()


@lru_cache(maxsize=4)
def _parse(file: Path, _changed: int) -> Catalogue:
    return Catalogue.model_validate_json(file.read_bytes())


@lru_cache(maxsize=1)
def installed() -> Catalogue:
    """What the installed tools say of themselves; which pages use them is not known here."""
    phases = tuple(ToolPhase(number=int(number), title=title) for number, title in PHASES.items() if int(number))
    return Catalogue(phases=phases, tools=tuple(sorted(map(card, slugs()), key=in_order)))


def card(slug: str) -> ToolCard:
    """What a tool says of itself."""
    about = load(slug).ABOUT
    return ToolCard(slug=slug, **about.model_dump())


def in_order(tool: ToolCard) -> tuple[bool, int, str, str]:
    """By phase, tools of every phase last; within it by the number of the syllabus, then by title."""
    number = tool.topic.removeprefix("TOOL-") if tool.topic.startswith("TOOL-") else "99"
    return (tool.phase == EVERY_PHASE, tool.phase, number, tool.title.casefold())
