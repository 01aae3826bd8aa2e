"""Marking on a Dask cluster: the template goes to each worker once, then a submission at a time; no file is shared.

Workers need the course installed, in this very version, and nothing else: no learner's file, no key, no database.
What goes over the network is pickled, so a cluster belongs on a network of one's own, or behind `tls://`.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from csm_autograder.batch.executors import AHEAD, Desk
from csm_autograder.batch.making import NotReady, code_fingerprint
from csm_autograder.batch.marking import mark
from csm_autograder.batch.template import Template

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = float(os.environ.get("CSM_CLUSTER_PATIENCE", 30))
"""Seconds to wait for an answer, and for workers to come back."""

NOT_INSTALLED = (
    "Grading on a cluster needs the package “distributed”, which is not installed here. In the course's folder run: "
    "pip install '.[cluster]' - or leave --cluster out, and use --workers."
)
NO_ANSWER = (
    "The cluster at {address} does not answer ({reason}). Start it (dask scheduler), or mend the address. What was "
    "graded is kept: the same command goes on from there."
)
NO_WORKERS = (
    "The cluster at {address} has no workers. Start some (dask worker {address}). What was graded is kept: the same "
    "command goes on from there."
)
OTHER_CODE = (
    "Not graded: {workers} of the cluster's workers have another version of the course than this machine, so their "
    "points could differ. Install the same version there, and start the workers again."
)
NO_COURSE = "Not graded: the cluster's workers do not have the course ({reason}). Install it where they run."


class NoCluster(NotReady):
    """The cluster cannot be used; the text says what to do."""


def cluster(address: str) -> Callable[[Template], AbstractContextManager[Desk]]:
    """The place for `csm grade --cluster ADDRESS`."""
    return lambda template: _workers(template, address)


@contextmanager
def _workers(template: Template, address: str) -> Iterator[Desk]:
    """Marking on the cluster. Raises `NoCluster`."""
    first = _Cluster(template, address)
    desk = Desk(first, mark, (), AHEAD * first.threads, again=lambda: _Cluster(template, address))
    try:
        yield desk
    finally:
        desk.executor.shutdown(wait=False, cancel_futures=True)


class _Cluster(Executor):
    """A cluster as an executor that holds the template. Futures fail, and do not hang, where the workers are gone."""

    def __init__(self, template: Template, address: str) -> None:
        self._client = _connected(address)
        try:
            self.threads = _checked(self._client, address)
            self._template = self._client.scatter(template, broadcast=True, hash=False)
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._pending: set[Future[Any]] = set()
        self._ended = Event()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Have `fn(template, *args)` done on a worker."""
        told: Future[Any] = Future()
        self._pending.add(told)
        try:
            asked = self._executor.submit(fn, self._template, *args, **kwargs)
        except Exception as error:  # the connection is gone
            self._tell(told, BrokenExecutor(str(error)))
        else:
            asked.add_done_callback(lambda done: self._pass_on(done, told))
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which goes on running."""
        self._ended.set()
        self._client.close(timeout=PATIENCE)

    def _pass_on(self, done: "Future[Any]", told: "Future[Any]") -> None:
        """The outcome; a task that was cancelled is the cluster's doing, for nobody here cancels one."""
        if done.cancelled():
            self._tell(told, BrokenExecutor("the cluster gave the task back"))
        elif error := done.exception():
            self._tell(told, error)
        else:
            self._pending.discard(told)
            told.set_result(done.result())

    def _tell(self, told: "Future[Any]", error: BaseException) -> None:
        if told in self._pending:
            self._pending.discard(told)
            told.set_exception(error)

    def _watch(self) -> None:
        """Dask waits for workers without end; after a while everything under way is given up."""
        absent = 0.0
        while not self._ended.wait(1.0):
            absent = 0.0 if _threads(self._client) else absent + 1.0
            if absent >= PATIENCE:
                for told in list(self._pending):
                    self._tell(told, BrokenExecutor("the cluster has no workers any more"))


def _connected(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster(NOT_INSTALLED) from None
    _quieten()
    try:
        asyncio.run(_knock(address))
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(NO_ANSWER.format(address=address, reason=error)) from error


def _quieten() -> None:
    """What goes wrong is told in our sentences; Dask and what it stands on would print tracebacks between them."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


async def _knock(address: str) -> None:
    """A client that finds nobody ends with a traceback on the screen; so somebody is looked for first."""
    from distributed.comm.core import connect
    from distributed.security import Security

    found = await connect(address, timeout=PATIENCE, **Security().get_connection_args("client"))
    await found.close()


def _checked(client: "Client", address: str) -> int:
    """How many threads there are to mark; raises `NoCluster` where there are none, or where they judge otherwise."""
    threads = _threads(client)
    if not threads:
        raise NoCluster(NO_WORKERS.format(address=address))
    try:
        codes = client.run(code_fingerprint)
    except ImportError as error:
        raise NoCluster(NO_COURSE.format(reason=error)) from error
    others = [worker for worker, code in codes.items() if code != code_fingerprint()]
    if others:
        raise NoCluster(OTHER_CODE.format(workers=len(others)))
    return threads


def _threads(client: "Client") -> int:
    """Of all workers together; 0 also where the scheduler does not answer."""
    try:
        return sum(client.nthreads().values())
    except Exception:  # whatever kind of disconnection it is
        return 0
