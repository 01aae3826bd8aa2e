"""What of the course is on disk: the built modules, their pages, and what of them the learner has answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from csm_course.lookup import MODULE_FILE, ModuleFile, read_module_file
from csm_course.strict_json import NotReadable, read_json

State = Literal["", "in progress", "handed in"]
KINDS = ("lesson", "workbook", "scenario", "test")


class PageFacts(BaseModel, frozen=True):
    """What the build writes into a notebook's metadata under `csm`. `minutes` to read or work, `points` if graded.

    `document` names the exercises whose answers make up the page's document, if it makes one.
    """

    id: str
    kind: str
    title: str
    minutes: int = 0
    points: float = 0
    document: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One notebook a learner can open; `path` is relative to the server's root, `state` is what was done with it.

    `exercises` are those on the page, `answered` those with a finished answer.
    """

    path: str
    facts: PageFacts
    state: State
    exercises: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()

    @property
    def module(self) -> int:
        """The number of its module, told by its id."""
        return int(self.facts.id.partition("-")[2].partition(".")[0] or 0)


@dataclass(frozen=True)
class Shelf:
    """The pages of each built module, by the module's number, and the days an instructor set."""

    modules: dict[int, tuple[Page, ...]]
    due: Mapping[int, date] = field(default_factory=dict)


def read_shelf(root: Path) -> Shelf:
    """The modules below the server's root, which is the folder of modules or the repository around it."""
    modules = modules_of(root)
    folders = sorted(file.parent for file in modules.glob(f"m[0-9][0-9]-*/{MODULE_FILE}"))
    due = {int(folder.name[1:3]): day for folder in folders if (day := _module_file(folder).due)}
    return Shelf({int(folder.name[1:3]): _pages(folder, root) for folder in folders}, due)


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
            found.append(_page(notebook, notebook.relative_to(root).as_posix(), facts, exercises))
    return tuple(sorted(found, key=_teaching_order))


def _teaching_order(page: Page) -> tuple[int, str]:
    kind = page.facts.kind
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), page.path)


def _documents(module: Path) -> dict[str, tuple[str, ...]]:
    """Which exercises are on which page."""
    return dict(_module_file(module).documents)


def _module_file(module: Path) -> ModuleFile:
    """The module's file; an empty one when it cannot be read, for the pages still open."""
    try:
        return read_module_file(module / MODULE_FILE)
    except (OSError, ValidationError):
        return ModuleFile(module=module.name, documents={}, questions=())


@lru_cache(maxsize=512)
def read_facts(notebook: Path, _changed: int) -> PageFacts | None:
    """What the notebook says of itself, or None when it is no page of the course."""
    try:
        return PageFacts.model_validate(json.loads(notebook.read_bytes())["metadata"]["csm"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _page(notebook: Path, path: str, facts: PageFacts, exercises: tuple[str, ...]) -> Page:
    """A glance at the answer files; nothing is judged here."""
    folder = notebook.parent / "answers"
    stages = {exercise: _stage(folder / f"{exercise}.json") for exercise in exercises}
    answered = tuple(exercise for exercise, stage in stages.items() if stage in ("answered", "handed in"))
    state: State = "in progress" if any(stages.values()) else ""
    return Page(path, facts, "handed in" if "handed in" in stages.values() else state, exercises, answered)


def _stage(file: Path) -> Literal["", "begun", "answered", "handed in"]:
    """How far an answer is: a test counts once handed in, or taken; a scenario once it was played to an end."""
    if not file.is_file():
        return ""
    try:
        document = read_json(file)
    except (OSError, NotReadable):
        return "begun"
    answer = document.get("answer") if isinstance(document, dict) else None
    if not isinstance(answer, dict):
        return "begun"
    if "receipt" in answer:
        return "handed in"
    if "handed_in" in answer:
        return "handed in" if answer["handed_in"] is True else "begun"
    return "begun" if "best" in answer and answer["best"] is None else "answered"
