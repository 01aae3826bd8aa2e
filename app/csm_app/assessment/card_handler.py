"""GET `course/assessment/card/<exercise>`: the card of a test, for the page it stands on. JSON; trouble in words."""

import asyncio
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import APIHandler
from tornado.web import authenticated

from csm_app.assessment.card import NoSuchTest, card
from csm_app.assessment.source import NOT_REACHED, NoService, Source

NO_TEST = "This test is not offered here. Tell whoever gave you this page."


class CardHandler(APIHandler):
    """Asked by the page when it opens and when one comes back to it. What it tells is kept by then."""

    def initialize(self, source: Source, root: Path) -> None:
        """`root`: the folder this server shows."""
        self._source, self._root = source, root

    @authenticated
    async def get(self, exercise: str) -> None:
        """The card, or a sentence."""
        self.set_header("Cache-Control", "no-store")
        try:
            self.finish((await asyncio.to_thread(card, self._root, self._source, exercise)).model_dump_json())
        except NoSuchTest:
            self._say(HTTPStatus.NOT_FOUND, NO_TEST)
        except NoService as trouble:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, str(trouble))
        except Exception:  # a database that is in use, a key that cannot be read: the service's own pages tell more
            self.log.exception("the card of %a", exercise)
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, NOT_REACHED)

    def _say(self, status: HTTPStatus, sentence: str) -> None:
        self.set_status(status)
        self.finish({"message": sentence})

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Also what happens before: in words."""
        self.finish({"message": NOT_REACHED})
