"""A classroom with hostile submissions in it, and what can be seen of them after grading."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path, PurePath

from csm_course.answers import AnswerFolder
from csm_course.places import content_folder
from tests.hostile.case import EVERYTHING, Case, Scene
from tests.pipeline.classroom import MODULE, Classroom, authored, hand_in_all, hand_in_receipts, open_classroom
from tests.pipeline.submissions import deserved

HONEST = ("aa-honest", "mm-honest", "zz-honest")
"""Honest learners, graded before, between and after the others."""

LARGEST_FILE = 2_000_000_000
"""Bytes from which on a command may write no more into a file: a device without end would fill the disk."""

SYSTEM_FILE = "root:x:0:0"
"""How /etc/passwd begins."""

KEY_FILE = "competencies:"
"""What stands in every file of keys and on no page."""

SCORES = """
select base_cell.name, grade.auto_score from grade join base_cell on base_cell.id = grade.cell_id
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
where submitted_assignment.student_id = ? and grade.auto_score is not null
"""


@dataclass(frozen=True)
class Ran:
    """A command that has ended. `code` is None where it had to be stopped; `memory` in MB is the largest process's."""

    code: int | None
    said: str
    seconds: float
    memory: float


@dataclass(frozen=True)
class Seen:
    """What became of one submission. `points` is None where nothing was graded."""

    points: dict[str, float] | None
    page: str
    ran_code: bool
    leaked: bool


@dataclass(frozen=True)
class Room:
    """A classroom, one learner per case, and honest ones beside them."""

    classroom: Classroom
    cases: dict[str, Case]
    honest: tuple[str, ...]

    def scene(self, learner: str) -> Scene:
        """Where the case of that learner happens."""
        course = self.classroom.course
        folders = (course / "build" / "submitted" / one / MODULE for one in (learner, self.honest[0]))
        return Scene(next(folders), course.parent / f"canary-{learner}", next(folders), course)

    def run(self, words: list[str], seconds: int, memory: int, wait: int | None = None) -> Ran:
        """Run a command in the course's folder within these limits of time (s) and of memory per process (MB).

        `wait`: seconds to wait for it; as many as it may compute, unless another number is given.
        """
        home = self.classroom.course.parent / "home"
        home.mkdir(exist_ok=True)
        environment = {**os.environ, "HOME": str(home), "CSM_MODULES": str(self.classroom.course / "modules")}
        return limited(words, self.classroom.course, environment, seconds, memory, wait or seconds)

    def autograde(self, seconds: int = 600, memory: int = 3_000, wait: int | None = None) -> Ran:
        """The real `nbgrader autograde`."""
        return self.run([sys.executable, "-m", "nbgrader", "autograde", MODULE], seconds, memory, wait)

    def seen(self, learner: str) -> Seen:
        """What became of the submission."""
        points = {str(name): float(str(score)) for name, score in self.classroom.rows(SCORES, learner)}
        folder = self.classroom.course / "build" / "autograded" / learner / MODULE
        graded = points if folder.is_dir() else None
        return Seen(graded, shown(folder), self.scene(learner).canary.exists(), leaked(folder))


def open_room(
    folder: Path, cases: tuple[Case, ...], honest: tuple[str, ...] = HONEST, settings: str = "", only: str = "*"
) -> Room:
    """A released module, honest learners with full answers, and every case on a learner of its own.

    `settings` go at the end of nbgrader's configuration; `only` names the notebooks the module has here.
    """
    classroom = open_classroom(folder)
    config = classroom.course / "nbgrader_config.py"
    config.write_text(config.read_text() + settings)
    module = classroom.course / "modules" / MODULE
    for book in module.glob("*.ipynb"):
        if not book.match(f"{only}.ipynb"):
            book.unlink()
    shutil.copytree(content_folder() / MODULE, classroom.course / "keys" / MODULE)
    classroom.must("generate_assignment", MODULE)
    return with_cases(classroom, cases, honest)


def with_cases(classroom: Classroom, cases: tuple[Case, ...], honest: tuple[str, ...]) -> Room:
    """Hand in what the honest have answered, and every case."""
    room = Room(classroom, {learner(case): case for case in cases}, honest)
    for name in room.honest:
        _submit(room, name, "full")
    for name, case in room.cases.items():
        _submit(room, name, case.sample)
        case.harm(room.scene(name))
    return room


def learner(case: Case) -> str:
    """A learner's name for the case."""
    return re.sub(r"[^a-z0-9]+", "-", case.name.lower()).strip("-")


def expected(case: Case, only: str = "*") -> dict[str, float]:
    """The points the case deserves in the notebooks that `only` names."""
    points = due(case.becomes or case.sample, only)
    return {name: 0.0 if name in case.lost or EVERYTHING in case.lost else one for name, one in points.items()}


def due(sample: str, only: str = "*") -> dict[str, float]:
    """What the answers of a sample earn in the notebooks that `only` names."""
    return {name: points for name, points in deserved(sample).items() if _pages()[name].match(only)}


@cache
def _pages() -> dict[str, PurePath]:
    """The page of each exercise."""
    pages = authored().pages
    return {one.id: PurePath(page.path.stem) for page in pages for one in page.exercises}


def limited(words: list[str], folder: Path, environment: dict[str, str], seconds: int, memory: int, wait: int) -> Ran:
    """Run a command in a session of its own; what is left of it after `wait` seconds is stopped."""

    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory * 1_000_000, memory * 1_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))

    log = folder / "said.log"
    begin = time.monotonic()
    with log.open("wb") as file:
        child = subprocess.Popen(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            start_new_session=True, preexec_fn=limits,
        )  # fmt: skip
        _, status, usage = _wait(child.pid, begin + wait)
        child.returncode = status
    said = log.read_text(encoding="utf-8", errors="replace")
    return Ran(status, said, time.monotonic() - begin, usage / 1_000)


def _wait(pid: int, until: float) -> tuple[int, int | None, float]:
    """Wait for the process we started, with what it used; past the time its whole session is stopped."""
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return ended, os.waitstatus_to_exitcode(status), usage.ru_maxrss
        if time.monotonic() > until:
            os.killpg(pid, 9)
            _, _, usage = os.wait4(pid, 0)
            return pid, None, usage.ru_maxrss
        time.sleep(0.1)


def shown(folder: Path) -> str:
    """What stands on the graded pages of a learner, read as a person would."""
    text = []
    for path in folder.glob("*.ipynb"):
        if path.is_file() and path.stat().st_size < 20_000_000:
            for cell in json.loads(path.read_text(encoding="utf-8")).get("cells", ()):
                for output in cell.get("outputs", ()):
                    text.append("".join(output.get("data", {}).get("text/html", "")))
    return unescape("".join(text))


def leaked(folder: Path) -> bool:
    """True where a system file's content, or a key file's, has come into the graded folder."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size < 20_000_000:
            text = path.read_text(encoding="utf-8", errors="replace")
            if SYSTEM_FILE in text or KEY_FILE in text:
                return True
    return False


def _submit(room: Room, name: str, sample: str) -> None:
    """Put a submission where `collect` would; the answers are written once for each sample."""
    folder = room.scene(name).folder
    shutil.copytree(room.classroom.course / "build" / "release" / MODULE, folder)
    answers = room.classroom.course.parent / f"answers-{sample}"
    if not answers.exists():
        hand_in_all(AnswerFolder(answers), sample)
    shutil.copytree(answers, folder / "answers")
    hand_in_receipts(AnswerFolder(folder / "answers"), sample)
