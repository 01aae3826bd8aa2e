"""What of the course is on disk: the built modules, their pages, and which of them the learner has begun."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.strict_json import NotReadable, read_json

State = Literal["", "in progress", "handed in"]
KINDS = ("lesson", "workbook", "scenario", "test")


class PageFacts(BaseModel, frozen=True):
    """What the build writes into a notebook's metadata under `csm`. `minutes` to read or work, `points` if graded."""

    id: str
    kind: str
    title: str
    minutes: int = 0
    points: float = 0


@dataclass(frozen=True)
class Page:
    """One notebook a learner can open; `path` is relative to the server's root, `state` is what was done with it."""

    path: str
    facts: PageFacts
    state: State


@dataclass(frozen=True)
class Shelf:
    """The pages of each built module, by the module's number."""

    modules: dict[int, tuple[Page, ...]]


def read_shelf(root: Path) -> Shelf:
    """The modules below the server's root, which is the folder of modules or the repository around it."""
    modules = modules_of(root)
    folders = sorted(file.parent for file in modules.glob(f"m[0-9][0-9]-*/{MODULE_FILE}"))
    return Shelf({int(folder.name[1:3]): _pages(folder, root) for folder in folders})


def modules_of(root: Path) -> Path:
    """The folder of modules: the root itself, or the one in the repository that is the root."""
    return root / "modules" if (root / "modules").is_dir() else root


def _pages(module: Path, root: Path) -> tuple[Page, ...]:
    documents = _documents(module)
    found = []
    for notebook in sorted((*module.glob("*.ipynb"), *module.glob("lessons/*.ipynb"))):
        facts = read_facts(notebook, notebook.stat().st_mtime_ns)
        if facts is not None:
            exercises = documents.get(notebook.relative_to(module).as_posix(), ())
            found.append(Page(notebook.relative_to(root).as_posix(), facts, _state(notebook, exercises)))
    return tuple(sorted(found, key=_teaching_order))


def _teaching_order(page: Page) -> tuple[int, str]:
    kind = page.facts.kind
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), page.path)


def _documents(module: Path) -> dict[str, tuple[str, ...]]:
    """Which exercises are on which page; nothing when the module's file cannot be read, for the pages still open."""
    try:
        return dict(read_module_file(module / MODULE_FILE).documents)
    except (OSError, ValidationError):
        return {}


@lru_cache(maxsize=512)
def read_facts(notebook: Path, _changed: int) -> PageFacts | None:
    """What the notebook says of itself, or None when it is no page of the course."""
    try:
        return PageFacts.model_validate(json.loads(notebook.read_bytes())["metadata"]["csm"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _state(notebook: Path, exercises: tuple[str, ...]) -> State:
    """A glance at the answer files: is there one, and was a test handed in? Nothing is judged here."""
    found = [file for file in _answer_files(notebook.parent / "answers", exercises) if file.is_file()]
    if any(_is_handed_in(file) for file in found):
        return "handed in"
    return "in progress" if found else ""


def _is_handed_in(file: Path) -> bool:
    try:
        document = read_json(file)
    except (OSError, NotReadable):
        return False
    answer = document.get("answer") if isinstance(document, dict) else None
    return isinstance(answer, dict) and answer.get("handed_in") is True


def _answer_files(folder: Path, exercises: tuple[str, ...]) -> Iterator[Path]:
    return (folder / f"{exercise}.json" for exercise in exercises)
