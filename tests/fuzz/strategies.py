"""Files to try: any bytes, any JSON, and files of ours with something in them changed."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**30, max_value=10**40),
    st.floats(),
    st.sampled_from([1e308, -0.0, 5e-324]),
    st.text(max_size=40),
    st.sampled_from(
        ["", "\x00", "\u202e", "=1+1", "<script>", "{gap}", "${x}", "9999-12-31", "nan", "1e999", "a" * 2_000]
    ),
)
ANY_JSON = st.recursive(
    ODD, lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(st.text(max_size=12), inner, max_size=5)),
    max_leaves=12,
)  # fmt: skip
PIECES = st.sampled_from(
    [b"", b"\x00", b"\xff\xfe", b'"', b"{", b"[" * 2_000, b"NaN", b"1e999", b"9" * 400, b"\\ud800", b"<!DOCTYPE", b","]
)


def as_json(value: object) -> bytes:
    """JSON text; numbers that JSON does not have are written as Python writes them."""
    return json.dumps(value, ensure_ascii=True).encode()


@st.composite
def changed_bytes(draw: Draw, content: bytes) -> bytes:
    """The content cut, doubled or overwritten in up to three places."""
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(content)))
        end = draw(st.integers(begin, min(len(content), begin + 60)))
        piece = draw(st.one_of(PIECES, st.binary(max_size=12), st.just(content[begin:end] * 2)))
        content = content[:begin] + piece + content[end:]
    return content


@st.composite
def changed_json(draw: Draw, value: object) -> object:
    """The value with one to three of its parts replaced, left out, renamed or added."""
    for _ in range(draw(st.integers(1, 3))):
        value = _with_change(draw, value)
    return value


def _with_change(draw: Draw, value: object) -> object:
    """Walk down a random way and change what stands at its end."""
    if isinstance(value, dict) and value and draw(st.integers(0, 5)):
        name = draw(st.sampled_from(sorted(value)))
        action = draw(st.sampled_from(["into", "into", "into", "out", "rename", "add"]))
        rest = {key: one for key, one in value.items() if key != name}
        if action == "into":
            return {**value, name: _with_change(draw, value[name])}
        if action == "out":
            return rest
        return {**(rest if action == "rename" else value), draw(st.text(max_size=12)): value[name]}
    if isinstance(value, list) and value and draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(value) - 1))
        if draw(st.booleans()):
            return [*value[:at], _with_change(draw, value[at]), *value[at + 1 :]]
        return draw(st.sampled_from([value[:at], value * 2, [*value, value[at]], value[::-1]]))
    return draw(ANY_JSON)


def files_like(documents: Sequence[object]) -> st.SearchStrategy[bytes]:
    """JSON files between noise and the documents themselves."""
    like = st.sampled_from(documents).flatmap(changed_json).map(as_json)
    return st.one_of(
        like, like, like,
        st.sampled_from([as_json(one) for one in documents]).flatmap(changed_bytes),
        ANY_JSON.map(as_json),
        st.binary(max_size=300),
    )  # fmt: skip


@st.composite
def changed_workbook(draw: Draw, content: bytes) -> bytes:
    """A workbook with one part changed and packed again, or its bytes changed as they are."""
    if not draw(st.integers(0, 4)):
        changed: bytes = draw(changed_bytes(content))
        return changed
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    name = draw(st.sampled_from(sorted(parts)))
    action = draw(st.sampled_from(["bytes", "words", "words", "out", "swap"]))
    if action == "out":
        del parts[name]
    elif action == "swap":
        parts[name] = parts[draw(st.sampled_from(sorted(parts)))]
    else:
        parts[name] = draw(changed_bytes(parts[name]) if action == "bytes" else _changed_words(parts[name]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:  # not deflated: packing is the slowest part
        for part, one in parts.items():
            archive.writestr(part, one)
    return packed.getvalue()


@st.composite
def _changed_words(draw: Draw, part: bytes) -> bytes:
    """The XML stays well formed; a number or a word between its marks is another one."""
    words = [
        word for word in (b">1<", b">0<", b'r="A1"', b't="s"', b't="n"', b"<v>", b'count="', b'ref="') if word in part
    ]
    if not words:
        return part
    old = draw(st.sampled_from(words))
    new = draw(
        st.sampled_from(
            [
                b">-1<",
                b">1e999<",
                b">99999999999<",
                b'r="ZZZZ99999999"',
                b't="b"',
                b't="x"',
                b'r=""',
                b"<v> ",
                b'count="9',
            ]
        )
    )
    same = new if old[:1] == new[:1] and old[-1:] == new[-1:] else old
    return part.replace(old, same, draw(st.integers(1, 3)))
