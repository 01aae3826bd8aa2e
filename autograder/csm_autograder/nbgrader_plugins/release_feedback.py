"""Hands feedback out learner by learner: one without a secret, or whose files cannot be read, keeps nobody from theirs.

The address of a page is made of `submission_secret.txt`, which `nbgrader submit` writes and only that learner has.
nbgrader's own command opens it, and the time of handing in, for everybody in turn, and stops at the first it cannot.
"""

import glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"
NOT_RELEASED = (
    "No feedback released to %a: %s. Give the pages in %s to this learner yourself, or ask for a new hand-in."
)
NO_SECRET = f"the hand-in came without {SECRET}, so it was not handed in by nbgrader, which makes the address of it"
NO_WORD = f"{SECRET} is empty or is no text"
SOME_GOT_NONE = "Feedback was released to %d learners; %d got none, for the reasons above."


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader publishes no types
    """`release_feedback` of `ExchangeFactory`."""

    def copy_files(self) -> None:
        """Release to everybody who can be reached. Raises ExchangeError at the end, where somebody could not."""
        excluded = set(filter(None, self.coursedir.student_id_exclude.split(",")))
        folders = [Path(one) for one in sorted(glob.glob(self.src_path))]  # noqa: PTH207 - nbgrader's own pattern
        wanted = [folder for folder in folders if folder.parent.name not in excluded and any(folder.glob("*.html"))]
        troubles = [trouble for folder in wanted if (trouble := self._released(folder))]
        if troubles:
            self.fail(SOME_GOT_NONE % (len(wanted) - len(troubles), len(troubles)))

    def _released(self, folder: Path) -> str:
        """Release one learner's pages; gives what stood in the way."""
        try:
            trouble = _obstacle(folder / SECRET)
            if not trouble:
                (folder / TIMESTAMP).touch()  # read for the log alone, and missing it must not cost the feedback
                self.src_path = glob.escape(str(folder))
                super().copy_files()
        except (OSError, ValueError) as error:
            trouble = f"{type(error).__name__}: {error}"
        if trouble:
            self.log.error(NOT_RELEASED, folder.parent.name, trouble, folder)
        return trouble


def _obstacle(secret: Path) -> str:
    """Why there is no address for the pages; nothing where there is one. Raises OSError."""
    try:
        return "" if secret.read_text() else NO_WORD
    except FileNotFoundError:
        return NO_SECRET
    except ValueError:
        return NO_WORD
