"""Functions that settings of the tests name."""

import os
import threading

GREETED: list[str] = []


def greet() -> None:
    """Note this kernel's greeting."""
    GREETED.append(os.environ["GREETING"])


def leave_a_thread() -> None:
    """Start a thread that does not end: a parent that does so must not be forked."""
    threading.Thread(target=threading.Event().wait, daemon=True).start()


def fail() -> None:
    """Raise what a broken warm-up raises."""
    raise RuntimeError("nothing to warm up with")
