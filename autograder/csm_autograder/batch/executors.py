"""Where marking is done: here, in several processes, or anywhere else that has an `Executor`; bounded in flight.

Submissions are read one by one and only a few are under way at a time, so ten thousand need no more memory than ten.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection, get_all_start_methods, get_context, parent_process
from threading import Thread
from typing import TypeVar

from csm_autograder.batch import wording
from csm_autograder.batch.marked import Marked
from csm_autograder.batch.marking import mark
from csm_autograder.batch.submission import Submission
from csm_autograder.batch.template import Template

Told = TypeVar("Told")
UnderWay = dict["Future[Marked | str]", Submission]
AHEAD = 4
"""Submissions under way for each worker: enough that none waits for the writer."""


@dataclass(frozen=True)
class NotMarked:
    """A submission that could not be marked, and why."""

    submission: Submission
    reason: str


@dataclass
class Desk:
    """Workers, and how they are asked: `executor.submit(task, *arguments, submission)`.

    `again` opens new workers where these have died, for that may be one submission's doing.
    """

    executor: Executor
    task: Callable[..., Marked]
    arguments: tuple[object, ...]
    ahead: int
    again: Callable[[], Executor] | None = None

    def submit(self, submission: Submission) -> "Future[Marked | str]":
        """Ask for one submission to be marked, or why it could not be."""
        return self.executor.submit(partial(_attempt, self.task), *self.arguments, submission)

    def reopen(self) -> None:
        """Take new workers in place of dead ones, where there are any."""
        if self.again is not None:
            self.executor.shutdown(wait=False, cancel_futures=True)
            self.executor = self.again()


class Here(Executor):
    """Does what it is asked at once, in this process."""

    def submit(self, fn: Callable[..., Told], /, *args: object, **kwargs: object) -> "Future[Told]":
        """A future that is done already. Raises what `fn` raises."""
        future: Future[Told] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def here(template: Template) -> Iterator[Desk]:
    """Marking in this process."""
    yield Desk(Here(), mark, (template,), ahead=1)


@contextmanager
def processes(template: Template, workers: int) -> Iterator[Desk]:
    """Marking in so many processes of this machine; each gets the template once."""
    desk = Desk(_pool(template, workers), _mark, (), AHEAD * workers, again=lambda: _pool(template, workers))
    try:
        yield desk
    finally:
        desk.executor.shutdown(cancel_futures=True)


def marked(desk: Desk, submissions: Iterable[Submission]) -> Iterator[Marked | NotMarked]:
    """Each submission marked, or why it could not be, in the order in which they get done."""
    under_way: UnderWay = {}
    for submission in submissions:
        while len(under_way) >= desk.ahead:
            yield from _done(desk, under_way)
        under_way[_asked(desk, submission)] = submission
    while under_way:
        yield from _done(desk, under_way)


def _asked(desk: Desk, submission: Submission) -> "Future[Marked | str]":
    try:
        return desk.submit(submission)
    except BrokenExecutor as error:  # noticed before the next result was looked at; told with the others
        future: Future[Marked | str] = Future()
        future.set_exception(error)
        return future


def _done(desk: Desk, under_way: "UnderWay") -> Iterator[Marked | NotMarked]:
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    if any(isinstance(future.exception(), BrokenExecutor) for future in done):
        yield from _one_by_one(desk, under_way)
        return
    for future in done:
        yield _outcome(future, under_way.pop(future))


def _one_by_one(desk: Desk, under_way: "UnderWay") -> Iterator[Marked | NotMarked]:
    """A worker died, and any submission under way may have done it: each is tried once more, alone."""
    wait(under_way)
    desk.reopen()
    for future, submission in list(under_way.items()):
        del under_way[future]
        if isinstance(future.exception(), BrokenExecutor):
            future = _asked(desk, submission)
        if isinstance(future.exception(), BrokenExecutor):
            desk.reopen()
        yield _outcome(future, submission)


def _attempt(task: Callable[..., Marked], *arguments: object) -> Marked | str:
    """Marked, or in words why not: not every exception finds its way back from another process.

    Dask waits for ever for one that is too deep to be sent; for one that cannot be made anew, a pool ends all workers.
    """
    try:
        return task(*arguments)
    except Exception as error:  # whatever it is, it is this submission's trouble and nobody else's
        return wording.failure(error)


def _outcome(future: "Future[Marked | str]", submission: Submission) -> Marked | NotMarked:
    if error := future.exception():
        broken = isinstance(error, BrokenExecutor)
        return NotMarked(submission, wording.WORKER_DIED if broken else wording.failure(error))
    told = future.result()
    return told if isinstance(told, Marked) else NotMarked(submission, told)


def _pool(template: Template, workers: int) -> ProcessPoolExecutor:
    """Workers that never had this process's connections and threads."""
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(workers, get_context(method), _begin, (template,))


_at_hand: list[Template] = []
"""In a worker process, the one template it marks against; a pool has no other way to hand it over once."""


def _begin(template: Template) -> None:
    _at_hand[:] = [template]
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its workers to stop."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _mark(submission: Submission) -> Marked:
    return mark(_at_hand[0], submission)
