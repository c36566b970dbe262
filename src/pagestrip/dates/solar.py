"""The Solar Hijri calendar, in which pages of Iran and Afghanistan print their dates."""

import datetime as dt

LONG_MONTHS = 6  # of 31 days; the others have 30, the last one 29 but in a leap year
CYCLE, LEAPS = 33, (1, 5, 9, 13, 17, 22, 26, 30)  # years of the cycle that have a leap day
EPOCH = 226_894  # the proleptic Gregorian ordinal of the day before the calendar's first
YEARS = range(1178, 1634)  # for which the cycle gives the official calendar's leap years (K. M. Borkowski, The Persian calendar for 3000 years, 1996)


def gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a Solar Hijri one, None where the calendar has no such day or the year lies outside YEARS."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    passed, rest = divmod(year - 1, CYCLE)
    leaps = passed * len(LEAPS) + sum(leap <= rest for leap in LEAPS)
    days = 365 * (year - 1) + leaps + 30 * (month - 1) + min(month - 1, LONG_MONTHS) + day
    return dt.date.fromordinal(EPOCH + days)


def _length(year: int, month: int) -> int:
    if month <= LONG_MONTHS:
        return 31
    return 30 if month < 12 or year % CYCLE in LEAPS else 29
