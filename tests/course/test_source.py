"""Reading authored YAML: plain data with lines, and faults as file, line and remedy."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from csm_course.model import Model
from csm_course.problems import ContentError, Problem
from csm_course.source import Document, parse, parse_list, read_yaml, yaml_document


class Option(Model):
    """A small stand-in for something an author writes."""

    text: str
    points: int = 0


class Question(Model):
    """Another stand-in, with a list inside."""

    id: str
    level: Literal["remember", "apply"] = "apply"
    options: tuple[Option, ...] = ()


class Draw(Model):
    """One member of a union told apart by `kind`."""

    kind: Literal["draw"]
    size: int


class Say(Model):
    """The other member."""

    kind: Literal["say"]
    text: str


TASK: TypeAdapter[Draw | Say] = TypeAdapter(Annotated[Draw | Say, Field(discriminator="kind")])


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str) -> Document:
    return read_yaml(written(tmp_path, text))


def faults(tmp_path: Path, text: str, shape: type = Question) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        parse(read(tmp_path, text), shape)
    return caught.value.problems


def only(problems: tuple[Problem, ...]) -> tuple[int, str, str]:
    (problem,) = problems
    assert problem.file.name == "questions.yaml"
    return problem.line, problem.what, problem.remedy


def unreadable(path: Path) -> tuple[int, str, str]:
    with pytest.raises(ContentError) as caught:
        read_yaml(path)
    return only(caught.value.problems)


def test_every_key_and_item_knows_its_line(tmp_path: Path) -> None:
    """Keys, list items and values in blocks are found at the line an author sees."""
    document = read(tmp_path, "# a comment\nid: q1\n\noptions:\n  - text: one\n    points: 2\n  - text: two\n")
    places = [("id",), ("options",), ("options", 0), ("options", 0, "points"), ("options", 1, "text")]
    assert [document.line(place) for place in places] == [2, 4, 5, 6, 7]


def test_a_missing_place_has_the_line_of_what_surrounds_it(tmp_path: Path) -> None:
    """A thing that was not written is reported where it should have been written."""
    document = read(tmp_path, "id: q1\noptions:\n  - points: 2\n")
    assert document.line(("options", 0, "text")) == 3


def test_plain_words_follow_yaml_1_2(tmp_path: Path) -> None:
    """Yes, No, 1:30 and 007 stay text; numbers, truth values, nothing and days do not."""
    document = read(
        tmp_path, "[Yes, No, on, 1:30, 007, 12, -3, 2.5, true, null, ~, 2026-11-22, 2026-02-30, '5', \"6\"]"
    )
    expected = ["Yes", "No", "on", "1:30", "007", 12, -3, 2.5, True, None, None, date(2026, 11, 22), "2026-02-30"]
    assert document.data == [*expected, "5", "6"]


plain_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
plain_data = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6) | plain_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text, inner, max_size=4),
    max_leaves=12,
)


@given(plain_data)
def test_what_is_dumped_is_read_back(data: object) -> None:
    """Reading keeps every value and every kind of value."""
    text = yaml.safe_dump(data, allow_unicode=True)
    assert yaml_document(Path("any.yaml"), text).data == data


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_blank_lines_are_counted(gaps: list[int]) -> None:
    """However the file is spaced, the line of a key is the line it stands in."""
    text = "".join("\n" * gap + f"key{index}: {index}\n" for index, gap in enumerate(gaps))
    document = yaml_document(Path("any.yaml"), text)
    found = [document.line((f"key{index}",)) for index in range(len(gaps))]
    assert found == [line for line, row in enumerate(text.split("\n"), start=1) if row]


def test_a_key_written_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    """YAML would silently keep the last one."""
    line, what, remedy = unreadable(written(tmp_path, "id: q1\ntitle: a\nid: q2\n"))
    assert (line, what) == (3, "the key 'id' is written twice")
    assert "line 1" in remedy


def test_a_tab_is_named(tmp_path: Path) -> None:
    """The commonest invisible fault gets a plain remedy."""
    line, what, remedy = unreadable(written(tmp_path, "id: q1\noptions:\n\t- text: one\n"))
    assert line == 3
    assert what.startswith("this is not YAML")
    assert remedy == "replace the tab by spaces"


def test_a_syntax_fault_has_its_line(tmp_path: Path) -> None:
    """Text with a colon in it needs quotes, and the author is told so."""
    line, _, remedy = unreadable(written(tmp_path, "id: q1\ntitle: churn: what is it\n"))
    assert line == 2
    assert "quotes" in remedy


def test_two_documents_in_one_file_are_refused(tmp_path: Path) -> None:
    """A second document would otherwise be lost."""
    assert "'---'" in unreadable(written(tmp_path, "id: q1\n---\nid: q2\n"))[2]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """Nothing is not a document."""
    assert unreadable(written(tmp_path, "# nothing yet\n"))[1] == "the file is empty"


def test_a_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    """The author learns which file is wanted."""
    assert unreadable(tmp_path / "questions.yaml")[1] == "the file does not exist"


def test_a_file_in_another_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    """The line of the first foreign byte is named."""
    path = tmp_path / "questions.yaml"
    path.write_bytes(b"id: q1\ntitle: caf\xe9\n")
    assert unreadable(path) == (2, "the file is not UTF-8 text", "save it again as UTF-8")


def test_an_anchor_used_again_is_refused(tmp_path: Path) -> None:
    """Even one that holds itself, which would never end."""
    line, what, _ = unreadable(written(tmp_path, "first: &me\n  again: *me\n"))
    assert line == 2
    assert "anchor" in what


def test_a_tag_is_refused(tmp_path: Path) -> None:
    """No file may ask for a Python object."""
    line, what, remedy = unreadable(written(tmp_path, "id: q1\ncall: !!python/name:os.system x\n"))
    assert line == 2
    assert "not allowed" in what
    assert remedy == "remove the tag"


def test_a_list_as_a_key_is_refused(tmp_path: Path) -> None:
    """Keys are words."""
    assert unreadable(written(tmp_path, "? [a, b]\n: c\n"))[0] == 1


def test_every_reading_fault_of_a_file_is_reported(tmp_path: Path) -> None:
    """Two doubled keys are two problems."""
    with pytest.raises(ContentError) as caught:
        read_yaml(written(tmp_path, "a: 1\na: 2\nb: 1\nb: 2\n"))
    assert [problem.line for problem in caught.value.problems] == [2, 4]


def test_a_good_file_becomes_a_model(tmp_path: Path) -> None:
    """The model is what was written."""
    document = read(tmp_path, "id: q1\noptions:\n  - text: one\n    points: 2\n")
    assert parse(document, Question) == Question(id="q1", options=(Option(text="one", points=2),))


def test_an_unknown_key_names_the_nearest_known_one(tmp_path: Path) -> None:
    """Also deep inside a list."""
    problems = faults(tmp_path, "id: q1\noptions:\n  - text: one\n    pionts: 2\n")
    assert only(problems) == (4, "unknown key 'pionts'", "did you mean 'points'?")


def test_an_unknown_key_like_no_other_lists_the_known_ones(tmp_path: Path) -> None:
    """No guess is better than a wild one."""
    line, _, remedy = only(faults(tmp_path, "id: q1\nzzz: 1\n"))
    assert (line, remedy) == (2, "use one of: id, level, options")


def test_a_missing_key_is_reported_where_it_belongs(tmp_path: Path) -> None:
    """The line is that of the entry which lacks it."""
    problems = faults(tmp_path, "id: q1\noptions:\n  - text: one\n  - points: 2\n")
    assert only(problems) == (4, "'text' is missing", "add 'text:' here")


def test_a_wrong_type_says_what_is_expected_and_found(tmp_path: Path) -> None:
    """An unquoted number where text is wanted, and text where a number is wanted."""
    problems = faults(tmp_path, "id: 7\noptions:\n  - text: one\n    points: many\n")
    assert [problem.line for problem in problems] == [1, 4]
    assert problems[0].what == "'id' must be text, found '7'"
    assert problems[0].remedy == "put it in quotes"
    assert problems[1].what == "'points' must be a whole number, found 'many'"


def test_a_value_outside_the_choice_names_the_nearest(tmp_path: Path) -> None:
    """A misspelt level is corrected."""
    problems = faults(tmp_path, "id: q1\nlevel: aply\n")
    assert only(problems) == (2, "'level' may not be 'aply'", "did you mean 'apply'?")


def test_a_list_where_keys_are_expected_is_explained(tmp_path: Path) -> None:
    """The whole shape of a file may be wrong."""
    assert "keys with values" in only(faults(tmp_path, "- id: q1\n"))[1]


def test_a_union_is_told_apart_by_its_kind(tmp_path: Path) -> None:
    """Lines, nearest keys and kinds work inside unions, whose tags no author ever wrote."""
    document = read(tmp_path, "tasks:\n  - kind: draw\n    siez: 3\n  - kind: sya\n    text: hello\n")
    with pytest.raises(ContentError) as caught:
        parse_list(document, TASK, ("tasks",))
    problems = {(problem.line, problem.remedy) for problem in caught.value.problems}
    assert problems == {(2, "add 'size:' here"), (3, "did you mean 'size'?"), (4, "did you mean 'say'?")}


def test_every_fault_of_every_item_is_collected(tmp_path: Path) -> None:
    """An author mends a whole file in one go."""
    document = read(tmp_path, "- id: 1\n- id: two\n  levle: apply\n- level: x\n")
    with pytest.raises(ContentError) as caught:
        parse_list(document, Question)
    assert [problem.line for problem in caught.value.problems] == [1, 3, 4, 4]


def test_a_list_is_read_item_by_item(tmp_path: Path) -> None:
    """A good list gives its models in order."""
    document = read(tmp_path, "questions:\n  - id: a\n  - id: b\n")
    assert [question.id for question in parse_list(document, Question, ("questions",))] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "what"), [("questions: 3\n", "a list is expected here"), ("other: 3\n", "is missing")]
)
def test_a_missing_or_wrong_list_is_reported(tmp_path: Path, text: str, what: str) -> None:
    """Neither is a traceback."""
    with pytest.raises(ContentError) as caught:
        parse_list(read(tmp_path, text), Question, ("questions",))
    assert what in caught.value.problems[0].what


def test_an_error_prints_file_line_and_remedy(tmp_path: Path) -> None:
    """One line for each problem, ready to click in an editor."""
    path = written(tmp_path, "id: q1\nlevle: apply\n")
    with pytest.raises(ContentError) as caught:
        parse(read_yaml(path), Question)
    assert str(caught.value) == f"{path}:2: unknown key 'levle' - did you mean 'level'?"


def test_problems_are_in_the_order_of_the_files() -> None:
    """However they were found."""
    late, early = Problem(Path("b.yaml"), 1, "x", "y"), Problem(Path("a.yaml"), 9, "x", "y")
    assert ContentError([late, early]).problems == (early, late)
