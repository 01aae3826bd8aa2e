"""Finds tools by what somebody calls them, for a page that is asked with `?q=`; the page's script does the same."""

import re
import unicodedata

from csm_app.toolbox.catalogue import Catalogue, ToolCard

_WORD = re.compile(r"[^\W_]+")


def text_of(tool: ToolCard, catalogue: Catalogue) -> str:
    """Everything by which a tool is found."""
    phase = catalogue.phase(tool.phase)
    names = (tool.title, *tool.words, tool.purpose, tool.when, tool.file, *tool.formats)
    return " ".join((*names, f"phase {phase.number} {phase.title}" if phase else ""))


def found(asked: str, catalogue: Catalogue) -> frozenset[str]:
    """The slugs of the tools in which every word that was asked for begins some word; all where nothing was asked."""
    terms = _words(asked)
    return frozenset(
        tool.slug
        for tool in catalogue.tools
        if all(any(word.startswith(term) for word in _words(text_of(tool, catalogue))) for term in terms)
    )


def _words(text: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _WORD.findall(plain.lower())
