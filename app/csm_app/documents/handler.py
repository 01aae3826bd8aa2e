"""The web side of documents: `{base_url}course/document/<module>/<page>`."""

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment
from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, authenticated

from csm_app.documents.document import read_document
from csm_app.home.handlers import CoursePage
from csm_app.home.layout import environment_of
from csm_app.home.wording import day_name

TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "static" / "document.css"


class DocumentPage(CoursePage):
    """A document made anew on each visit, from the answers as they are now."""

    @authenticated
    def get(self, module: str, stem: str) -> None:
        """Answers with the document, or that there is none."""
        document = read_document(self.root, module, stem)
        if document is None:
            raise HTTPError(HTTPStatus.NOT_FOUND, "No document is made on this page")
        saved = document.saved.astimezone().date() if document.saved else None
        day = f"{day_name(saved)} {saved.year}" if saved else ""
        style = STYLE.read_text(encoding="utf-8")
        template = _templates().get_template("document.html")
        self.answer(template.render(document=document, day=day, base_url=self.base_url, own_style=style))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """The pages' own environment, with this folder's templates in front."""
    return environment_of(TEMPLATES, {}, {})


def routes(base: str) -> list[tuple[str, type]]:
    """The address under the server's base, for the extension of the course home."""
    return [(url_path_join(base, r"/course/document/(m\d\d-[a-z0-9-]+)/([a-z0-9-]+)"), DocumentPage)]
