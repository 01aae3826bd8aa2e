"""What the toolbox says of a tool: its name, what it is for, when to take it up, and to which phase it belongs."""

from csm_course.model import Model


class About(Model):
    """`purpose` and `when` are one sentence each. `phase` is 1 to 7 of the engagement, or 0 for tools of every phase.

    `topic` is the syllabus id of the tool (TOOL-04) where it has one, `file` that of the document it comes in.
    `words` are other names under which people look for it.
    """

    title: str
    purpose: str
    when: str
    phase: int
    topic: str = ""
    file: str = ""
    words: tuple[str, ...] = ()
