"""`csm check`: the whole syllabus and all content, validated and tried out, as an author runs it after each change.

Beside it stands the plain way to only read the same files: PyYAML's own loader, nothing validated.
"""

from pathlib import Path

from benchmarks.commands import BESIDE_PYTHON, code, wall
from benchmarks.table import Budget, Findings, Row, Sample
from csm_course.content import module_folders, read_module
from csm_course.items import read_bank
from csm_course.places import content_folder

RUNS = 5
PLAIN = """
import sys, pathlib, yaml, pydantic
for path in pathlib.Path({folder!r}).rglob("*.yaml"):
    yaml.safe_load(path.read_text(encoding="utf-8"))
"""


def measure(_folder: Path) -> Findings:
    """Seconds of the whole process, start of Python included."""
    ours: list[str | Path] = [BESIDE_PYTHON / "csm", "check"]
    plain = code(PLAIN.format(folder=str(content_folder())))
    wall(ours)  # the first run reads everything from disk
    wall(plain)
    pairs = [(wall(ours), wall(plain)) for _ in range(RUNS)]
    checked, read = (Sample(values) for values in zip(*pairs, strict=True))
    row = Row("csm check, whole process", "s", checked, read, "PyYAML only reads", Budget(1.0))
    return Findings((row,), (f"csm check: {_content()}; the peer reads the same YAML files and checks nothing.",))


def _content() -> str:
    """How much there is to check."""
    folders = module_folders(content_folder())
    pages = [page for folder in folders for page in read_module(folder).pages]
    exercises = sum(len(page.exercises) for page in pages)
    items = sum(len(read_bank(folder).entries) for folder in folders)
    files = len(list(content_folder().rglob("*.yaml")))
    return f"{files} YAML files, {len(pages)} pages, {exercises} exercises, {items} items"
