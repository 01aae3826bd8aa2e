"""A learner's feedback folder: staged beside its place and renamed, so that it is there whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

STAGED = ".csm-feedback"


@dataclass(frozen=True)
class Access:
    """Who may read what is written, and which names nbgrader leaves out of it."""

    mode: int
    is_shared: bool
    ignore: tuple[str, ...]


def write(returned: Path, graded: Path, pages: Mapping[str, str], access: Access) -> None:
    """The pages, and beside them what nbgrader puts there; replaces what was there before."""
    staged, old = (returned.with_name(f"{STAGED}-{what}-{returned.name}") for what in ("new", "old"))
    for left in (staged, old):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    staged.mkdir(parents=True)
    for file in _others(graded, access.ignore):
        target = staged / file.relative_to(graded)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        target.chmod(access.mode)
    for name, page in pages.items():
        (staged / name).write_text(page, encoding="utf-8")
        (staged / name).chmod(access.mode)
    if access.is_shared:
        _share(staged)
    _put(staged, returned, old)


def _others(graded: Path, ignore: tuple[str, ...]) -> Iterator[Path]:
    """Every file but notebooks and links; `ignore` as nbgrader has it: patterns of the names of files and folders."""
    for place, folders, names in os.walk(graded):
        folders[:] = [name for name in folders if not _matches(name, ignore)]
        for name in names:
            file = Path(place, name)
            if not _matches(name, (*ignore, "*.ipynb")) and not file.is_symlink():
                yield file


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _share(staged: Path) -> None:
    """As nbgrader does it: folders that a group of instructors may write in, and new files belong to the group."""
    for place, _, _ in os.walk(staged):
        Path(place).chmod(Path(place).stat().st_mode | 0o2770)


def _put(staged: Path, returned: Path, old: Path) -> None:
    """Rename into place; a kill in between leaves no folder, and the next run writes it."""
    if returned.exists():
        returned.rename(old)
    staged.rename(returned)
    shutil.rmtree(old, ignore_errors=True)
