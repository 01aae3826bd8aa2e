"""RACI: one accountable person for each task, somebody who does it, and nobody who carries everything."""

from hypothesis import given
from hypothesis import strategies as st

from csm_course.registers import Stakeholder
from csm_course.tools.raci_matrix import EXAMPLE, Inputs, report, solve
from csm_course.tools.raci_matrix.inputs import LETTERS, Letter, Task

PEOPLE = tuple(Stakeholder(id=letter, name=letter.upper()) for letter in "abcde")
LETTER = st.sampled_from(tuple(LETTERS))
TASKS = st.lists(
    st.builds(Task, name=st.sampled_from(("", "Weigh")), roles=st.dictionaries(st.sampled_from("abcdez"), LETTER)),
    max_size=7,
).map(tuple)


def _fault(**roles: Letter) -> str:
    (task,) = solve(Inputs(stakeholders=PEOPLE, tasks=(Task(name="Weigh", roles=roles),))).tasks
    return task.fault


def test_exactly_one_person_is_accountable_and_somebody_does_it() -> None:
    """Domain facts 1.9: no A or two are errors; at least one R; A and R may be one person."""
    assert _fault(a="R") == "nobody is accountable; choose one person"
    assert _fault(a="A", b="A", c="R") == "2 people are accountable; keep one"
    assert _fault(a="A", b="AR") == "2 people are accountable; keep one"
    assert _fault(a="A", b="C") == "nobody is responsible; choose who does it"
    assert _fault(a="AR") == ""
    assert _fault(a="A", b="R", c="R") == ""


def test_many_hands_and_many_opinions_are_doubted_not_forbidden() -> None:
    """Four people who do it, or four who are asked, are told; the task stays valid."""
    doing = Task(name="Weigh", roles={"a": "AR", "b": "R", "c": "R", "d": "R"})
    asking = Task(name="Count", roles={"a": "AR", "b": "C", "c": "C", "d": "C", "e": "C"})
    result = solve(Inputs(stakeholders=PEOPLE, tasks=(doing, asking)))
    assert result.valid == 2
    assert [bool(one.doubt) for one in result.tasks] == [True, True]


def test_loads_and_people_without_a_part() -> None:
    """A answers for three of three tasks; E has no letter at all."""
    tasks = tuple(Task(name=str(at), roles={"a": "A", doer: "R"}) for at, doer in enumerate("bcd"))
    result = solve(Inputs(stakeholders=PEOPLE, tasks=tasks))
    assert (result.answers_for_most, result.idle) == (("A",), ("E",))


def test_a_letter_of_somebody_who_is_gone_does_not_count() -> None:
    """The row of the accountable person was removed: the task has none any more."""
    assert _fault(gone="A", a="R") == "nobody is accountable; choose one person"


def test_the_example_holds_and_everyone_has_a_part() -> None:
    """Seven tasks, each with one A; Rui is consulted three times."""
    result = solve(EXAMPLE)
    assert (result.valid, result.idle) == (7, ())
    assert next(one.consulted for one in result.loads if one.id == "rui") == 3
    assert report(EXAMPLE, result).tables[0].columns[1] == "Dagny Solheim"


@given(TASKS)
def test_what_is_counted_along_tasks_is_counted_down_people(tasks: tuple[Task, ...]) -> None:
    """Letters add up to the same both ways, and a task is valid exactly with one A and an R."""
    result = solve(Inputs(stakeholders=PEOPLE, tasks=tasks))
    for column in ("responsible", "accountable", "consulted", "informed"):
        along, down = (sum(getattr(one, column) for one in rows) for rows in (result.tasks, result.loads))
        assert along == down
    assert all((not one.fault) == (one.accountable == 1 and one.responsible >= 1) for one in result.tasks)
