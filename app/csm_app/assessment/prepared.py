"""Forms made ahead, so that many can begin in the same minute: putting one together takes the solver up to two seconds.

A process of its own makes them, since the solver and what surrounds it would hold up the answers of all who are already
at work. What lies ready is given once, to the first attempt of somebody who has met no question yet: then any form of
the blueprint is as good as another. For everybody else one is made while they read the page before they begin, with
care for what they have met and for their attempts to come. Where many wait for theirs, a ready form of new questions is
given all the same: nobody is to wait for the care taken of others.
"""

import secrets
from collections import Counter, deque
from collections.abc import Mapping
from threading import Condition, Thread
from time import monotonic

from csm_app.assessment.maker import Made, Maker, Wish, unpacked
from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.form import Form

AGAIN = 20.0
"""Seconds after which a form that could not be made is tried again."""
MOST_EXPECTED = 500
RUSH = 3
"""Whoever would wait for the forms of more than so many others is given what lies ready."""
Whose = tuple[str, str, int]
"""Assessment, learner, attempt."""


class PreparedForms:
    """A catalogue that has `ahead` forms of each test and exam ready. Safe to use from many threads."""

    def __init__(self, catalogue: Catalogue, maker: Maker, ahead: int) -> None:
        self._catalogue, self._maker, self._ahead = catalogue, maker, ahead
        self._series, self._number = secrets.token_hex(4), 0
        self._ready: dict[str, deque[Made]] = {}
        self._given: dict[str, Exposure] = {}
        self._failed: dict[str, float] = {}
        self._expected: dict[Whose, Wish] = {}
        self._own: dict[Whose, tuple[Seen, Made]] = {}
        self._shelf: object = None
        self._closed = False
        self._changed = Condition()
        self._filling = Thread(target=self._fill, name="assessment-prepared", daemon=True)
        self._filling.start()

    def assessments(self) -> Mapping[str, Assessment]:
        """Every test and exam by its id."""
        return self._catalogue.assessments()

    def form(self, assessment: str, learner: str, attempt: int, seen: Seen, exposure: Exposure | None) -> Form:
        """One that lies ready, or one made now. Raises what the catalogue raises."""
        made = self._own_of((assessment, learner, attempt), seen)
        if made is None and attempt == 1 and (not seen.times or len(self._expected) > RUSH):
            made = self._taken(assessment, seen, exposure or Exposure())
        made = made or self._maker.make(Wish(assessment, learner, attempt, seen, exposure))
        if made is None:  # made here once more, to hear why it cannot be
            return self._catalogue.form(assessment, learner, attempt, seen, exposure)
        return unpacked(made)

    def expect(self, wish: Wish) -> None:
        """Somebody is about to begin: where nothing that lies ready is for them, theirs is made before all others."""
        whose = wish.assessment, wish.learner, wish.attempt
        with self._changed:
            if wish.attempt == 1 and not wish.seen.times and self._ready.get(wish.assessment):
                return
            if whose not in self._own and len(self._expected) < MOST_EXPECTED:
                self._expected[whose] = wish
                self._changed.notify_all()

    def ready(self) -> dict[str, int]:
        """How many lie ready of each."""
        with self._changed:
            return {name: len(self._ready.get(name, ())) for name in self.assessments()}

    def close(self) -> None:
        """Stop making forms."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._maker.close()
        self._filling.join(timeout=10)

    def _taken(self, assessment: str, seen: Seen, exposure: Exposure) -> Made | None:
        """The first that has nothing the learner has seen."""
        with self._changed:
            self._forget_what_changed()
            self._given[assessment] = exposure
            made = self._fitting(assessment, seen)
            if made is not None:
                self._ready[assessment].remove(made)
                self._changed.notify_all()
            return made

    def _fitting(self, assessment: str, seen: Seen) -> Made | None:
        ready = self._ready.get(assessment, ())
        return next((one for one in ready if not seen.times.keys() & one.items), None)

    def _own_of(self, whose: Whose, seen: Seen) -> Made | None:
        """What was made for just this beginning, unless the learner has seen other questions meanwhile."""
        with self._changed:
            self._forget_what_changed()
            self._expected.pop(whose, None)
            before, made = self._own.pop(whose, (None, None))
            return made if before == seen else None

    def _forget_what_changed(self) -> None:
        """Forms of questions that authors have changed meanwhile are not given to anybody."""
        shelf = self._catalogue.stock()
        if shelf is not self._shelf:
            self._shelf = shelf
            self._ready.clear()
            self._failed.clear()
            self._own.clear()

    def _fill(self) -> None:
        """The thread's work: one form after the other where most are missing, until closed."""
        while (found := self._wanted()) is not None:
            wish, shelf = found
            made = self._maker.make(wish)
            with self._changed:
                if shelf is not self._shelf:
                    continue
                if not wish.learner.startswith(f"prepared/{self._series}/"):
                    self._keep(wish, made)
                elif made is None:
                    self._failed[wish.assessment] = monotonic()
                else:
                    self._ready.setdefault(wish.assessment, deque()).append(made)

    def _keep(self, wish: Wish, made: Made | None) -> None:
        """Made for somebody; who never begins is forgotten, the oldest first."""
        if made is not None:
            self._own[wish.assessment, wish.learner, wish.attempt] = wish.seen, made
        while len(self._own) > MOST_EXPECTED:
            del self._own[next(iter(self._own))]

    def _wanted(self) -> tuple[Wish, object] | None:
        """Who is expected, then what is missing most; waits while there is nothing. Nothing once closed."""
        with self._changed:
            while not self._closed:
                missing = self._missing()
                if self._expected:
                    return self._expected.pop(next(iter(self._expected))), self._shelf
                if missing:
                    name = max(missing, key=lambda one: missing[one])
                    self._number += 1
                    learner = f"prepared/{self._series}/{self._number}"
                    return Wish(name, learner, 1, Seen(), self._exposed(name)), self._shelf
                self._changed.wait(timeout=AGAIN if self._failed else None)
        return None

    def _missing(self) -> dict[str, int]:
        try:
            self._forget_what_changed()
            names = self._catalogue.assessments()
        except Exception:  # authors' files are being changed: whoever begins now is told what is wrong with them
            return {}
        ago = monotonic() - AGAIN
        tried = {name for name in names if self._failed.get(name, ago) <= ago}
        lacking = {name: self._ahead - len(self._ready.get(name, ())) for name in tried}
        return {name: count for name, count in lacking.items() if count > 0}

    def _exposed(self, assessment: str) -> Exposure:
        """As if those that lie ready had been given."""
        given, ready = self._given.get(assessment, Exposure()), self._ready.get(assessment, ())
        counts = Counter(given.counts)
        counts.update(item for one in ready for item in one.items)
        return Exposure(forms=given.forms + len(ready), counts=dict(counts))
