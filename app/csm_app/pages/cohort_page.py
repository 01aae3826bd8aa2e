"""The instructor's cohort page: what stands around it."""

from nbformat import NotebookNode

from csm_app.home.header import header_html
from csm_app.home.layout import static, styles
from csm_app.pages.room import Room
from csm_app.pages.text import TextOfPage

CELL = "csm.cohort("
ROOM = Room(1800, 2600)


def dress_cohort(notebook: NotebookNode, base_url: str) -> None:
    """Adds what our Voilà template shows: the text, and room for the panel over the whole width."""
    text = TextOfPage()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.metadata["csm_html"] = text.html(cell.source)
        elif cell.source.startswith(CELL):
            cell.metadata["csm_room"] = {"exercise": "cohort", "wide": ROOM.wide, "narrow": ROOM.narrow}
    start = (
        f'<p class="page-kicker"><a href="{base_url}course">Course</a> <span aria-hidden="true">/</span> '
        f'<a href="{base_url}formgrader">Formgrader</a></p>'
    )
    notebook.metadata["csm_frame"] = {
        "header": header_html(base_url),
        "styles": str(styles("site.css")),
        "search": static(base_url, "search.js"),
        "tool": "cohort",
        "side": "",
        "start": start,
        "end": "",
    }
