"""Who a request comes from, as far as the home that serves it can tell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in.

    `sits`: may take tests and exams, as the learner `name`. `teaches`: may see how all
    learners stand, give allowances, and see figures.
    `by_token`: the request carries its own proof in a header, which no other site can make a browser send.
    """

    name: str
    sits: bool = True
    teaches: bool = False
    by_token: bool = False
