"""What the research knows: facts, people and answers."""

from csm_course.tools.questionnaire import Knowledge


class Result(Knowledge):
    """`missing_facts` are the labels of the shared facts still empty; `people` counts stakeholders with a name."""

    missing_facts: tuple[str, ...]
    people: int
    people_without_wish: int
