"""`csm assess allow` and `csm assess allowances`: what one learner is granted, written into the service's database.

The service looks there each time it is asked, so it need not be started again; and no key is needed to write it.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from csm_app.assessment.granting import in_words, moment
from csm_app.assessment.pages.wording import in_short
from csm_app.assessment.sense import senseless, stranger
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.reading import read_policies
from csm_autograder.assessment.sittings import Refused, Storage, StorageTrouble, allowing, beginning
from csm_autograder.assessment.sittings.clock import ServiceTime, SteadyClock
from csm_autograder.assessment.sittings.place import database_url, has_database
from csm_autograder.assessment.sittings.practice import practices
from csm_autograder.assessment.sittings.shelf import Shelf
from csm_course.learner import learner_name
from csm_course.places import content_folder
from csm_course.problems import did_you_mean, nearest

RANGES = {
    "extra_minutes": "--minutes takes a whole number from 0 to 1440 (a day).",
    "factor": "--factor takes a number from 1 to 4; 1.25 is a quarter more time.",
    "extra_attempts": "--attempts takes a whole number from 0 to 100.",
    "note": "--note takes up to 500 characters.",
}
NOTHING = "Say what is granted: --minutes or --factor, --attempts, --no-wait. To take an allowance back: --minutes 0."
EITHER = "Give --minutes or --factor, not both: both are about the same time."
OPTIONS = {
    "extra_minutes": "--minutes", "factor": "--factor", "extra_attempts": "--attempts", "waived_wait": "--no-wait",
}  # fmt: skip
HEAD = ("Learner", "Assessment", "Granted", "By", "When", "Note")


class NotGranted(Exception):
    """Nothing was written; the text says why and what to do."""


def allow(options: argparse.Namespace) -> int:
    """Grant an allowance and say what it comes to; the exit code."""
    return _printed(lambda: _allow(options))


def allowances(options: argparse.Namespace) -> int:
    """Print what has been granted; the exit code."""
    return _printed(lambda: _list(options))


def _printed(work: Callable[[], list[str]]) -> int:
    try:
        lines = work()
    except (NotGranted, Refused, StorageTrouble) as error:
        print(error, file=sys.stderr)
        return 1
    except DBAPIError as error:
        print(f"The database of the service does not answer: {str(error.orig).strip()}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


def _allow(options: argparse.Namespace) -> list[str]:
    allowance, shelf = _asked_for(options), _shelf(options.assessment)
    policy, title = shelf.policy(options.assessment), shelf.require(options.assessment).title
    if sentence := senseless(_fields(options), policy, title, OPTIONS):
        raise NotGranted(sentence)
    with _storage(options.database) as storage:
        granted = Granted(allowance=allowance, by=learner_name(), at=ServiceTime(SteadyClock(), storage.latest())())
        with storage.write() as connection:
            before = beginning.history(connection, options.learner).granted.get(options.assessment)
            known = allowing.learners(connection)
            running = allowing.allow(connection, options.learner, options.assessment, granted)
            history = beginning.history(connection, options.learner)
    offer = next(one for one in shelf.offers(history, granted.at) if one.id == options.assessment)
    rules = running.policy if running else policy
    return [*in_words(options.learner, granted, before, rules, offer, running), *_stranger(options.learner, known)]


def _list(options: argparse.Namespace) -> list[str]:
    with _storage(options.database) as storage, storage.read() as connection:
        found = allowing.given(connection, *filter(None, [options.learner]))
        known = allowing.learners(connection)
    if not found:
        whom = f"{options.learner} has" if options.learner else "Nobody has"
        told = f"{whom} not been granted anything here." if options.learner else f"{whom} been granted anything here."
        return [told, *(_stranger(options.learner, known) if options.learner else [])]
    rows = [
        (one.learner, one.assessment, in_short(one.granted.allowance), one.granted.by, moment(one.granted.at),
         _plain(one.granted.allowance.note))
        for one in found
    ]  # fmt: skip
    return _table([HEAD, *rows])


def _asked_for(options: argparse.Namespace) -> Allowance:
    """The allowance the options name. Raises NotGranted."""
    asked = (options.minutes, options.factor, options.attempts)
    if not options.no_wait and all(one is None for one in asked):
        raise NotGranted(NOTHING)
    if options.minutes is not None and options.factor is not None:
        raise NotGranted(EITHER)
    try:
        return Allowance(
            extra_minutes=options.minutes or 0, factor=1.0 if options.factor is None else options.factor,
            extra_attempts=options.attempts or 0, waived_wait=options.no_wait, note=options.note,
        )  # fmt: skip
    except ValidationError as error:
        raise NotGranted(" ".join(RANGES[str(one["loc"][0])] for one in error.errors())) from None


def _fields(options: argparse.Namespace) -> set[str]:
    """What of an allowance was asked for; 0 takes back, which is no wish for more."""
    told = {
        "extra_minutes": bool(options.minutes), "factor": options.factor is not None,
        "extra_attempts": bool(options.attempts), "waived_wait": options.no_wait,
    }  # fmt: skip
    return {name for name, asked in told.items() if asked}


def _shelf(assessment: str) -> Shelf:
    """All that is offered, with this one among it. Raises NotGranted, ContentError."""
    content = content_folder()
    catalogue, practice = Catalogue(content), practices(content)
    known = [*catalogue.assessments(), *practice]
    if assessment not in known:
        raise NotGranted(f"There is no test or exam {assessment!r}; {did_you_mean(assessment, known)}")
    return Shelf(catalogue, read_policies(content), practice)


@contextmanager
def _storage(named: str | None) -> Iterator[Storage]:
    """The service's database, which must be there. Raises NotGranted, StorageTrouble."""
    url = named or database_url()
    if not has_database(url):
        file = make_url(url).database or url
        raise NotGranted(
            f"There is no database {file}. Name the service's own with --database, or set CSM_ASSESSMENTS as for the "
            "service; the service makes it when it is first started."
        )
    storage = Storage.open(url)
    try:
        yield storage
    finally:
        storage.close()


def _stranger(learner: str, known: list[str]) -> list[str]:
    """A word on a name that may be a slip."""
    return [] if learner in known else [stranger(learner, nearest(learner, known))]


def _plain(note: str) -> str:
    """In one line, and nothing in it that a terminal would take for a command."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in note).split())


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns as wide as they need to be, with a line below the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [shown[0], "  ".join("-" * width for width in widths), *shown[1:]]
