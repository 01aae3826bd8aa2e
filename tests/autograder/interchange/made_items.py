"""Items of all kinds as Hypothesis makes them: texts full of signs that mean something to one format or another."""

from typing import Any

from hypothesis import strategies as st

from csm_autograder.assessment.interchange import Bundle
from csm_course.items.kinds import KINDS, AnyItem
from csm_course.items.stories import WrittenStory

_SIGNS = "aB9 \n\t<>&\"'`*_#-+=|\\{}[]();:,.!?@%/~^$éß→–“漢🙂\u00a0\u2028\x85"
PIECES = st.sampled_from(
    ("a word", "<b>bold</b>", "**bold**", "| a | b |\n|---|---|\n| 1 | 2 |", "1. one\n2. two", "- x\n  - y", "&amp;",
     "![p](http://x.y/z.png)", "[l](http://x.y)", "=1+1", "@x", "'quoted'", "]]>", "<!-- c -->", "`code`", "a\\\nb",
     "    indented", "csm-angoff:0.5", "# head", "> quote", "---", "null", "true", "1:30", "2026-11-22", "{x}", "; ")
)  # fmt: skip
texts = (
    st.lists(st.one_of(PIECES, st.text(_SIGNS, max_size=12)), min_size=1, max_size=4)
    .map(" ".join)
    .map(str.strip)
    .filter(bool)
)
plain = texts.filter(lambda text: "{" not in text and "}" not in text)
keys = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
shares = st.floats(0.01, 0.99).map(lambda value: round(value, 3))
numbers = st.one_of(st.integers(-(10**6), 10**6).map(float), st.floats(-1e12, 1e12, allow_nan=False))


@st.composite
def _common(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    return {
        "id": draw(keys), "kind": kind, "stem": draw(texts), "lesson": draw(texts), "objective": draw(texts),
        "competency": draw(texts), "topics": draw(st.lists(texts, max_size=3)),
        "bloom": draw(st.sampled_from(("remember", "apply", "create"))), "difficulty": draw(shares),
        "angoff": draw(st.none() | shares), "status": draw(st.sampled_from(("draft", "pilot", "live", "retired"))),
        "author": draw(texts), "reviewed": draw(texts), "version": draw(st.integers(1, 99)),
        "enemies": draw(st.lists(keys, max_size=2)), "story": draw(st.none() | keys),
    }  # fmt: skip


@st.composite
def _parts(draw: st.DrawFn, least: int, most: int, *, letters: bool | None = None) -> list[dict[str, Any]]:
    count = draw(st.integers(least, most))
    lettered = draw(st.booleans()) if letters is None else letters
    ids = list("abcdefghi"[:count]) if lettered else draw(st.lists(keys, min_size=count, max_size=count, unique=True))
    said = draw(st.lists(texts, min_size=count, max_size=count, unique=True))
    return [{"id": one, "text": words, "reason": draw(texts)} for one, words in zip(ids, said, strict=True)]


@st.composite
def items(draw: st.DrawFn) -> AnyItem:
    """One item of any kind."""
    kind = draw(st.sampled_from(tuple(KINDS)))
    fields = draw(_common(kind))
    match kind:
        case "single":
            fields["options"] = draw(_parts(3, 4))
            fields["key"] = draw(st.sampled_from(fields["options"]))["id"]
            fields |= {"shuffle": draw(st.booleans()), "recomputed": draw(st.none() | texts)}
        case "multiple":
            fields["options"] = draw(_parts(4, 6))
            ids = [one["id"] for one in fields["options"]]
            fields["keys"] = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=len(ids) - 1, unique=True))
            fields["shuffle"] = draw(st.booleans())
        case "match":
            told = draw(_parts(4, 8))
            fields["pairs"] = [one | {"match": draw(st.sampled_from(("left", "right = <x>")))} for one in told[:3]]
            fields["others"] = told[3:][:3]
        case "order":
            fields["steps"] = draw(_parts(3, 7))
        case "numeric":
            value = draw(numbers)
            fields |= {"value": value, "tolerance": draw(st.sampled_from((0, 0.05, 0.5, 2.0))), "reason": draw(texts)}
            fields |= {"decimals": draw(st.integers(0, 6)), "unit": draw(st.sampled_from(("", "%", "EUR", "=hours")))}
            names = draw(st.lists(texts, max_size=3, unique=True))
            fields["errors"] = [
                {"value": value + 10 * (place + 1) + abs(value) / 10, "name": name, "reason": draw(texts)}
                for place, name in enumerate(names)
            ]
        case "generated":
            fields |= _generator(draw)
    return KINDS[kind].validate_python(fields)


def _generator(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(plain, min_size=3, max_size=5, unique=True))
    return {
        "stem": f"{draw(plain)} {{start:,}} {{lost}}",
        "draws": {"start": {"from": 100, "to": 400, "step": draw(st.sampled_from((1, 10, 0.5)))},
                  "lost": {"from": 1, "to": 9}},
        "where": draw(st.lists(st.sampled_from(("lost < start", "lost > 0")), max_size=2)),
        "answer_by": draw(st.sampled_from(("choice", "number"))),
        "answer": {"expression": "100*lost/start", "decimals": draw(st.integers(1, 3)), "reason": draw(plain),
                   "unit": draw(st.sampled_from(("", "%", "EUR"))), "tolerance": draw(st.none() | st.just(0.01))},
        "errors": [{"name": name, "expression": f"100*lost/start+{place + 7}", "reason": f"{draw(plain)} {{start}}"}
                   for place, name in enumerate(names)],
    }  # fmt: skip


stories = st.builds(WrittenStory, id=keys, title=texts, text=texts, phase=st.none() | texts, version=st.integers(1, 9))
bundles = st.builds(
    Bundle,
    st.lists(items(), min_size=1, max_size=3, unique_by=lambda item: item.id).map(tuple),
    st.lists(stories, max_size=2, unique_by=lambda story: story.id).map(tuple),
).filter(lambda bundle: not {one.id for one in bundle.items} & {one.id for one in bundle.stories})
