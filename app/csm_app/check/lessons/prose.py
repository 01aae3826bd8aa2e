"""A page's Markdown as prose: blocks with their lines, sentences, words, syllables.

Own and small: the readability packages for Python fetch word lists from the network when they are first used.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "item", "head cell", "cell"]


@dataclass(frozen=True)
class Block:
    """One run of text. `line` counts from 0 within the page's text; `level` is a heading's."""

    kind: Kind
    text: str
    line: int
    level: int = 0


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The page as CommonMark with tables."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(text))


def blocks(text: str) -> tuple[Block, ...]:
    """Every heading, paragraph, list item and table cell, in order; code and exercises left out."""
    found: list[Block] = []
    opened: list[Token] = []
    for token in tokens(text):
        if token.type.endswith("_open"):
            opened.append(token)
        elif token.type.endswith("_close"):
            opened.pop()
        elif token.type == "inline" and opened:
            found.append(_block(token, opened))
    return tuple(found)


def _block(token: Token, opened: list[Token]) -> Block:
    holder = opened[-1].type.removesuffix("_open")
    lines = token.map or opened[-1].map or next((one.map for one in reversed(opened) if one.map), [0, 0])
    kinds: dict[str, Kind] = {"heading": "heading", "th": "head cell", "td": "cell"}
    inside_list = any(one.type == "list_item_open" for one in opened)
    kind = kinds.get(holder, "item" if inside_list else "paragraph")
    level = int(opened[-1].tag[1]) if holder == "heading" else 0
    return Block(kind, _plain(token), lines[0], level)


def _plain(token: Token) -> str:
    """The words a reader sees: emphasis, links and code without their signs."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|etc|approx|vs|Mr|Ms|Mrs|Dr|no)\.\s", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*|\d[\d.,]*%?")


def sentences(text: str) -> list[str]:
    """The sentences of a block; a colon or dash does not end one."""
    held = _ABBREVIATION.sub(lambda found: found[0].rstrip() + "\u2060", text)
    return [one for one in _END.split(held) if one and _WORD.search(one)]


def words(text: str) -> list[str]:
    """Words and numbers."""
    return _WORD.findall(text)


_VOWELS = re.compile(r"[aeiouyà-ÿ]+")


def syllables(word: str) -> int:
    """An estimate by groups of vowels, a silent final e left out; a number counts as two."""
    low = word.lower()
    if low[0].isdigit():
        return 2
    count = len(_VOWELS.findall(low))
    if re.search(r"[^aeiouyl]e$", low) and count > 1:
        count -= 1
    if low.endswith("ed") and len(low) > 3 and low[-3] not in "td" and count > 1:
        count -= 1
    return max(1, count)


_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_ADVERB = r"(?:\s+(?:not|also|often|then|now|never|always|only|still|already|\w+ly))?"
_PARTICIPLE = r"\s+(?:\w+ed|\w+en|made|done|kept|sold|lost|won|paid|put|set|cut|told|held|left|met|found|built|sent)\b"
_PASSIVE = re.compile(rf"\b{_BE}{_ADVERB}{_PARTICIPLE}", re.IGNORECASE)


def is_passive(sentence: str) -> bool:
    """An estimate: a form of 'to be' followed by a participle."""
    return _PASSIVE.search(sentence) is not None
