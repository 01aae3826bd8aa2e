"""The notebook of a tool: its name, the import, and `csm.tool("slug")`. Made of nothing but slug and title."""

import nbformat
import nbformat.v4 as v4
from nbformat import NotebookNode

from csm_app.build.cells import HIDDEN, setup_cell, text_cell
from csm_app.build.notebook import KERNEL

KIND = "tool"


def tool_notebook(slug: str, title: str) -> bytes:
    """The notebook as it lies on disk; the same tool always gives the same bytes."""
    cells = [text_cell(f"# {title}"), setup_cell(), _tool_cell(slug)]
    for position, cell in enumerate(cells):
        cell["id"] = f"{slug[:40]}-{position:03d}"
    about = {"kind": KIND, "tool": slug, "title": title}
    metadata = {**KERNEL, "language_info": {"name": "python"}, "csm": about}
    node: NotebookNode = v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.validate(node)
    text: str = nbformat.writes(node, version=4)
    return (text.rstrip("\n") + "\n").encode()


def _tool_cell(slug: str) -> NotebookNode:
    cell: NotebookNode = v4.new_code_cell(f'csm.tool("{slug}")', metadata=dict(HIDDEN))
    return cell
