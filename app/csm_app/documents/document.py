"""Which answers make up a document, and how each of them reads in it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from csm_app.home.catalogue import modules_of, read_facts
from csm_course.answers import AnswerFolder
from csm_course.html.document import document_html
from csm_course.lookup import MODULE_FILE, read_module_file


@dataclass(frozen=True)
class Part:
    """One answer in the document; `html` is safe markup, empty where nothing has been answered yet."""

    title: str
    html: str


@dataclass(frozen=True)
class Document:
    """A document with its parts in order; `saved` is when the newest of them was kept."""

    title: str
    page: str
    parts: tuple[Part, ...]
    saved: datetime | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of the parts nobody has answered yet."""
        return tuple(part.title for part in self.parts if not part.html)


def read_document(root: Path, module: str, stem: str) -> Document | None:
    """The document of a page, from the answers beside it; None where there is no such page, or it makes none."""
    notebook = modules_of(root) / module / f"{stem}.ipynb"
    facts = read_facts(notebook, notebook.stat().st_mtime_ns) if notebook.is_file() else None
    if facts is None or not facts.document:
        return None
    questions = {one.id: one for one in read_module_file(notebook.parent / MODULE_FILE).questions}
    answers = AnswerFolder(notebook.parent / "answers")
    parts, moments = [], []
    for question in (questions[one] for one in facts.document if one in questions):
        found = answers.look(question.id, question.kind)
        parts.append(Part(question.title, document_html(question, found.answer)))
        moments += [found.saved] if found.saved else []
    return Document(facts.title, notebook.relative_to(root).as_posix(), tuple(parts), max(moments, default=None))
