"""Marks the first use of each glossary word on a page, so that its meaning is at hand where it is read.

The mark is `<abbr class="csm-term" title="meaning">word</abbr>` in the Markdown: JupyterLab shows the meaning as
it is, our pages on hover, focus and touch. Headings, heads of tables, links, code, and words in bold (which the text
itself explains) stay unmarked, and so does the section of words to know. A dozen a page: more would look like a rash.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from csm_course.content.glossary import Term

MOST = 12
UNMARKED_SECTION = "Words to know"

_MARK = re.compile(r'<abbr class="csm-term" title="[^"]*">(.*?)</abbr>', re.DOTALL)
_SAME_PARAGRAPH = r"(?:(?!\n[ \t]*\n).)"
_LEFT_ALONE = "|".join(
    (
        r"`+[^`]+`+",
        rf"!?\[{_SAME_PARAGRAPH}*?\]\([^)]*\)",
        rf"\*\*{_SAME_PARAGRAPH}+?\*\*",
        rf"__{_SAME_PARAGRAPH}+?__",
        r"<[^<>\n]+>",
        r"https?://\S+",
    )
)
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_DELIMITER = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


class GlossaryMarks:
    """Marks the words of one page, cell after cell: each term once, in reading order."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = {name.lower(): term for term in terms for name in _names(term)}
        self._pattern = _pattern([name for term in terms for name in _names(term)])
        self._marked: set[str] = set()
        self._in_words_to_know = False

    def mark(self, source: str) -> str:
        """The Markdown of one cell with its marks; without any it is the very same text."""
        if not self._terms:
            return source
        pieces = (self._marked_piece(piece) if is_prose else piece for is_prose, piece in self._pieces(source))
        return "".join(pieces)

    def _pieces(self, source: str) -> Iterator[tuple[bool, str]]:
        """The text in pieces: lines that may be marked stay together, so that a name may run over the end of a line."""
        prose = ""
        lines = source.splitlines(keepends=True)
        fenced = False
        for line, following in zip(lines, [*lines[1:], ""], strict=False):
            fence = _FENCE.match(line) is not None
            self._note_section(line, fenced)
            if fenced or fence or self._in_words_to_know or _is_furniture(line, following):
                yield True, prose
                yield False, line
                prose = ""
            else:
                prose += line
            fenced ^= fence
        yield True, prose

    def _note_section(self, line: str, fenced: bool) -> None:
        heading = None if fenced else _HEADING.match(line)
        if heading and len(heading[1]) < 3:
            self._in_words_to_know = heading[2] == UNMARKED_SECTION

    def _marked_piece(self, text: str) -> str:
        return self._pattern.sub(self._marked_word, text)

    def _marked_word(self, found: re.Match[str]) -> str:
        word = found["word"]
        if word is None:
            return found[0]
        term = self._terms[" ".join(word.split()).lower()]
        if term.id in self._marked or len(self._marked) == MOST:
            return word
        self._marked.add(term.id)
        return f'<abbr class="csm-term" title="{_attribute(term.meaning)}">{word}</abbr>'


def without_marks(text: str) -> str:
    """The text as it was before it was marked."""
    return _MARK.sub(r"\1", text)


def _is_furniture(line: str, following: str) -> bool:
    """A heading, the head of a table, or the line under it."""
    is_rule = "-" in line and _DELIMITER.match(line.rstrip("\n")) is not None
    is_head = "|" in line and "|" in following and _DELIMITER.match(following.rstrip("\n")) is not None
    return is_rule or is_head or _HEADING.match(line.rstrip("\n")) is not None


def _names(term: Term) -> tuple[str, ...]:
    """Every form in which a text may name the term: its other names, and the plural of each."""
    return tuple(form for name in (term.term, *term.also) for form in (name, _plural(name)))


def _plural(name: str) -> str:
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(s|x|ch|sh)$", name) else f"{name}s"


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """What is left alone, or a name as a whole word: the longest one that begins there."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    words = "|".join(_one_name(name) for name in longest_first)
    return re.compile(rf"{_LEFT_ALONE}|(?<![\w/-])(?P<word>{words})(?![\w-])", re.DOTALL)


def _one_name(name: str) -> str:
    """Abbreviations in capitals are another word in small letters; everything else may begin a sentence."""
    between = r"(?:[ \t]+|[ \t]*\n[ \t]*(?=\w))"
    exact = between.join(re.escape(part) for part in name.split())
    return exact if re.fullmatch(r"[^a-z]+s?", name) else f"(?i:{exact})"


def _attribute(meaning: str) -> str:
    """As the value of an attribute; neither a table nor JupyterLab's formulas may take it for something of theirs."""
    return escape(meaning).replace("|", "&#124;").replace("$", "&#36;")
