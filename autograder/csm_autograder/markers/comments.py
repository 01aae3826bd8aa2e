"""The comment bank: what graders keep of their comments on an exercise, for the next answer and for each other."""

from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Delete, Update, delete, select, update
from sqlalchemy.orm import Session

from csm_autograder.markers.tables import comment_bank, new_id
from csm_course.model import Model

LONGEST = 4_000
"""Characters of a comment that is kept."""


class KeptComment(Model):
    """A comment on answers to an exercise. `used`: how often it was put under an answer."""

    id: str
    text: str
    author: str
    used: int


class CommentRefused(ValueError):
    """The comment cannot be kept; the text says why and what to do."""


class CommentBank:
    """The comments on one exercise, the most used first. Every change is committed at once."""

    def __init__(self, session: Session, exercise: str) -> None:
        self._session = session
        self._exercise = exercise

    def comments(self) -> tuple[KeptComment, ...]:
        """All that are kept."""
        table = comment_bank.c
        rows = self._session.execute(
            select(table.id, table.text, table.author, table.used)
            .where(table.exercise == self._exercise)
            .order_by(table.used.desc(), table.changed.desc(), table.id)
        )
        return tuple(KeptComment(id=row.id, text=row.text, author=row.author, used=row.used) for row in rows)

    def keep(self, text: str, author: str = "") -> KeptComment:
        """Keep a comment; one that is kept already is not kept twice. Raises `CommentRefused`."""
        words = checked(text)
        already = next((one for one in self.comments() if one.text == words), None)
        if already:
            return already
        kept = KeptComment(id=new_id(), text=words, author=author, used=0)
        self._session.execute(comment_bank.insert().values(exercise=self._exercise, **kept.model_dump()))
        self._session.commit()
        return kept

    def edit(self, comment: str, text: str) -> None:
        """Word it differently. Raises `CommentRefused`, also for a comment that is gone."""
        self._change(update(comment_bank).where(*self._is(comment)).values(text=checked(text)))

    def count_use(self, comment: str) -> None:
        """It was put under an answer. One that is gone meanwhile is not missed."""
        table = comment_bank
        self._session.execute(update(table).where(*self._is(comment)).values(used=table.c.used + 1))
        self._session.commit()

    def remove(self, comment: str) -> None:
        """Take it out of the bank; what it was put under keeps it. Raises `CommentRefused` where it is gone."""
        self._change(delete(comment_bank).where(*self._is(comment)))

    def _is(self, comment: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return comment_bank.c.id == comment, comment_bank.c.exercise == self._exercise

    def _change(self, statement: Update | Delete) -> None:
        changed = cast(CursorResult[Any], self._session.execute(statement)).rowcount
        self._session.commit()
        if not changed:
            raise CommentRefused("That comment is no longer in the bank; somebody else removed it.")


def checked(text: str) -> str:
    """The comment without space around it. Raises `CommentRefused`."""
    words = text.replace("\0", "").strip()
    if not words:
        raise CommentRefused("There is no comment to keep. Write one first.")
    if len(words) > LONGEST:
        raise CommentRefused(f"The comment has {len(words):,} characters; shorten it to {LONGEST:,} to keep it.")
    return words
