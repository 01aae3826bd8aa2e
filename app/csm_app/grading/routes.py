"""The addresses: our requests and pages, and those of nbgrader's that we answer in its place."""

from pathlib import Path

from jupyter_server.utils import url_path_join

from csm_app.grading import api, lists, nbgrader_api
from csm_app.grading.agreement_page import AgreementPage
from csm_app.grading.layout import STATIC
from csm_app.grading.submission import SubmissionPage
from csm_app.home.handlers import HomeFiles

Route = tuple[str, type] | tuple[str, type, dict[str, Path | str]]
REQUESTS = {
    r"comments/(m\d\d-[a-z0-9-]+)": api.Comments,
    r"comments/(m\d\d-[a-z0-9-]+)/([0-9a-f]{32})": api.OneComment,
    r"rubric/([0-9a-f]{32})": api.RubricPicks,
    r"second/([0-9a-f]{32})": api.SecondMark,
    r"decision/([0-9a-f]{32})": api.Decision,
}


def routes(base: str) -> list[Route]:
    """All of them, under the server's base."""
    own: list[Route] = [
        (url_path_join(base, r"/course/grading/agreement/?"), AgreementPage),
        (url_path_join(base, r"/course/grading/static/(.*)"), HomeFiles, {"path": str(STATIC)}),
        *((url_path_join(base, "/course/api/grading", address), kind) for address, kind in REQUESTS.items()),
    ]
    in_place: list[Route] = [
        (url_path_join(base, r"/formgrader/submissions/([^/]+)/?"), SubmissionPage),
        *((url_path_join(base, address), kind) for address, kind in (*nbgrader_api.routes(), *lists.routes())),
    ]
    return [*own, *in_place]
