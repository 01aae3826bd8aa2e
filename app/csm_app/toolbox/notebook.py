"""Lays out the notebook of a tool where the learner has none.

The build puts one for each tool into `modules/toolbox`. On a Hub modules are fetched one by one and there is no such
folder; there the server writes the notebook into the learner's own folder when the tool is opened for the first time.
"""

import os
from pathlib import Path

from csm_app.home.catalogue import modules_of
from csm_app.toolbox.catalogue import ToolCard


def lay_out(tool: ToolCard, root: Path) -> str:
    """See to it that the tool's notebook is below the server's `root`; gives its path there. Raises OSError."""
    file = modules_of(root) / tool.path
    if not file.is_file():
        # Here: what builds notebooks is not needed to start the server.
        from csm_app.build.tool_notebook import tool_notebook

        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.part")
        unfinished.write_bytes(tool_notebook(tool.slug, tool.title))
        unfinished.replace(file)
    return file.relative_to(root).as_posix()
