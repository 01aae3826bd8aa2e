"""A remark: what is wrong with a submission, for the instructor, and what the learner should be told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """`about` names a file of the submission, an exercise, or nothing where it is about the whole submission."""

    about: str
    instructor: str
    learner: str
