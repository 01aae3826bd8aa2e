"""Style sheets and scripts of the tests' and exams' pages: nothing secret, so they need no login."""

from pathlib import Path

from tornado.web import StaticFileHandler

from csm_app.assessment.headers import EVERYWHERE

STATIC = Path(__file__).parent / "static"
A_YEAR = "public, max-age=31536000, immutable"


class PackagedFiles(StaticFileHandler):
    """A file asked for with its version never changes; any other is asked for again, and told by its ETag."""

    def set_extra_headers(self, path: str) -> None:
        """On every answer."""
        for name, value in EVERYWHERE.items():
            self.set_header(name, value)
        self.set_header("Cache-Control", A_YEAR if self.get_argument("v", None) else "no-cache")


def files_route() -> dict[str, str]:
    """What the handler is registered with."""
    return {"path": str(STATIC)}
