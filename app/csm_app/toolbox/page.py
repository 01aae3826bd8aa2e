"""The toolbox page as HTML."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from csm_app.home.layout import Words, environment_of, static, static_address
from csm_app.records.page import moment
from csm_app.toolbox.catalogue import EVERY_PHASE, Catalogue, ToolCard, ToolPhase
from csm_app.toolbox.engagements import Engagements
from csm_app.toolbox.finding import found, text_of

ROOT = Path(__file__).parent
RECENT = 4
EVERY = ToolPhase(
    number=EVERY_PHASE,
    title="Across all phases",
    summary="For any moment: what a customer is worth, who stays, what people think, and how they meet change.",
)
KINDS = {"xlsx": "Excel workbook", "pptx": "PowerPoint slides", "docx": "Word document"}


@dataclass(frozen=True)
class Shelf:
    """A phase with its tools as they stand on the page; `shown`: those that were found."""

    phase: ToolPhase
    tools: tuple[ToolCard, ...]
    shown: int


def render(catalogue: Catalogue, engagements: Engagements, base_url: str, asked: str = "", root: str = "") -> str:
    """The page; `base_url` as Jupyter Server has it, with slashes on both ends. `asked`: what to look for.

    `root`: what the server puts before the path of a built page.
    """
    hits = found(asked, catalogue)
    recent = [(tool, when) for slug, when in engagements.recent(RECENT) if (tool := catalogue.tool(slug))]
    page: str = (
        toolbox_environment()
        .get_template("toolbox.html")
        .render(
            base_url=base_url,
            catalogue=catalogue,
            shelves=shelves(catalogue, hits),
            kept=engagements,
            recent=recent,
            asked=asked,
            root=root,
            hits=hits,
            matching=static(base_url, "matching.js"),
        )
    )
    return page


def shelves(catalogue: Catalogue, hits: frozenset[str]) -> tuple[Shelf, ...]:
    """The seven phases, then what is of use in each of them."""
    made = []
    for phase in (*catalogue.phases, EVERY):
        tools = catalogue.of_phase(phase.number)
        made.append(Shelf(phase, tools, sum(tool.slug in hits for tool in tools)))
    return tuple(made)


def format_names(tool: ToolCard) -> str:
    """What the tool's document is: "Excel workbook"; empty where it makes none."""
    return ", ".join(KINDS.get(one, one) for one in tool.formats if one)


def continued(sentence: str) -> str:
    """A sentence as the rest of one that has begun: "Before you decide" becomes "before you decide"; "QBR" stays."""
    return sentence if sentence[1:2].isupper() else f"{sentence[:1].lower()}{sentence[1:]}"


@lru_cache(maxsize=1)
def toolbox_environment() -> Environment:
    """The shared templates and this page's own."""
    words: Words = {"moment": moment, "format_names": format_names, "continued": continued}
    return environment_of(ROOT / "templates", words, {"own": _own, "own_style": _own_style, "text_of": text_of})


def _own(base_url: str, name: str) -> str:
    """The address of one of this page's files; it changes with the file."""
    return static_address(f"{base_url}course/toolbox/", ROOT / "static", name)


def _own_style() -> str:
    """This page's style, to stand in the page itself."""
    return (ROOT / "static" / "toolbox.css").read_text(encoding="utf-8")
