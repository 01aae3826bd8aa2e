"""What an instructor's server adds to nbgrader's formgrader: rubric, comment bank, blind grading, double marking.

nbgrader is not changed. Our routes stand for the same addresses before its own (Jupyter Server loads extensions in the
order of their names), and their handlers are nbgrader's, with its authorisation, of which a little is answered
differently. Without the formgrader on the server there is nothing here.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds this extension."""
    return [{"module": "csm_app.grading"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Adds the routes; imported here, because nbgrader takes seconds and only an instructor's server needs it."""
    from csm_app.grading.routes import routes

    server.web_app.add_handlers(".*$", routes(server.web_app.settings["base_url"]))
