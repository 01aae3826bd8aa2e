"""Attempts on disk: each is written once, whole or not at all, and never changed; the one that counts is laid out.

What is kept is what counts of a submission: the answers, nbgrader's two small files, and for each notebook that was
handed in the course's own, since a learner's is never opened. Read at bounded cost (`batch.submission`).
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from csm_autograder.attempts.inbound import is_real_folder
from csm_autograder.batch.submission import ANSWERS, TIMESTAMP, Submission, read_submission
from csm_course.lookup import MODULE_FILE, read_module_file

NOTEBOOK = ".ipynb"
STAGED, FORMER = ".csm-new", ".csm-former"


@dataclass(frozen=True)
class Module:
    """A module as its source folder has it: the exercises whose answers are taken, and the graded notebooks."""

    assignment: str
    source: Path
    exercises: tuple[str, ...]
    notebooks: tuple[str, ...]


def read_module(source: Path) -> Module:
    """The module in its folder below `modules/`. Raises OSError and ValidationError."""
    questions = read_module_file(source / MODULE_FILE).questions
    notebooks = tuple(sorted(path.name for path in source.glob(f"*{NOTEBOOK}")))
    return Module(source.name, source, tuple(question.id for question in questions), notebooks)


def read(folder: Path, student: str, module: Module) -> Submission:
    """What lies in a folder, in the exchange or kept. Raises `CannotRead`."""
    return read_submission(folder, student, module.assignment, module.exercises)


def keep(submission: Submission, came_from: Path, stamp: str, target: Path, module: Module) -> None:
    """Write an attempt. Its time is that of the name under which it was handed in, whatever it says of itself."""
    present = [name for name in module.notebooks if _is_file(came_from / name)]
    with _Staged(target) as staged:
        (staged / ANSWERS).mkdir()
        for exercise, content in submission.answers.items():
            (staged / ANSWERS / f"{exercise}.json").write_bytes(content)
        for exercise in submission.strange:  # an empty folder reads as what stood there
            (staged / ANSWERS / f"{exercise}.json").mkdir()
        for name, content in submission.receipts.items():
            (staged / name).write_bytes(content)
        (staged / TIMESTAMP).write_text(stamp, encoding="utf-8")
        for name in present:
            shutil.copyfile(module.source / name, staged / name)


def lay_out(kept: Path, target: Path, is_groupshared: bool) -> None:
    """Put a kept attempt where `nbgrader collect` would: whole, in place of what is there."""
    with _Staged(target) as staged:
        staged.rmdir()
        shutil.copytree(kept, staged)
        if is_groupshared:
            _share(staged)


def attempts_in(home: Path) -> list[Path]:
    """The kept attempts of one learner, oldest first."""
    if not is_real_folder(home):
        return []
    return sorted(path for path in home.iterdir() if not path.name.startswith(".") and is_real_folder(path))


class _Staged:
    """Makes a folder ready beside its place, then renames it there; what a kill leaves is cleared the next time."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.staged, self.former = (target.with_name(f".{target.name}{end}") for end in (STAGED, FORMER))

    def __enter__(self) -> Path:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        for left in (self.staged, self.former):
            _remove(left)
        self.staged.mkdir()
        return self.staged

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            _remove(self.staged)
            return
        if self.target.is_symlink() or self.target.exists():
            self.target.rename(self.former)
        self.staged.rename(self.target)
        _remove(self.former)


def _remove(path: Path) -> None:
    """Whatever it is; a link is removed, not what it leads to."""
    if is_real_folder(path):
        _open_up([path])
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _open_up(folders: Iterable[Path]) -> None:
    """nbgrader copies a learner's folder with its rights; one that may not be written could not be removed."""
    for folder in folders:
        folder.chmod(folder.stat().st_mode | 0o700)
        _open_up(path for path in folder.iterdir() if is_real_folder(path))


def _share(folder: Path) -> None:
    """The rights `nbgrader collect` gives in a course of several instructors."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | (0o2770 if path.is_dir() else 0o660))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
