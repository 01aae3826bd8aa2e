"""Why a receipt is refused, in words for learner and instructor. What a stranger may have written is shortened."""

from datetime import datetime, timedelta
from math import ceil

TOO_LONG = "This is too long to be a receipt. Hand in the one line that the result page shows."
VERSION = (
    "This receipt is of a version that is not known here. Fetch a new one from the result page, or update the course."
)
FORGED = "This receipt was altered, or was not signed by the service it names. Fetch it from the result page again."
CONTRADICTORY = "This receipt contradicts itself. Tell whoever runs the assessment service."


def unreadable(why: str) -> str:
    """What was handed in is no receipt at all."""
    return f"This is no receipt: {why}. Hand in the one line that the result page shows."


def unknown_service(service: str) -> str:
    """Nobody here trusts that service."""
    return f"This receipt is from “{short(service)}”, a service that is not trusted here."


def unknown_key(service: str) -> str:
    """The service is trusted, the key is not known."""
    return (
        f"This receipt is signed with a key of “{short(service)}” that is not known here. Fetch its public keys anew."
    )


def another_learner(learner: str) -> str:
    """It belongs to somebody else."""
    return f"This receipt was issued to {short(learner)}. Hand in your own."


def another_test(found: str, wanted: str) -> str:
    """It is for another test or exam."""
    return f"This receipt is for {short(found)}; here, one for {short(wanted)} is needed."


def another_module(found: str, module: str) -> str:
    """It is for the test of another module."""
    return f"This receipt is for {short(found)}, which does not belong to {short(module)}."


def not_yet(issued: datetime, handed_in: datetime) -> str:
    """It was issued long after the work says it was handed in."""
    return (
        f"By the service's clock this receipt was issued on {shown(issued)}, but the work says that it was handed in "
        f"before that, on {shown(handed_in)}. The clock of the computer it was handed in from is wrong: set it right "
        "and hand the module in once more. The service has kept the result."
    )


def believing(gap: timedelta) -> str:
    """What an instructor can do who believes that only the clock was wrong."""
    return (
        "If you believe that only the clock was wrong, write the right time into the submission's timestamp.txt, or "
        f'set CSM_CLOCKS_APART="{ceil(gap / timedelta(days=1))} days", and grade again.'
    )


def expired(expires: datetime) -> str:
    """Its time is over."""
    return f"This receipt expired on {shown(expires)}. Fetch a new one from the result page."


def used_by_another(learner: str) -> str:
    """Somebody else handed it in before."""
    return f"This receipt was already handed in by {short(learner)}."


def used_elsewhere(assignment: str) -> str:
    """It was handed in for another assignment before."""
    return f"This receipt already counts for {short(assignment)}."


def short(text: str) -> str:
    """At most 40 printable characters."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return printable if len(printable) <= 40 else printable[:39] + "…"


def shown(moment: datetime) -> str:
    """A moment in UTC, to the minute."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
