"""Match: give each item the place it belongs to; several items may share a place (a sort is a match)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from csm_course.exercises.base import Answer, Choice, Exercise, Key, Option, Question, require_distinct, shown


class PlacedOption(Option):
    """An item and the place it belongs to; `reason` teaches why, without naming the place."""

    place: Key


class MatchQuestion(Question):
    kind: Literal["match"] = "match"
    items: tuple[Choice, ...]
    places: tuple[Choice, ...]


class MatchAnswer(Answer):
    placed: Annotated[dict[Key, Key], Field(max_length=40)] = {}

    def is_blank(self) -> bool:
        return not self.placed


class MatchExercise(Exercise):
    kind: Literal["match"]
    items: Annotated[tuple[PlacedOption, ...], Field(min_length=2, max_length=20)]
    places: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _places_exist(self) -> Self:
        places = tuple(place.id for place in self.places)
        require_distinct(places, "places")
        require_distinct(tuple(item.id for item in self.items), "items")
        for item in self.items:
            if item.place not in places:
                raise ValueError(f"the item {item.id!r} goes to {item.place!r}; the places are {', '.join(places)}")
        return self

    def question(self) -> MatchQuestion:
        return MatchQuestion(
            id=self.id, title=self.title, points=self.points, hints=self.hints,
            items=shown(self.items), places=self.places,
        )  # fmt: skip
