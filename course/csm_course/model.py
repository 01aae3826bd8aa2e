"""The one kind of model the whole course is made of: frozen, and strict about names it does not know."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value object: compared by content, never changed, refusing unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
