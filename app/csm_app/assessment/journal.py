"""The service's log: one line of JSON for each request. Who asked is told by a keyed hash, what was answered never.

Errors are logged with the places they came through, not with their text: the text of a database's or a model's error
quotes the values it was given, and those may be somebody's answer.
"""

import hashlib
import hmac
import logging
import traceback
from collections.abc import Mapping
from typing import IO

from pythonjsonlogger.json import JsonFormatter

NAME = "csm.assessment"
FIELDS = "%(levelname)s %(message)s"


class Journal:
    """Writes the lines. `key` makes the hash of a name: with the same key the same person has the same one."""

    def __init__(self, logger: logging.Logger, key: bytes) -> None:
        self._logger, self._key = logger, key

    def who(self, name: str) -> str:
        """Twelve characters in place of a name."""
        return hmac.new(self._key, name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:12] if name else ""

    def request(self, name: str, what: str, status: int, milliseconds: float, **more: str) -> None:
        """One request that was answered; `more` are ids and codes, never anything a learner typed."""
        level = logging.ERROR if status >= 500 else logging.INFO
        facts: Mapping[str, object] = {
            "who": self.who(name),
            "what": what,
            "status": status,
            "ms": milliseconds,
            **more,
        }
        self._logger.log(level, "%s %d", what, status, extra=facts)

    def error(self, what: str, error: BaseException) -> None:
        """Something that must be mended."""
        self._logger.error(
            "%s failed", what, extra={"what": what, "error": type(error).__qualname__, "places": _places(error)}
        )

    def note(self, sentence: str, **facts: object) -> None:
        """Something an administrator may want to know: a start, a stop."""
        self._logger.info(sentence, extra=facts)


def json_logger(stream: IO[str]) -> logging.Logger:
    """A logger that writes lines of JSON there, and nowhere else. What libraries warn of goes there, too."""
    logger = logging.getLogger(NAME)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter(FIELDS, rename_fields={"levelname": "level"}, timestamp=True))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    everybody = logging.getLogger()
    everybody.handlers[:] = [handler]
    everybody.setLevel(logging.WARNING)
    logging.getLogger("tornado.general").setLevel(logging.ERROR)  # quotes addresses that strangers made up
    return logger


def _places(error: BaseException) -> list[str]:
    """File, line and function of every step, of the causes as well; innermost last."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        steps = traceback.extract_tb(cause.__traceback__)
        found = [f"{type(cause).__qualname__}", *(f"{one.filename}:{one.lineno} {one.name}" for one in steps), *found]
        cause = cause.__cause__ or cause.__context__
    return found
