"""What the search field finds: sections of pages, words of the glossary, tools. Built into `modules/search.json`.

The browser searches in it (`csm_app/home/static/matching.js`); here is only what it holds.
"""

from csm_course.model import Model

SEARCH_FILE = "search.json"


class FoundPage(Model):
    """A page that results lead to; one that is not written yet has no `path` (relative to `modules`)."""

    label: str
    title: str
    module: int
    path: str = ""


class FoundSection(Model):
    """A part of a page: its heading, the id that heading has on the page, and its text.

    The opening of a page has no heading. `topics` are the titles of the syllabus that are taught under the heading.
    """

    page: int
    heading: str = ""
    anchor: str = ""
    topics: tuple[str, ...] = ()
    text: str


class FoundWord(Model):
    """A word of the glossary with its meaning; `page` is where it is taught, if the course says so."""

    term: str
    also: tuple[str, ...] = ()
    meaning: str
    page: int | None = None
    anchor: str = ""


class FoundTool(Model):
    """A tool of the profession: the phase it belongs to, what it holds, and the lesson that first teaches it.

    `slug` names it in the toolbox, where the result leads; empty for a tool that is not there yet.
    """

    title: str
    also: tuple[str, ...] = ()
    phase: str
    holds: str
    slug: str = ""
    page: int | None = None
    anchor: str = ""


class SearchIndex(Model):
    """Everything that can be found; `root` is what the server puts before the path of a page."""

    root: str = ""
    pages: tuple[FoundPage, ...]
    sections: tuple[FoundSection, ...]
    words: tuple[FoundWord, ...]
    tools: tuple[FoundTool, ...]
