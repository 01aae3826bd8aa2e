"""How moments are stored: as microseconds since 1970 in UTC, which no database and no time zone reads otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """A moment with a time zone on the one side, a whole number on the other."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Exact: no float is involved."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone is none")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The same moment in UTC."""
        return None if value is None else EPOCH + timedelta(microseconds=int(value))
