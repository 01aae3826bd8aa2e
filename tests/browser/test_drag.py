"""An exercise that is dragged: by keyboard alone, and by dragging, to the same full points."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.app.served import Server
from tests.browser.steps import MODULE, open_app, panel, saved

pytestmark = pytest.mark.browser
LESSON = f"{MODULE}/lessons/02-how-does-customer-success-work.ipynb"
CHAIN = ["can-book", "tenants-open", "plumbers-plan", "share-falls", "goal-reached", "money-saved"]


def shown(exercise: Locator) -> list[str]:
    """The steps in the order in which they stand."""
    order: list[str] = exercise.locator("[data-csm-item]").evaluate_all("rows => rows.map(row => row.dataset.csmItem)")
    return order


def is_right(exercise: Locator) -> None:
    """Checked, it earns everything."""
    exercise.locator("[data-csm=check]").focus()
    exercise.page.keyboard.press("Enter")
    expect(exercise.locator("[data-csm=verdict]")).to_contain_text("5 of 5")
    saved(exercise)


def test_by_keyboard_alone(page: Page, server: Server) -> None:
    """Alt with the arrow keys moves the step that has the focus; the focus goes with it, and the place is spoken."""
    open_app(page, server, LESSON)
    exercise = panel(page, "m01-l02-the-chain")
    for place, step in enumerate(CHAIN):
        exercise.locator(f"[data-csm-item={step}] [data-csm=up]").focus()
        for _ in range(shown(exercise).index(step) - place):
            page.keyboard.press("Alt+ArrowUp")
        assert page.evaluate("document.activeElement.closest('[data-csm-item]').dataset.csmItem") == step
    if exercise.locator("[data-csm=keep-order]").is_visible():  # mixed into the right order already
        exercise.locator("[data-csm=keep-order]").focus()
        page.keyboard.press("Enter")
    assert shown(exercise) == CHAIN
    expect(exercise.locator("fieldset [role=status]")).to_contain_text("of 6")
    is_right(exercise)


def test_by_dragging(page: Page, server: Server) -> None:
    """Taken at its grip, a step is put where it is let go."""
    open_app(page, server, LESSON)
    exercise = panel(page, "m01-l02-the-chain")
    exercise.scroll_into_view_if_needed()
    for place, step in reversed(list(enumerate(CHAIN))):
        grip = exercise.locator(f"[data-csm-item={step}] .csm-order__grip")
        target = exercise.locator("[data-csm-item]").nth(place)
        while shown(exercise).index(step) != place:
            start, end = grip.bounding_box(), target.bounding_box()
            assert start is not None
            assert end is not None
            page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
            page.mouse.down()
            page.mouse.move(start["x"], end["y"] + end["height"] / 2, steps=6)
            page.mouse.up()
    assert shown(exercise) == CHAIN
    is_right(exercise)
