"""At home on a JupyterHub, as a service it manages: the Hub says who somebody is and what they may do.

Two scopes of our own decide: `custom:csm-assessment:sit` to take tests and exams, `custom:csm-assessment:teach` to see
how all learners stand, give allowances and see figures. Scopes, not groups: a Hub gives scopes to groups, to users and
to tokens alike, so that the learner's own server can be given the one without the other.
"""

import os
from typing import Any

from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler, HubOAuthenticated
from jupyterhub.utils import url_path_join
from tornado.web import RequestHandler

from csm_app.assessment.frame import Frame
from csm_app.assessment.person import Person

SIT, TEACH = "custom:csm-assessment:sit", "custom:csm-assessment:teach"
CALLBACK = "oauth_callback"


class HubHome(HubOAuthenticated, RequestHandler):  # type: ignore[misc]  # JupyterHub publishes no types
    """JupyterHub's own code does the OAuth dance, keeps the cookie and checks the page's token against it."""

    @property
    def oauth(self) -> HubOAuth:
        """The Hub, as told by the environment it starts its services with."""
        return self.settings["hub_auth"]

    def get_current_user(self) -> dict[str, Any] | None:
        """What `identify` found before; asking the Hub from here would stop every other request meanwhile."""
        model: dict[str, Any] | None = getattr(self, "_cached_hub_user", None)
        return model

    async def identify(self) -> Person | None:
        """Asks the Hub once in five minutes for each cookie or token; a cookie counts only with the page's token."""
        model = await self.oauth.get_user(self, sync=False)
        if model is None:
            return None
        holds = set(model["scopes"])
        return Person(
            model["name"],
            sits=model["kind"] == "user" and bool(self.oauth.check_scopes({SIT}, {"scopes": holds})),
            teaches=bool(self.oauth.check_scopes({TEACH}, {"scopes": holds})),
            by_token=bool(getattr(self, "_token_authenticated", False)),
        )

    def check_page_token(self) -> None:
        """Signed by us and tied to the sign-in, as JupyterHub does it."""
        self.check_xsrf_cookie()

    def lead_to_sign_in(self) -> bool:
        """To the Hub, and back to this page."""
        self.redirect(self.get_login_url())
        return True

    @property
    def base(self) -> str:
        """The prefix the Hub gave the service."""
        return str(self.oauth.base_url)

    def surroundings(self, person: Person) -> Frame:
        """The course's own pages are at the learner's own server, wherever the Hub has started it."""
        course = url_path_join(self.oauth.hub_host + self.oauth.hub_prefix, "user-redirect/")
        token = self.xsrf_token.decode()
        return Frame(self.base, course, search=False, learner=person.name, teaches=person.teaches, xsrf=token)


def hub_settings() -> dict[str, Any]:
    """What Tornado must know. Raises `LookupError` where no Hub has started this."""
    if not os.environ.get("JUPYTERHUB_API_TOKEN") or not os.environ.get("JUPYTERHUB_SERVICE_PREFIX"):
        raise LookupError("JUPYTERHUB_SERVICE_PREFIX")
    return {"hub_auth": HubOAuth.instance()}


class Callback(HubOAuthCallbackHandler):  # type: ignore[misc]
    """Where the Hub sends a browser back to. What goes wrong is told in a line, without the request's details."""

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Nothing: the address holds the code of the sign-in."""

    def write_error(self, status_code: int, **details: Any) -> None:
        """In words."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("Signing in did not work. Go back to the course and open your tests and exams again.")
