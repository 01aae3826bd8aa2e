"""Steps to be put in order are met in another one."""

from hypothesis import given
from hypothesis import strategies as st

from csm_course.exercises.base import Choice, Option
from csm_course.exercises.order import OrderExercise, mixed


@given(steps=st.integers(3, 12), seed=st.text(max_size=60))
def test_mixed_steps_are_the_same_steps_in_another_order(steps: int, seed: str) -> None:
    """Nothing is lost, neither the first step nor the last is where it belongs, and every build mixes alike."""
    items = tuple(Choice(id=f"s{number}", text=f"Step {number}") for number in range(steps))
    met = mixed(items, seed)
    assert sorted(met, key=lambda item: item.id) == sorted(items, key=lambda item: item.id)
    assert met[0] != items[0]
    assert met[-1] != items[-1]
    assert mixed(items, seed) == met


@given(name=st.from_regex(r"m01-[a-z]{4,9}", fullmatch=True))
def test_a_learner_never_meets_the_right_order(name: str) -> None:
    """The question of an order exercise holds its steps mixed, whatever the exercise is called."""
    items = tuple(Option(id=one, text=f"Step {one}", reason="Because.") for one in "abcde")
    authored = OrderExercise(
        id=name, kind="order", title="A title", task="Do it.", points=4, solution="So.", samples=(), items=items
    )
    ids = [item.id for item in authored.question().items]
    assert sorted(ids) == list("abcde")
    assert ids[0] != "a"
    assert ids[-1] != "e"
