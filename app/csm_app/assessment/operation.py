"""What those who run the service ask for: whether it is well, its figures, its keys, its description."""

import time
from collections.abc import Callable
from functools import lru_cache

from csm_app.assessment.bodies import Finding, Health
from csm_app.assessment.metrics import CONTENT_TYPE
from csm_app.assessment.route import Call, Outcome, Text

STEP = 30.0
"""Seconds the clock of the day may have jumped against the one that only runs forwards."""
YOUNGEST = 1_767_225_600
"""1 January 2026 in seconds since 1970: no clock that goes right shows an earlier day."""
_began = (time.time(), time.monotonic())


def metrics(call: Call) -> Outcome:
    """Figures for Prometheus."""
    prepared = call.desk.opened().prepared
    waiting = {**call.desk.lanes.waiting, "save": call.desk.saves.waiting}
    return Text(call.desk.metrics.text(waiting, prepared.ready() if prepared else {}), CONTENT_TYPE)


def keys(call: Call) -> Outcome:
    """What verifies a receipt."""
    return call.desk.opened().keys


def description(call: Call) -> Outcome:
    """The OpenAPI description, for the address the service is reached at."""
    return Text(_description(call.base), "application/json; charset=utf-8")


def health(call: Call) -> Outcome:
    """200 where all is well, 503 otherwise. Says nothing of anybody and nothing of where the database is."""
    findings = (
        _finding("database", lambda: call.desk.service.healthy(), "The database does not answer."),
        _finding("tables", lambda: _at_head(call), "The tables are not those of this version: restart the service."),
        _finding("clock", _clock_is_sane, "The clock of this machine jumped or is wrong: mend it, then restart."),
    )
    told = Health(well=all(one.well for one in findings), findings=findings)
    return told if told.well else Text(told.model_dump_json().encode(), "application/json; charset=utf-8", 503)


def _finding(name: str, look: Callable[[], None], otherwise: str) -> Finding:
    try:
        look()
    except Exception:  # whatever it is, the answer is the same; what is wrong shows in the log of the next request
        return Finding(name=name, well=False, sentence=otherwise)
    return Finding(name=name, well=True, sentence="")


def _at_head(call: Call) -> None:
    here, newest = call.desk.opened().storage.revisions()
    if here != newest:
        raise LookupError(here)


def _clock_is_sane() -> None:
    """The day's clock and the running one agree since the start."""
    passed, ran = time.time() - _began[0], time.monotonic() - _began[1]
    if abs(passed - ran) > STEP or time.time() < YOUNGEST:
        raise ValueError(passed - ran)


@lru_cache(maxsize=4)
def _description(base: str) -> bytes:
    # Here: the description is made from the table, which names this module.
    from csm_app.assessment.openapi import description

    return description(base)
