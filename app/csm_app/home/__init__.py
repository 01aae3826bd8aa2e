"""The course home: the page at `{base_url}course` from which a learner opens everything. It needs no kernel."""

from typing import Any

from jupyter_server.utils import url_path_join

from csm_app.home.handlers import CourseStyle, HomeFiles, HomePage
from csm_app.home.page import STATIC


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds this extension."""
    return [{"module": "csm_app.home"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Adds the home to a running server."""
    base = server.web_app.settings["base_url"]
    page = (url_path_join(base, r"/course/?"), HomePage)
    style = (url_path_join(base, r"/course/csm\.css"), CourseStyle)
    files = (url_path_join(base, r"/course/static/(.*)"), HomeFiles, {"path": str(STATIC)})
    server.web_app.add_handlers(".*$", [page, style, files])
