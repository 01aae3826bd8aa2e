"""The process that puts forms together: asked through a pipe, begun anew where it ends, gone with the service."""

import os
import pickle
import signal
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import Protocol, cast

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.form import Form

PATIENCE = 60.0
"""Seconds after which a process that does not answer is given up."""
BEHIND = 10
"""By how much the process steps back behind the service where both want the processor."""


@dataclass(frozen=True)
class Wish:
    """A form for somebody, as a catalogue is asked for it."""

    assessment: str
    learner: str
    attempt: int
    seen: Seen
    exposure: Exposure | None


@dataclass(frozen=True)
class Made:
    """A form, packed, and the ids of its questions."""

    content: bytes
    items: frozenset[str]


class Maker(Protocol):
    """Who puts forms together."""

    def make(self, wish: Wish) -> Made | None:
        """The form; nothing where that fails, whatever the reason."""

    def close(self) -> None:
        """No more."""


class FormMaker:
    """Asks the process one thing at a time; whoever asks meanwhile waits for their turn."""

    def __init__(self, content: Path) -> None:
        self._content, self._turn = content, Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def make(self, wish: Wish) -> Made | None:
        """The form; nothing where it cannot be made, or the process is gone (the next wish begins it again)."""
        with self._turn:
            if self._closed:
                return None
            try:
                pipe = self._pipe or self._begun()
                pipe.send(wish)
                if pipe.poll(PATIENCE):
                    return cast(Made | None, pipe.recv())
            except (OSError, EOFError):
                pass
            self._end()
            return None

    def close(self) -> None:
        """End the process, whatever it is at: who waits for a form then hears at once that there is none."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()
        with self._turn:
            self._end()

    def _begun(self) -> Connection:
        # "spawn": a copy of a process with threads may hold locks nobody will ever open
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=make_forms, args=(theirs, self._content), daemon=True)
        self._process.start()
        theirs.close()  # so that the pipe ends when the process does
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def make_forms(pipe: Connection, content: Path) -> None:
    """The process: one wish after the other, until the service closes the pipe or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which then ends this
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    catalogue = Catalogue(content)
    try:
        while True:
            pipe.send(packed(catalogue, pipe.recv()))
    except (EOFError, OSError):
        return


def packed(catalogue: Catalogue, wish: Wish) -> Made | None:
    """A form, or nothing where it cannot be made."""
    try:
        form = catalogue.form(wish.assessment, wish.learner, wish.attempt, wish.seen, wish.exposure)
    except Exception:
        return None
    return Made(pickle.dumps(form), frozenset(one.asked.id for one in form.items))


def unpacked(made: Made) -> Form:
    """The form again. It came from our own process, through a pipe nobody else can write to."""
    form: Form = pickle.loads(made.content)
    return form
