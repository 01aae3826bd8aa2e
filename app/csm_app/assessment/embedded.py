"""At home in the learner's own Jupyter server: whoever may use that server is the learner.

Keys, time and waits then lie on the learner's own computer. That is right for somebody who studies alone, and no
safeguard against anybody; an exam that others rely on is taken at the service of a JupyterHub (docs/assessment.md).
"""

import logging
import os
import secrets
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.httputil import url_concat
from tornado.routing import PathMatches
from tornado.web import Application, RedirectHandler

from csm_app.assessment.card import bring
from csm_app.assessment.card_handler import CardHandler
from csm_app.assessment.desk import Desk
from csm_app.assessment.endpoint import endpoint
from csm_app.assessment.files import PackagedFiles, files_route
from csm_app.assessment.frame import Frame
from csm_app.assessment.journal import Journal
from csm_app.assessment.lanes import Lanes
from csm_app.assessment.opening import Setting, open_service
from csm_app.assessment.person import Person
from csm_app.assessment.source import OfTheHub, Source, WithinThisServer
from csm_app.assessment.table import TABLE
from csm_course.learner import learner_name

Rules = list[tuple[PathMatches, type, dict[str, Any]]]
SERVICE = "CSM_ASSESSMENT_SERVICE"
"""Where a service of the Hub is to be used instead: its address, for example /services/csm-assessment/."""


class EmbeddedHome(JupyterHandler):
    """Jupyter Server knows who is signed in, where that is, and checks the page's token."""

    desk: Desk

    async def identify(self) -> Person | None:
        """The name of the account on this computer, or on the Hub; nobody who may not use the server."""
        if not self.current_user:
            return None
        return Person(learner_name(), teaches="nbgrader_formgrader" in self.settings, by_token=self.token_authenticated)

    def check_page_token(self) -> None:
        """Done by Jupyter Server before."""

    def lead_to_sign_in(self) -> bool:
        """To the page where the server's token or password is given."""
        self.redirect(url_concat(self.get_login_url(), {"next": self.request.uri}))
        return True

    @property
    def base(self) -> str:
        """Below the course's own pages."""
        return f"{self.base_url}course/assessment/"

    def surroundings(self, person: Person) -> Frame:
        """The course's own pages are served beside."""
        token = self.xsrf_token.decode()
        return Frame(self.base, self.base_url, search=True, learner=person.name, teaches=person.teaches, xsrf=token)


def embedded_rules(application: Application, log: logging.Logger) -> Rules:
    """The addresses in this server, with a desk of their own; the service is opened with the first request for it."""
    base = application.settings["base_url"] + "course/assessment/"
    root = Path(str(application.settings["server_root_dir"])).expanduser()
    if elsewhere := os.environ.get(SERVICE):
        there = elsewhere.rstrip("/") + "/{0}"
        return [
            _card(base, OfTheHub(elsewhere), root),
            (PathMatches(f"{base}?(.*)"), RedirectHandler, {"url": there, "permanent": False}),
        ]
    journal = Journal(log, secrets.token_bytes(16))
    desk = Desk(lambda: open_service(Setting.of_learner()), journal, Lanes())
    source = WithinThisServer(lambda: desk.service, learner_name(), base)
    desk.when_ended = lambda assessment: _bring(root, source, assessment, log)
    handler = endpoint(EmbeddedHome)
    rules: Rules = [
        _card(base, source, root),
        (PathMatches(f"{base.rstrip('/')}$"), RedirectHandler, {"url": base, "permanent": False}),
        (PathMatches(f"{base}static/(.*)"), PackagedFiles, files_route()),
    ]
    return rules + [(PathMatches(base + one.pattern), handler, {"route": one, "desk": desk}) for one in TABLE]


def _card(base: str, source: Source, root: Path) -> tuple[PathMatches, type, dict[str, Any]]:
    """The card of a test on a page of the course."""
    return (PathMatches(f"{base}card/([a-z0-9-]{{1,60}})$"), CardHandler, {"source": source, "root": root})


def _bring(root: Path, source: Source, assessment: str, log: logging.Logger) -> None:
    """A result is shown whatever becomes of its copy beside the page: that is made again when the page is opened."""
    try:
        bring(root, source, assessment)
    except Exception:
        log.exception("keeping the receipt of %a", assessment)
