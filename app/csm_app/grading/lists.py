"""nbgrader's lists of assignments, submissions and learners: its handlers and templates, under a content policy.

Names and ids stand in these pages, also in their scripts. nbgrader writes them as they are; here they are text, and
only scripts that the template itself brings are run (`content_policy.py`). The templates are changed as they are
loaded, before anything of a learner's is in them. Beside nbgrader's own ways lead ways to the course's pages.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from nbgrader.server_extensions.formgrader import handlers as theirs
from nbgrader.server_extensions.formgrader.base import BaseHandler

from csm_app.grading.content_policy import Guarded
from csm_app.home.cohort import cohort_address

VALUE = re.compile(r'^(\s*var \w+ = )"\{\{ (\w+) \}\}";', re.MULTILINE)
"""A value in a script of nbgrader's: in quotes, which a name with a quote would leave."""

BASE, END_OF_LINKS = "base.tpl", "</ul>"
OWN_LINKS = """
{%- for title, address in own_links %}
<li role="presentation"><a href="{{ base_url }}/{{ address }}">{{ title }}</a></li>
{%- endfor %}
"""
AGREEMENT = ("Agreement Between Markers", "course/grading/agreement")


class GuardedTemplates(FileSystemLoader):
    """nbgrader's templates: each script gets the page's number, each value in one is quoted for it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The changed text; for the rest as the loader of Jinja."""
        source, file, is_current = super().get_source(environment, template)
        source = VALUE.sub(r"\1{{ \2 | tojson }};", source).replace("<script", '<script nonce="{{ nonce }}"')
        if template == BASE:
            source = source.replace(END_OF_LINKS, OWN_LINKS + END_OF_LINKS, 1)
        return source, file, is_current


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Everything that is written into a template is text."""
    return Environment(loader=GuardedTemplates([theirs.template_path]), autoescape=True)


class ListPage(Guarded):
    """Mixed in before a handler of nbgrader's."""

    settings: dict[str, Any]

    def render(self, name: str, **facts: Any) -> str:
        """nbgrader's page by the templates above."""
        own = {"nonce": self.nonce, "own_links": own_links(self.settings)}
        return environment().get_template(name).render(**own, **facts)


def own_links(settings: dict[str, Any]) -> list[tuple[str, str]]:
    """Titles and addresses, below the server's base, of the course's pages for those who grade."""
    cohort = cohort_address(Path(settings["server_root_dir"]).expanduser())
    return [*([("Cohort", cohort)] if cohort else []), AGREEMENT, ("Course", "course")]


def routes() -> list[tuple[str, type]]:
    """The addresses of nbgrader's lists, with our handlers; files and redirects stay nbgrader's."""
    return [(address, _guarded(kind)) for address, kind, *_ in theirs.default_handlers if _is_list(kind)]


def _is_list(kind: type) -> bool:
    others = (theirs.SubmissionHandler, theirs.SubmissionNavigationHandler, theirs.SubmissionFilesHandler)
    return issubclass(kind, BaseHandler) and not issubclass(kind, others)


def _guarded(kind: type) -> type:
    return type(f"Guarded{kind.__name__}", (ListPage, kind), {})
