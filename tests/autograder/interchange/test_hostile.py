"""Files that mean harm, and files that mean nothing: refused in words, never a traceback, never a file outside."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csm_autograder.assessment.interchange import Bundle, export, read
from csm_autograder.assessment.interchange.wording import Reduced
from csm_course.html.markdown import markdown_html
from csm_course.problems import ContentError
from tests.autograder.interchange.test_identity import FORMATS, module_1

EXAMPLES = sorted((Path(__file__).parent / "examples").iterdir())


def _zip(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<!DOCTYPE q [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>', "defines a document type"),
        (b'<!DOCTYPE q SYSTEM "file:///etc/passwd"><quiz/>', "defines a document type"),
        (b"<quiz>" * 200, "nested too deeply"),
        (b"<quiz><question></quiz>", "bank:1: this is not XML: mismatched tag"),
        (b'<?xml version="1.0" encoding="latin-99"?><quiz/>', "this is not XML"),
        (b"<html><body/></html>", "neither a QTI item nor Moodle"),
        (b"PK\x03\x04 and then nothing", "no zip file, or it is damaged"),
        (_zip(a=b""), "there is no item in this package"),
        (_zip(**{"../../evil.xml": b"<a/>"}), "leads out of it"),
        (_zip(**{"items__a.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}), "unpacks to far more"),
        (_zip(**{"imsmanifest.xml": b'<manifest><resource href="gone.xml"/></manifest>'}), "is not in the package"),
        (_zip(**{"imsmanifest.xml": b'<manifest><resource href="../../etc/x.xml"/></manifest>'}), "not in the package"),
    ],
)  # fmt: skip
def test_harm_is_refused(content: bytes, words: str) -> None:
    """Entities, depth, broken XML, other formats, zip bombs and paths out of the package."""
    with pytest.raises(ContentError, match=words):
        read(content, Path("bank"))


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    """More than any bank needs."""
    with pytest.raises(ContentError, match="the most is 30"):
        read(b" " * (31 * 1024 * 1024), Path("bank"))


def test_nothing_foreign_can_fetch_or_run_anything() -> None:
    """Scripts, handlers, links, frames and pictures of foreign HTML are gone from what learners would see."""
    reduced = Reduced()
    html = (
        "<p onclick='x()'>One <a href='javascript:x()'>link</a><script>x()</script><style>p{}</style></p>"
        "<iframe src='http://x.example'>in</iframe><img src=x onerror=x()><svg><script>y()</script></svg>"
        "![p](http://x.example/p.png) [l](http://x.example) &lt;b&gt;"
    )
    shown = markdown_html(reduced.markdown(html))
    assert "<img" not in shown
    assert "<a " not in shown
    assert "x()" not in shown
    assert "<script" not in shown
    assert "&lt;b&gt;" in shown
    assert len(reduced.gone) == 4
    assert "<img" not in markdown_html(Reduced().safe_markdown("![p](http://x.example/p.png) <http://x.example>"))


def test_what_claims_to_be_ours_is_pointed_out() -> None:
    """A picture that our own extension brings along stays as written, and the author is told to look at it."""
    item = module_1().items[0].model_copy(update={"stem": "Look: ![p](http://x.example/p.png) What is it?"})
    for form in FORMATS:
        taken = read(export(Bundle((item,)), form).content, Path("bank"))
        assert taken.bundle.items == (item,)
        assert "look at it: a picture (p)" in str(taken.losses[-1])


_SMALL = Bundle(module_1().items[-3:], module_1().stories[:1])
_SEEDS = [*(path.read_bytes() for path in EXAMPLES), *(export(_SMALL, form).content for form in FORMATS)]


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """A good file with pieces cut out, doubled, moved, or replaced by noise."""
    content = bytearray(draw(st.sampled_from(_SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        noise = st.one_of(
            st.binary(max_size=12), st.sampled_from((b"<", b">", b'"', b"&#0;", b"&x;", b"1e999", b"", b"null"))
        )
        content[start:end] = draw(st.one_of(noise, st.just(bytes(content[start:end]) * 2)))
    return bytes(content)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(_damaged(), st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_file_gives_a_traceback(content: bytes) -> None:
    """Whatever the bytes are: items, or a sentence with file, line and remedy."""
    try:
        told = read(content, Path("bank")).left_out
    except ContentError as error:
        told = error.problems
    assert all(one.line >= 1 and one.what and one.remedy for one in told)
