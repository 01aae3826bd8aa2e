"""HTML and Markdown of foreign items, reduced to the Markdown that items of the course are written in.

Paragraphs, lists, tables, quotes, code, bold and italic stay. Pictures, links, media and forms do not: a question may
not fetch anything from elsewhere. Whatever goes is named.
"""

import re
from collections.abc import Iterable

from csm_autograder.assessment.interchange.markup import Tag, html_tree
from csm_course.html.markdown import markdown_html

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_BLOCKS = frozenset((
    "p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "figure", "figcaption",
    "address", "center", "form", "fieldset", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "blockquote", "pre", "table", "hr",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GONE = {
    "audio": "a sound", "video": "a film", "object": "an embedded object", "embed": "an embedded object",
    "iframe": "an embedded page", "svg": "a drawing", "canvas": "a drawing", "math": "a formula in MathML",
    "input": "a form field", "select": "a form field", "textarea": "a form field", "button": "a form field",
}  # fmt: skip
_RISKY = re.compile(r"!\[|\]\(|\]\[|\]:|<|&")


class Reduced:
    """Text on its way into an item, with what had to go."""

    def __init__(self) -> None:
        self.gone: list[str] = []

    def markdown(self, html: Tag | str) -> str:
        """Markdown for HTML."""
        root = html_tree(html) if isinstance(html, str) else html
        return "\n\n".join(self._blocks(root.children)).strip()

    def plain(self, html: Tag | str) -> str:
        """One line of text for HTML: options and reasons know no markup."""
        root = html_tree(html) if isinstance(html, str) else html
        return _SPACE.sub(" ", self._bare(root)).strip()

    def safe_markdown(self, text: str) -> str:
        """Markdown as it is, unless it brings a link, a picture or HTML along."""
        text = text.strip()
        return self.markdown(markdown_html(text)) if _RISKY.search(text) else text

    def _blocks(self, children: Iterable[Tag | str]) -> list[str]:
        """Each block as Markdown; loose text between blocks becomes a paragraph."""
        blocks: list[str] = []
        loose: list[Tag | str] = []
        for child in children:
            if isinstance(child, Tag) and child.name in _BLOCKS:
                blocks += [self._paragraph(loose), self._block(child)]
                loose = []
            else:
                loose.append(child)
        return [block for block in (*blocks, self._paragraph(loose)) if block]

    def _paragraph(self, children: Iterable[Tag | str]) -> str:
        text = "\n".join(_SPACE.sub(" ", line).strip() for line in self._inline(children).split("\u2028"))
        text = _AT_START.sub(
            lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else _number(found), text
        )
        return text.strip().replace("\n", "\\\n")

    def _block(self, one: Tag) -> str:
        match one.name:
            case "ul" | "ol":
                return self._list(one)
            case "blockquote":
                return _indented("\n\n".join(self._blocks(one.children)), "> ", "> ")
            case "pre":
                return "\n".join(["```", one.text.strip("\n").replace("```", "'''"), "```"])
            case "table":
                return self._table(one)
            case "hr":
                return "---"
            case "p":
                return "\n\n".join(self._blocks(one.children))
            case name if name in _HEADINGS:
                text = self._paragraph(one.children)
                return f"**{text}**" if text else ""
        return "\n\n".join(self._blocks(one.children))

    def _list(self, one: Tag) -> str:
        entries = ["\n\n".join(self._blocks(entry.children)) for entry in one.direct("li")]
        marks = [f"{place}. " if one.name == "ol" else "- " for place in range(1, len(entries) + 1)]
        return "\n".join(
            _indented(entry, mark, " " * len(mark)) for mark, entry in zip(marks, entries, strict=True) if entry
        )

    def _table(self, one: Tag) -> str:
        rows = [
            [self._paragraph(cell.children).replace("\\\n", " ") for cell in row.direct("td", "th")]
            for row in one.all("tr")
        ]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return ""
        head, *rest = [[*row, *[""] * (width - len(row))] for row in rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *rest))

    def _inline(self, children: Iterable[Tag | str]) -> str:
        return "".join(
            _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", child)) if isinstance(child, str) else self._marked(child)
            for child in children
        )

    def _marked(self, one: Tag) -> str:
        match one.name:
            case "br":
                return "\u2028"
            case "code" | "tt" | "kbd" | "samp":
                text = _SPACE.sub(" ", one.text).strip()
                return f"`{text}`" if text and "`" not in text else _SPECIAL.sub(r"\\\1", text)
            case "strong" | "b":
                return _around("**", self._inline(one.children))
            case "em" | "i":
                return _around("*", self._inline(one.children))
        named = self._named(one)
        if named is not None:
            return _SPECIAL.sub(r"\\\1", named)
        return self._inline(one.children)

    def _named(self, one: Tag) -> str | None:
        """What stands in the place of something that had to go; None where its text stays."""
        if one.name == "img":
            alt = _SPACE.sub(" ", one.attributes.get("alt", "")).strip()
            self.gone.append(f"a picture ({alt or one.attributes.get('src', 'without a name')[:80]})")
            return f"(picture: {alt})" if alt else ""
        if one.name in _GONE:
            self.gone.append(_GONE[one.name])
            return "" if one.name != "math" else one.text
        if one.name == "a" and one.attributes.get("href"):
            self.gone.append(f"a link to {one.attributes['href'][:80]}")
        return None

    def _bare(self, one: Tag) -> str:
        parts = []
        for child in one.children:
            if isinstance(child, str):
                parts.append(child)
                continue
            named = self._named(child)
            text = self._bare(child) if named is None else named
            parts.append(f" {text} " if child.name in _BLOCKS or child.name in ("br", "td", "th", "tr") else text)
        return "".join(parts)


def as_markdown(text: str) -> str:
    """Plain text so that Markdown shows it as it is."""
    lines = (_SPECIAL.sub(r"\\\1", line.strip()) for line in text.strip().splitlines())
    return _AT_START.sub(
        lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else _number(found), "\n".join(lines)
    )


def _number(found: re.Match[str]) -> str:
    """`3.` at the start of a line would begin a list: the mark after the number is escaped by the caller's text."""
    return f"{found[1]}{found[2]}\\"


def _around(mark: str, text: str) -> str:
    """The mark hugs the words: Markdown knows no bold that begins with a space."""
    inner = text.strip(" \u2028")
    if not inner:
        return text
    start = text[: len(text) - len(text.lstrip(" \u2028"))]
    end = text[len(text.rstrip(" \u2028")) :]
    return f"{start}{mark}{inner}{mark}{end}"


def _indented(text: str, first: str, rest: str) -> str:
    head, *lines = text.split("\n")
    return "\n".join([first + head, *((rest + line).rstrip() for line in lines)])
