"""The instructor's pages, cohort and statistics: what stands around them."""

from nbformat import NotebookNode

from csm_app.home.header import header_html
from csm_app.home.layout import static, styles
from csm_app.pages.room import Room
from csm_app.pages.text import TextOfPage

COHORT, STATISTICS = "cohort", "statistics"
ROOMS = {COHORT: Room(1800, 2600), STATISTICS: Room(2400, 3600)}


def dress_cohort(notebook: NotebookNode, base_url: str) -> None:
    """Adds what our Voilà template shows of the cohort page."""
    dress_wide(notebook, base_url, COHORT)


def dress_statistics(notebook: NotebookNode, base_url: str) -> None:
    """Adds what our Voilà template shows of the statistics page."""
    dress_wide(notebook, base_url, STATISTICS)


def dress_wide(notebook: NotebookNode, base_url: str, name: str) -> None:
    """The text, and room over the whole width for the panel that `csm.<name>(` opens."""
    text, room = TextOfPage(), ROOMS[name]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.metadata["csm_html"] = text.html(cell.source)
        elif cell.source.startswith(f"csm.{name}("):
            cell.metadata["csm_room"] = {"exercise": name, "wide": room.wide, "narrow": room.narrow}
    start = (
        f'<p class="page-kicker"><a href="{base_url}course">Course</a> <span aria-hidden="true">/</span> '
        f'<a href="{base_url}formgrader">Formgrader</a></p>'
    )
    notebook.metadata["csm_frame"] = {
        "header": header_html(base_url),
        "styles": str(styles("site.css")),
        "search": static(base_url, "search.js"),
        "tool": name,
        "side": "",
        "start": start,
        "end": "",
    }
