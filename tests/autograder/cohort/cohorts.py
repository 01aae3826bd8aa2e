"""Invented cohorts of any size, and strategies for the names people have and spreadsheets trip over."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from csm_autograder.cohort.rows import Cohort, Learner, Mark, Task, Work

TASKS = (
    Task("m01-w1-gain", "What is gained", "workbook-1", 5),
    Task("m01-w1-brief", "The brief", "workbook-1", 10, written=True),
    Task("m01-test", "Test of module 1", "test", 15),
)
NOW = datetime(2026, 11, 20, 12)
names = st.text(max_size=20) | st.sampled_from(
    [
        "=1+1",
        "+49",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "Åse Ünal",
        'O"Neil, Jr.',
        "two\nlines",
        "'=1",
        "'s Gravesande",
        "＝1",
        "\r=1",
    ]
)


def learner(number: int) -> Learner:
    """One of many."""
    return Learner(f"learner-{number:04}", f"First{number}", f"Last{number}")


def cohort(size: int, absent: int = 0) -> Cohort:
    """So many who handed in, in turn well, badly and halfway, one after another."""
    works = tuple(_work(number) for number in range(size))
    return Cohort(
        "m01-customer-success-fundamentals",
        "Module 1: Customer success fundamentals",
        TASKS,
        works,
        tuple(learner(size + number) for number in range(absent)),
    )


def _work(number: int) -> Work:
    share = (1, 0, 0.5)[number % 3]
    marks = {
        "m01-w1-gain": Mark(5 * share, "auto"),
        "m01-w1-brief": Mark(None, "needs a person") if number % 2 else Mark(8, "decided"),
        "m01-test": Mark(15 * share, "auto"),
    }
    return Work(learner(number), NOW - timedelta(days=number % 30), marks, {"workbook-1": 0.5 * (number % 2)})
