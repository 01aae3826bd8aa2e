"""At home nowhere: for tests, measurements and those who work on the pages. Everybody is believed to be who they say.

It is served only where asked for by name, and only to this computer.
"""

from typing import Any

from tornado.web import RequestHandler

from csm_app.assessment.frame import Frame
from csm_app.assessment.person import Person

WHO = "X-CSM-Learner"
COOKIE = "csm-learner"


class AloneHome(RequestHandler):
    """The header `X-CSM-Learner`, or the cookie `csm-learner`, says who asks; `-` for nobody."""

    async def identify(self) -> Person | None:
        """Whoever they say; the learner `me` if they say nothing."""
        name = self.request.headers.get(WHO) or self.get_cookie(COOKIE) or "me"
        teachers: frozenset[str] = self.settings["teachers"]
        return None if name == "-" else Person(name, teaches=name in teachers)

    def check_page_token(self) -> None:
        """Tornado's own."""
        self.check_xsrf_cookie()

    def lead_to_sign_in(self) -> bool:
        """There is nowhere to sign in."""
        return False

    @property
    def base(self) -> str:
        """As on a Hub."""
        return str(self.settings["base"])

    def surroundings(self, person: Person) -> Frame:
        """No course is served beside."""
        token = self.xsrf_token.decode()
        return Frame(self.base, "/", search=False, learner=person.name, teaches=person.teaches, xsrf=token)


def alone_settings(base: str, teachers: frozenset[str]) -> dict[str, Any]:
    """What Tornado must know."""
    return {"teachers": teachers, "xsrf_cookie_kwargs": {"path": base, "samesite": "Strict"}}
