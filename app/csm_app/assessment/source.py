"""Where a learner's own server learns of sittings: from the service within it, or from the one of a Hub."""

import json
import os
from collections.abc import Callable
from typing import Protocol, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from pydantic import TypeAdapter, ValidationError

from csm_autograder.assessment.sittings import AssessmentService
from csm_autograder.assessment.views import Offer, ResultView

FETCH = "CSM_ASSESSMENT_FETCH"
"""On learners' servers of a Hub: the whole address under which they reach the service, `http://.../csm-assessment/`."""
PATIENCE = 20
LARGEST = 4 * 1024 * 1024
_OFFERS: TypeAdapter[tuple[Offer, ...]] = TypeAdapter(tuple[Offer, ...])
T = TypeVar("T")


class NoService(Exception):
    """The service does not answer; the text is for the learner."""


NOT_REACHED = "The service for tests and exams does not answer at the moment. Reload this page in a while."
NO_ADDRESS = "This server was not told where the service for tests and exams is. Tell whoever runs it."


class Source(Protocol):
    """The sittings of one learner. `pages`: where the service's pages begin, for the learner's browser."""

    @property
    def pages(self) -> str:
        """A slash at the end."""

    def offers(self) -> tuple[Offer, ...]:
        """Every test and exam as it stands."""

    def receipt(self, sitting: str) -> str:
        """The receipt of a finished sitting."""


class WithinThisServer:
    """The service of a learner who studies alone."""

    def __init__(self, service: Callable[[], AssessmentService], learner: str, pages: str) -> None:
        self._service, self._learner, self.pages = service, learner, pages

    def offers(self) -> tuple[Offer, ...]:
        """As the service has them."""
        return self._service().offered(self._learner)

    def receipt(self, sitting: str) -> str:
        """As the service signs it; it is renewed where it has expired."""
        return self._service().result(self._learner, sitting).receipt


class OfTheHub:
    """The Hub's service, asked with the token this server was given: it says whose server it is."""

    def __init__(self, pages: str) -> None:
        self.pages = pages.rstrip("/") + "/"

    def offers(self) -> tuple[Offer, ...]:
        """As the service has them. Raises `NoService`."""
        return self._asked("api/assessments", _OFFERS.validate_python)

    def receipt(self, sitting: str) -> str:
        """As the service signed it. Raises `NoService`."""
        return self._asked(f"api/sittings/{quote(sitting, safe='')}/result", ResultView.model_validate).receipt

    def _asked(self, path: str, read: Callable[[object], T]) -> T:
        base, token = os.environ.get(FETCH, ""), os.environ.get("JUPYTERHUB_API_TOKEN", "")
        if not base.startswith(("http://", "https://")) or not token:
            raise NoService(NO_ADDRESS)
        request = Request(base.rstrip("/") + "/" + path, headers={"Authorization": f"token {token}"})
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return read(json.loads(answer.read(LARGEST)))
        except (HTTPError, URLError, OSError, ValueError, ValidationError) as error:
            raise NoService(NOT_REACHED) from error
