"""The catalogue: forms from authors' files, by learner and attempt, and what is said while modules are missing."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.counts import Span
from csm_autograder.assessment.forms.lasting import lacking, lasts
from csm_autograder.assessment.forms.shortages import NoForm
from csm_course.items import generate
from csm_course.items.generated import GeneratedItem
from csm_course.places import content_folder

STANDARD = """\
attribution: Ours
skills:
  - {id: CSA-SC-01, title: One, side: customer, area: Talk, coverage: full, lessons: [L-1.1]}
concepts: []
terms: []
"""
TAGS = """\
  objective: Say it
  competency: CSA-SC-01
  bloom: apply
  difficulty: 0.7
  author: Team
  reviewed: 2026-11-22 Team
"""
EXAM = """\
id: exam
title: The exam
kind: exam
policy: part_a
attempts: 2
blueprint:
  items: 4
  modules: {M-1: 2, M-2: 2}
  groups: {talk: 4}
"""


def item(name: str, module: int, **more: str) -> str:
    """An item of a bank, as its author writes it."""
    options = "".join(f"    - {{id: {one}, text: Option {one}, reason: Because}}\n" for one in "abc")
    asks = f"- id: {name}\n  stem: What about {name}?\n  options:\n{options}  key: a\n  lesson: L-{module}.1\n"
    return asks + TAGS + "".join(f"  {key}: {value}\n" for key, value in more.items())


GENERATOR = f"""\
- id: gen-sum
  kind: generated
  stem: "What is {{a}} and 1?"
  draws: {{a: {{from: 10, to: 12}}}}
  answer: {{expression: "a+1", decimals: 0, reason: "It is {{a+1}}."}}
  errors:
    - {{name: one off, expression: "a", reason: "No."}}
    - {{name: two off, expression: "a+2", reason: "No."}}
    - {{name: three off, expression: "a+3", reason: "No."}}
  lesson: L-1.1
{TAGS}"""


def write(content: Path, files: Mapping[str, str]) -> None:
    """These files, in folders that are made."""
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def bank(module: int, *names: str) -> dict[str, str]:
    """The bank of a module with such items."""
    return {f"m{module:02d}-made-up/items/01-lesson.yaml": "".join(item(name, module) for name in names)}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two modules with five items each, and an exam of two questions of each."""
    write(
        tmp_path,
        {
            "syllabus/competencies.yaml": STANDARD,
            "assessments/groups.yaml": "groups:\n  - {id: talk, title: Talking, areas: [Talk]}\n",
            "assessments/exam.yaml": EXAM,
            **bank(1, *"abcde"),
            **bank(2, *"vwxyz"),
        },
    )
    return tmp_path


def test_a_form_belongs_to_learner_and_attempt(content: Path) -> None:
    """The same again for the same, in another catalogue too; others for others; what the learner sees has no key."""
    form = Catalogue(content).form("exam", "ann", 1)
    assert Catalogue(content).form("exam", "ann", 1) == form
    others = {Catalogue(content).form("exam", name, n).ids for name in ("bob", "eve") for n in (1, 2)}
    assert len(others | {form.ids}) > 3
    assert [one.item.id for one in form.items] == [one.asked.id for one in form.items]
    assert "key" not in form.items[0].asked.model_dump_json()
    assert all(one.counts for one in form.items)


def test_attempts_repeat_nothing_while_the_bank_lasts(content: Path) -> None:
    """Ten items make two attempts of four; the third repeats the least it can."""
    catalogue = Catalogue(content)
    past: list[tuple[str, ...]] = []
    for attempt in (1, 2):
        past.append(catalogue.form("exam", "ann", attempt, Seen.in_attempts(past)).ids)
    assert len({one for ids in past for one in ids}) == 8
    third = catalogue.form("exam", "ann", 3, Seen.in_attempts(past))
    assert sorted(third.log.repeated) == sorted(set(third.ids) & set(past[0]))
    assert len(third.log.repeated) == 2
    assert lasts(catalogue, "exam", 9) == 2


def test_ids_alone_say_what_was_seen(content: Path) -> None:
    """A caller that does not know when keeps a set."""
    catalogue = Catalogue(content)
    seen = frozenset("abcvwx")
    assert set(catalogue.form("exam", "ann", 2, seen).ids) == set("deyz")


def test_exposure_is_kept_where_somebody_counts(content: Path) -> None:
    """Items on half of all forms already stay away."""
    text = (content / "assessments" / "exam.yaml").read_text()
    write(content, {"assessments/exam.yaml": text + "  most_exposed: 0.5\n"})
    form = Catalogue(content).form("exam", "ann", 1, exposure=Exposure(10, dict.fromkeys("abcvwx", 9)))
    assert set(form.ids) == set("deyz")


def test_a_rehearsal_says_so(content: Path) -> None:
    """Module 2 has one question and needs two: all four come from module 1, and the note is honest."""
    write(content, bank(2, "v"))
    one = Catalogue(content).assessments()["exam"]
    assert one.note == (
        "A rehearsal, not the whole exam: The exam asks about 2 modules, and so far only module 1 has questions for it."
    )
    assert one.blueprint.modules == {"M-1": Span(low=4, high=4)}
    assert set(Catalogue(content).form("exam", "ann", 1).ids) < set("abcde")
    assert [str(short) for short in lacking(Catalogue(content), one)] == [
        "module 2: 4 (for 2 forms) wanted, 1 in the bank; write 3 more",
        "talk: 8 (for 2 forms) wanted, 6 in the bank; write 2 more",
    ]


def test_a_change_of_a_file_is_noticed(content: Path) -> None:
    """Authors need not start anything again: what was a rehearsal is the exam once the bank is there."""
    full = bank(2, *"vwxyz")
    write(content, bank(2, "v"))
    catalogue = Catalogue(content)
    assert catalogue.assessments()["exam"].note
    assert catalogue.assessments() is catalogue.assessments()
    write(content, full)
    assert catalogue.assessments()["exam"].note == ""


def test_without_any_bank_there_is_no_form(content: Path) -> None:
    """And both the note and the refusal say why."""
    write(content, {name: "[]" for module in (1, 2) for name in bank(module)})
    catalogue = Catalogue(content)
    assert catalogue.assessments()["exam"].note == "Not to be taken yet: no module has questions for The exam."
    with pytest.raises(NoForm, match="module 1: 2 wanted, none in the bank; write 2 more"):
        catalogue.form("exam", "ann", 1)
    with pytest.raises(NoForm):
        lasts(catalogue, "exam", 3)


def test_only_live_items_are_asked(content: Path) -> None:
    """Drafts and retired items stay away; a pilot item is asked where the exam asks for one, and does not count."""
    states = {"f": "draft", "g": "retired", "h": "pilot"}
    items = "".join(item(name, 1) for name in "ab") + "".join(item(name, 1, status=s) for name, s in states.items())
    write(content, {"m01-made-up/items/01-lesson.yaml": items})
    assert set(Catalogue(content).form("exam", "ann", 1).ids) < set("abvwxyz")
    write(content, {"assessments/exam.yaml": EXAM + "  pilots: 1\n"})
    form = Catalogue(content).form("exam", "ann", 1)
    assert len(form.items) == 5
    assert [one.item.id for one in form.items if not one.counts] == ["h"]


def with_generator(content: Path) -> None:
    """Module 1 has one generator with three questions to show, and one item."""
    write(content, {"m01-made-up/items/01-lesson.yaml": GENERATOR + item("a", 1)})


def test_a_generator_gives_what_does_not_look_familiar(content: Path) -> None:
    """It can show three questions: three attempts show all three, the fourth says that one comes again."""
    with_generator(content)
    catalogue = Catalogue(content)
    past: list[tuple[str, ...]] = []
    stems = []
    for attempt in (1, 2, 3, 4):
        form = catalogue.form("exam", "ann", attempt, Seen.in_attempts(past))
        past.append(form.ids)
        stems += [one.item.stem for one in form.items if one.item.id.startswith("gen-sum-")]
    assert sorted(stems[:3]) == ["What is 10 and 1?", "What is 11 and 1?", "What is 12 and 1?"]
    assert "gen-sum#1" in form.log.repeated
    assert len({one for ids in past for one in ids if one.startswith("gen-")}) == 4


def test_an_item_is_found_again_by_its_id(content: Path) -> None:
    """Fixed ones, variants by their seed, and None for what is gone."""
    with_generator(content)
    catalogue = Catalogue(content)
    generator = catalogue.stock().items["gen-sum"]
    assert isinstance(generator, GeneratedItem)
    assert catalogue.item("gen-sum-7") == generate(generator, 7)
    assert (found := catalogue.item("a")) is not None
    assert found.id == "a"
    assert [catalogue.item(name) for name in ("gone", "a-1", "gen-sum", "gen-sum-x", "")] == [None] * 5


def test_a_story_comes_with_its_questions(content: Path) -> None:
    """The questions carry the story, to show and to keep."""
    told = "".join(item(name, 1, story="mill") for name in "st")
    write(content, {
        "m01-made-up/items/02-lesson.yaml": told,
        "m01-made-up/items/stories.yaml": "- {id: mill, title: A mill, text: It turns.}\n",
        "assessments/exam.yaml": EXAM + "  stories: {items: 2}\n",
    })  # fmt: skip
    form = Catalogue(content).form("exam", "ann", 1)
    at = [index for index, one in enumerate(form.items) if one.story]
    assert {form.items[index].item.id for index in at} == {"s", "t"}
    assert at[1] == at[0] + 1
    assert form.items[at[0]].asked.story
    assert form.items[at[0]].asked.story.text == "It turns."


def test_many_may_begin_at_once(content: Path) -> None:
    """Forms made by several threads are those one would make alone."""
    catalogue = Catalogue(content)
    names = [f"learner-{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda name: catalogue.form("exam", name, 1).ids, names))
    assert together == [Catalogue(content).form("exam", name, 1).ids for name in names]


def test_exam_b_tells_no_phase_twice() -> None:
    """Exam B as it stands: three cases, each in another phase of the framework."""
    catalogue = Catalogue(content_folder())
    for learner in map(str, range(20)):
        stories = {one.story.id: one.story.phase for one in catalogue.form("exam-b", learner, 1).items if one.story}
        assert len(stories) == len(set(stories.values())) == 3


@pytest.mark.parametrize("name", ["m01-test", "exam-a", "exam-b"])
def test_the_banks_of_the_course_last_as_long_as_wanted(name: str) -> None:
    """Tests and exams as they stand: so many attempts as their files want have no question twice."""
    catalogue = Catalogue(content_folder())
    one = catalogue.assessments()[name]
    assert lasts(catalogue, name, one.attempts) == one.attempts
    assert len(asked(catalogue, name, "ann")) == one.attempts * one.blueprint.items


def test_no_learner_meets_a_question_of_exam_b_twice() -> None:
    """The stories just suffice for three attempts: whoever begins, each form leaves enough for the next."""
    catalogue = Catalogue(content_folder())
    assert {len(asked(catalogue, "exam-b", str(learner))) for learner in range(25)} == {24}


@pytest.mark.parametrize("learner", ["ann", "bob"])
def test_exam_a_lasts_after_the_module_test(learner: str) -> None:
    """165 questions after 15 of the module test: the three attempts at the exam must share them well."""
    catalogue = Catalogue(content_folder())
    before = catalogue.form("m01-test", learner, 1).ids
    assert len(asked(catalogue, "exam-a", learner, before)) == 15 + 150


def asked(catalogue: Catalogue, name: str, learner: str, *before: tuple[str, ...]) -> set[str]:
    """Every question that the learner has met after all attempts that are wanted."""
    past = list(before)
    for attempt in range(1, catalogue.assessments()[name].attempts + 1):
        past.append(catalogue.form(name, learner, attempt, Seen.in_attempts(past)).ids)
    return {one for ids in past for one in ids}
