"""Stories: the cases that several items lean on, as authors write them in `items/stories.yaml`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from csm_course.exercises.base import Key, Text
from csm_course.model import Model
from csm_course.places import story_file
from csm_course.problems import ContentError, Problem
from csm_course.source import Document, parse_list, read_yaml

if TYPE_CHECKING:
    from csm_course.items.asked import Story


class WrittenStory(Model):
    """A case in Markdown; `phase` is the phase of the framework it plays in, such as FP-3."""

    id: Key
    title: Text
    text: Text
    phase: Text | None = None
    version: Annotated[int, Field(ge=1)] = 1

    def asked(self) -> "Story":
        """What a learner sees of it."""
        from csm_course.items.asked import Story  # a notebook that only reads the bank starts without these models

        return Story(id=self.id, title=self.title, text=self.text)


def read_stories(module: Path) -> tuple[tuple[WrittenStory, ...], Document | None]:
    """The stories of a module with the file they stand in; none, and no file, where none is written.

    Raises ContentError with every fault.
    """
    path = story_file(module)
    if not path.is_file():
        return (), None
    document = read_yaml(path)
    stories = parse_list(document, WrittenStory)
    problems = _repeated(stories, document)
    if problems:
        raise ContentError(problems)
    return stories, document


def _repeated(stories: tuple[WrittenStory, ...], document: Document) -> list[Problem]:
    ids = [story.id for story in stories]
    return [
        document.problem((index,), f"the story '{one}' stands twice", "give one of them another id")
        for index, one in enumerate(ids)
        if one in ids[:index]
    ]
