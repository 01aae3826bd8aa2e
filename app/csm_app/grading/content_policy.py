"""Which scripts may run on the formgrader's pages: the page's own, told apart by a number drawn for it.

Answers are escaped wherever they are shown. This is the second lock: should a text ever come onto the page as markup,
nothing in it is run or fetched, no file of the learner's folder counts as a script, and nothing is sent elsewhere.
"""

import base64
import hashlib
import secrets
from html import escape
from typing import Any

CLICKS = (
    "toggle_name(true);",
    "toggle_name(false);",
    "toggleAllNames()",
    "createAssignmentModal();",
    "createStudentModal();",
)
"""What nbgrader's pages have written into their own buttons; nothing else may stand in an attribute."""

NAMES = ("student", "last_name", "first_name")


class Guarded:
    """Mixed into a handler before nbgrader's, which sends `content_security_policy` with its answer."""

    _nonce = ""

    @property
    def nonce(self) -> str:
        """The number of this answer; drawn anew for every one, so that no learner can know it."""
        if not self._nonce:
            self._nonce = secrets.token_urlsafe(16)
        return self._nonce

    @property
    def content_security_policy(self) -> str:
        """Jupyter Server's name for the header's value."""
        return policy(self.nonce)


def policy(nonce: str) -> str:
    """Everything is forbidden but what the page needs."""
    clicks = " ".join(f"'sha256-{_digest(click)}'" for click in CLICKS)
    rules = {
        "default-src": "'none'",
        "script-src": f"'nonce-{nonce}' 'unsafe-hashes' {clicks}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def escaped(resources: dict[str, Any]) -> dict[str, Any]:
    """What nbgrader tells its template, with names that are text: the template writes them as they are.

    A learner's id may be the name of a file somebody sent in.
    """
    return {**resources, **{name: escape(resources[name]) for name in NAMES if resources.get(name)}}


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
