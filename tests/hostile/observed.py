"""What stock nbgrader and this course's made of each case, seen in real runs and kept in a file between them."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.grading import STOCK

from tests.hostile.case import WORKBOOK, Case
from tests.hostile.room import Ran, Room, expected, learner, open_room, with_cases
from tests.pipeline.classroom import MODULE, Classroom

STOCK_SECONDS, STOCK_MEMORY = 150, 6_000
"""What a command of stock nbgrader may use for one case: time in s, address space of each process in MB."""

TOGETHER = 12
"""Answer documents do not stop stock nbgrader, so as many share a command."""

WITNESS = ("zz-honest",)


@dataclass(frozen=True)
class Observation:
    """What was seen. Points are those of the automatic exercises; `size` in MB is that of the graded folder."""

    graded: bool
    points: float
    deserved: float
    ran_code: bool
    leaked: bool
    others_graded: bool
    hung: bool
    killed: bool
    endless: bool
    size: float
    seconds: float | None


class Observed:
    """The observations of one grader, written down after each command."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.seen: dict[str, Observation] = {}
        if file.exists():
            self.seen = {name: Observation(**one) for name, one in json.loads(file.read_text()).items()}

    def add(self, room: Room, ran: Ran) -> None:
        """All cases of a room, after its command."""
        for name in room.cases:
            self.seen[name] = observation(room, name, ran)
        self.file.write_text(json.dumps({name: asdict(one) for name, one in self.seen.items()}, indent=1))


def observation(room: Room, name: str, ran: Ran) -> Observation:
    """What became of one learner's submission, and of the honest ones' beside it."""
    seen, others = room.seen(name), [room.seen(one) for one in room.honest]
    full = [sum((one.points or {}).values()) for one in others]
    graded = room.classroom.course / "build" / "autograded" / name / MODULE
    return Observation(
        graded=seen.points is not None,
        points=sum((seen.points or {}).values()),
        deserved=sum(expected(room.cases[name], WORKBOOK).values()),
        ran_code=seen.ran_code,
        leaked=seen.leaked,
        others_graded=all(one.points and total > 0 for one, total in zip(others, full, strict=True)),
        hung=ran.code is None,
        killed=ran.code is not None and ran.code < 0,
        endless="File too large" in ran.said and len(room.cases) == 1,
        size=sum(path.lstat().st_size for path in graded.rglob("*") if path.is_file()) / 1_000_000,
        seconds=ran.seconds if len(room.cases) == 1 else None,
    )


def observe_stock(observed: Observed, cases: tuple[Case, ...]) -> Iterator[str]:
    """Run stock nbgrader on every case not seen yet; gives the names as it goes."""
    with tempfile.TemporaryDirectory() as scratch:
        prototype = open_room(Path(scratch) / "prototype", (), (), STOCK, only=WORKBOOK).classroom
        for number, group in enumerate(groups([case for case in cases if learner(case) not in observed.seen])):
            folder = Path(scratch) / str(number)
            shutil.copytree(prototype.course.parent, folder)
            room = with_cases(Classroom(folder / "course", folder / "homes", folder / "exchange"), group, WITNESS)
            ran = room.autograde(STOCK_SECONDS + 20 * (len(group) - 1), STOCK_MEMORY)
            if len(group) == 1 or (ran.code in (0, 1) and all(room.seen(one).points for one in WITNESS)):
                observed.add(room, ran)
                yield ", ".join(room.cases)
            shutil.rmtree(folder, ignore_errors=True)


def groups(cases: list[Case]) -> Iterator[tuple[Case, ...]]:
    """Answer documents together, everything that may stop or slow down the others alone."""
    quiet = [
        case for case in cases if case.kind == "answer" and "100 MB" not in case.name and "larger" not in case.page
    ]
    quiet = [case for case in quiet if not case.log]
    yield from (tuple(quiet[at : at + TOGETHER]) for at in range(0, len(quiet), TOGETHER))
    yield from ((case,) for case in cases if case not in quiet)


def observe_ours(observed: Observed, cases: tuple[Case, ...]) -> None:
    """All cases in one command of this course's nbgrader."""
    with tempfile.TemporaryDirectory() as scratch:
        room = open_room(Path(scratch) / "ours", cases, WITNESS, only=WORKBOOK)
        observed.add(room, room.autograde())
