"""Which page may share the common kernel, and how its cells then say where they belong.

Only a page that says nothing but a learner's words: code of anybody's own could stop or slow down all others, so a
notebook with one other line gets a kernel to itself.
"""

import re
from pathlib import Path
from secrets import token_hex

from nbformat import NotebookNode

from csm_app.common_kernel.manager import COMMON, CommonKernels

SET_UP = "import csm_widgets as csm"
SET_UP_SHARED = "import csm_widgets.page"
WORD = re.compile(r"""csm\.(?:exercise|grade|tool)\((["'])[\w-]+\1\)""")


def share(notebook: NotebookNode, folder: Path, kernels: object) -> str:
    """Let this page of the folder use the common kernel; gives the key it is known by, or nothing where it may not."""
    if not isinstance(kernels, CommonKernels) or not kernels.shared or not _says_only_our_words(notebook):
        return ""
    page = token_hex(16)
    for cell in _code(notebook):
        cell.source = _placed(cell.source.strip(), page, folder)
    notebook.metadata.kernelspec["name"] = COMMON + page
    return page


def _says_only_our_words(notebook: NotebookNode) -> bool:
    lines = [cell.source.strip() for cell in _code(notebook)]
    return lines[:1] == [SET_UP] and all(line == SET_UP or WORD.fullmatch(line) for line in lines)


def _placed(line: str, page: str, folder: Path) -> str:
    """The same words, said by the page: its folder is not the kernel's working directory."""
    if line == SET_UP:
        return SET_UP_SHARED
    return f"csm_widgets.page.at({page!r}, {str(folder)!r}).{line.removeprefix('csm.')}"


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
