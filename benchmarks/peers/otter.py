"""otter-grader on equivalent work, where it is installed: one notebook whose six cells hold a number each.

`otter` is looked for on the path; an environment of its own is best, since it brings other versions along.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import nbformat.v4 as v4
from benchmarks.commands import cpu
from benchmarks.table import Sample

ANSWERS = {f"q{number}": 1.5 * number for number in range(1, 7)}
RUNS = 3
TEST = """
OK_FORMAT = True
test = {{"name": "{name}", "points": 5, "suites": [{{"cases": [
    {{"code": ">>> abs({name} - {value}) < 0.01\\nTrue", "hidden": False, "locked": False}}
], "scored": True, "setup": "", "teardown": "", "type": "doctest"}}]}}
"""
MISSING = "otter-grader was left out, since no `otter` is on the path: install it in an environment of its own."


def measure(folder: Path) -> Sample | None:
    """CPU seconds of `otter run` for one submission; None where it is not installed."""
    otter = shutil.which("otter")
    if otter is None:
        return None
    (folder / "tests").mkdir(parents=True)
    (folder / "out").mkdir()
    for name, value in ANSWERS.items():
        (folder / "tests" / f"{name}.py").write_text(TEST.format(name=name, value=value))
    nbformat.write(_notebook(), folder / "answers.ipynb")
    beside = {**os.environ, "PATH": f"{Path(otter).parent}{os.pathsep}{os.environ['PATH']}"}

    def run(*words: str) -> None:
        subprocess.run([otter, *words], cwd=folder, env=beside, capture_output=True, check=True)

    run("generate", "-t", "tests", "-o", "autograder.zip", "--no-environment")
    return Sample(
        tuple(cpu(lambda: run("run", "answers.ipynb", "-a", "autograder.zip", "-o", "out")) for _ in range(RUNS))
    )


def _notebook() -> Any:
    """As a learner hands it in."""
    cells = [v4.new_code_cell("import otter\ngrader = otter.Notebook()")]
    for name, value in ANSWERS.items():
        cells += [v4.new_code_cell(f"{name} = {value}"), v4.new_code_cell(f'grader.check("{name}")')]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
