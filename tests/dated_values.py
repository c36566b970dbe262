"""What the tests of `dates.parse` compare with: a day, a moment, and the moment in a zone."""

import datetime as dt

D = dt.date(2025, 5, 29)
T = dt.datetime(2025, 5, 29, 14, 30)


def at(hours: float, base: dt.datetime = T) -> dt.datetime:
    return base.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))


def same(found: dt.date | None, expected: dt.date | None) -> bool:
    """Equal, and of one type, and both with a zone or both without."""
    if not (isinstance(found, dt.datetime) and isinstance(expected, dt.datetime)):
        return type(found) is type(expected) and found == expected
    return found == expected and found.utcoffset() == expected.utcoffset()
