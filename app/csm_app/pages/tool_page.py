"""Dresses the page of a tool: where it stands in the toolbox, room for its panel, the tools before and after it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment
from nbformat import NotebookNode

from csm_app.home.catalogue import modules_of
from csm_app.home.header import header_html
from csm_app.home.layout import environment_of, static, styles
from csm_app.pages.room import Room
from csm_app.pages.text import TextOfPage
from csm_app.panels import panel_addresses
from csm_app.toolbox.catalogue import Catalogue, ToolCard, ToolPhase, read_catalogue
from csm_widgets.coursepage import TOOL

TEMPLATES = Path(__file__).parent / "templates"
CELL = "csm.tool("
ROOM = Room(1400, 2600)
"""An estimate: the browser remembers the true height of a tool it has shown."""


@dataclass(frozen=True)
class Stand:
    """A tool among those of its phase; the phase is missing for tools of every phase."""

    tool: ToolCard
    phase: ToolPhase | None
    before: ToolCard | None
    after: ToolCard | None


def dress_tool(notebook: NotebookNode, root: Path, base_url: str) -> None:
    """Adds what our Voilà template shows. A tool the toolbox does not know (any more) gets the way back only."""
    slug = str(notebook.metadata["csm"].get("tool", ""))
    text = TextOfPage()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.metadata["csm_html"] = text.html(cell.source)
        elif cell.source.startswith(CELL):
            cell.metadata["csm_room"] = {"exercise": f"tool-{slug}", "wide": ROOM.wide, "narrow": ROOM.narrow}
    notebook.metadata["csm_frame"] = tool_frame(base_url, find_stand(read_catalogue(modules_of(root)), slug))


def find_stand(catalogue: Catalogue, slug: str) -> Stand | None:
    """Where the tool stands; none where there is no such tool."""
    tool = catalogue.tool(slug)
    if tool is None:
        return None
    around = (None, *catalogue.of_phase(tool.phase), None)
    here = around.index(tool)
    return Stand(tool, catalogue.phase(tool.phase), around[here - 1], around[here + 1])


def tool_frame(base_url: str, stand: Stand | None) -> dict[str, str]:
    """The parts by name, as `frame.around` gives them for other pages; `tool` is the slug."""
    facts = {"base_url": base_url, "stand": stand}
    start, end = (_environment().get_template(f"{name}.html").render(facts) for name in ("tool_start", "tool_end"))
    return {
        "header": header_html(base_url),
        "styles": str(styles("site.css")),
        "search": static(base_url, "search.js"),
        **panel_addresses(base_url, TOOL, stand.tool.slug if stand else ""),
        "tool": stand.tool.slug if stand else "unknown",
        "side": "",
        "start": start,
        "end": end,
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment_of(TEMPLATES, {}, {})
