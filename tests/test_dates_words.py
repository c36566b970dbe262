"""`dates.parse` on dates with words: month names, weekdays, times and zones of many languages."""

import datetime as dt

import pytest
from dated_values import D, T, at, same

from pagestrip import dates

WORDS: list[tuple[str, dt.date | dt.datetime | None]] = [
    ("29 May 2025", D),
    ("29th May, 2025", D),
    ("the 29th of May 2025", D),
    ("May 29, 2025", D),
    ("May 29th 2025", D),
    ("MAY 29, 2025", D),
    ("Thursday, May 29, 2025", D),
    ("Thu 29 May 2025", D),
    ("Thurs., May 29, 2025", D),
    ("29-May-2025", D),
    ("29-May-25", D),
    ("29/May/2025", D),
    ("29 May '25", D),
    ("2025 May 29", D),
    ("2025-May-29", D),
    ("Sept. 5, 2024", dt.date(2024, 9, 5)),
    ("5 Sept 2024", dt.date(2024, 9, 5)),
    ("29. Mai 2025", D),
    ("Donnerstag, den 29. Mai 2025", D),
    ("1. Jänner 2025", dt.date(2025, 1, 1)),
    ("1. März 2025", dt.date(2025, 3, 1)),
    ("1er mars 2025", dt.date(2025, 3, 1)),
    ("jeudi 29 mai 2025", D),
    ("5 AOUT 2024", dt.date(2024, 8, 5)),
    ("29 de mayo de 2025", D),
    ("29 de mayo del 2025", D),
    ("mayo 29, 2025", D),
    ("29 de maio de 2025", D),
    ("quinta-feira, 29 de maio de 2025", D),
    ("29 maggio 2025", D),
    ("29 d’abril de 2025", dt.date(2025, 4, 29)),
    ("29 mei 2025", D),
    ("29. maj 2025", D),
    ("29. toukokuuta 2025", D),
    ("29. maí 2025", D),
    ("29 maja 2025 r.", D),
    ("29. května 2025", D),
    ("29. svibnja 2025.", D),
    ("29. мај 2025.", D),
    ("29 мая 2025 г.", D),
    ("29 мая 2025 года", D),
    ("29 травня 2025", D),
    ("29 Μαΐου 2025", D),
    ("29 ΜΑΪΟΥ 2025", D),
    ("29 Mayıs 2025 Perşembe", D),
    ("29 EKİM 2025", dt.date(2025, 10, 29)),
    ("2025. május 29.", D),
    ("2025 m. gegužės 29 d.", D),
    ("2025. gada 29. maijs", D),
    ("2025eko maiatzaren 29", D),
    ("2025 жылғы 29 мамыр", D),
    ("29 مايو 2025", D),
    ("٢٩ مايو ٢٠٢٥", D),
    ("29 مايو/أيار 2025", D),
    ("29 أيار 2025", D),
    ("الخميس 29 مايو 2025", D),
    ("29 كانون الثاني 2025", dt.date(2025, 1, 29)),
    ("29 غشت 2025", dt.date(2025, 8, 29)),
    ("29 اغسطس 2025", dt.date(2025, 8, 29)),
    ("29 במאי 2025", D),
    ("29 मई 2025", D),
    ("२९ मई २०२५", D),
    ("১ জুন ২০২৫", dt.date(2025, 6, 1)),
    ("29 พฤษภาคม 2568", D),
    ("29 พ.ค. 2568", D),
    ("29 พ.ค. 68", D),
    ("วันพฤหัสบดีที่ 29 พฤษภาคม พ.ศ. 2568", D),
    ("29 พฤษภาคม 2025", D),
    ("29 tháng 5, 2025", D),
    ("Ngày 29 tháng 5 năm 2025", D),
    ("29 Mei 2025", D),
    ("2025年5月29日", D),
    ("2025年05月29日 星期四", D),
    ("2025年5月29日（木）", D),
    ("２０２５年５月２９日", D),
    ("令和7年5月29日", D),
    ("民國114年5月29日", D),
    ("2025년 5월 29일", D),
    ("2025년 5월 29일 목요일", D),
    # not dates
    ("May", None),
    ("Mars", None),
    ("Mars 2020", None),
    ("May 2024", None),
    ("May 29", None),
    ("29 May", None),
    ("Mai 29", None),
    ("March of 2024", None),
    ("May 32, 2025", None),
    ("29 Mayo 20255", None),
    ("May 27-29, 2025", None),
    ("27-29 May 2025", None),
    ("27 – 29 May 2025", None),
    ("5 people 2025", None),
    ("Chapter 12, 2024", None),
    ("May 3, 1066", None),
    ("5 comments, 3 May 2025", None),
    ("By Ann Lee, May 3, 2024", None),
    ("7年5月29日", None),
    ("29. Mai 2025 und 30. Mai 2025", None),
    ("", None),
    ("   ", None),
    ("Thursday", None),
    ("on:", None),
]

TIMES: list[tuple[str, dt.datetime]] = [
    ("Thu, 29 May 2025 14:30:00 +0200", at(2)),
    ("Thu, 29 May 2025 14:30:00 GMT", at(0)),
    ("29 May 2025 14:30:00 -0400", at(-4)),
    ("Thu May 29 14:30:00 2025", T),
    ("Thu May 29 14:30:00 +0000 2025", at(0)),
    ("Thu May 29 14:30:00 UTC 2025", at(0)),
    ("Thu May 29 2025 14:30:00 GMT+0200 (Central European Summer Time)", at(2)),
    ("May 29, 2025, 2:30 p.m. EDT", at(-4)),
    ("May 29, 2025 at 2:30pm ET", at(-4)),
    ("January 9, 2025 2:30 PM ET", at(-5, dt.datetime(2025, 1, 9, 14, 30))),
    ("March 9, 2025 3:00 AM PT", at(-7, dt.datetime(2025, 3, 9, 3))),
    ("March 9, 2025 1:00 AM PT", at(-8, dt.datetime(2025, 3, 9, 1))),
    ("2:30 PM EDT, Thu May 29, 2025", at(-4)),
    ("14:30 BST, 29 May 2025", at(1)),
    ("14:30, 29 May 2025", T),
    ("14:30 29.05.2025", T),
    ("14:30 Uhr, 29.05.2025", T),
    ("2:30 PM on May 29, 2025", T),
    ("May 29, 2025 | 2:30 PM", T),
    ("May 29, 2025 2 p.m.", T.replace(minute=0)),
    ("May 29, 2025 12:30 a.m.", T.replace(hour=0)),
    ("May 29, 2025 12:30 p.m.", T.replace(hour=12)),
    ("29 mai 2025 à 14:30", T),
    ("29 mai 2025 à 14h30", T),
    ("29 mai 2025 à 14h", T.replace(minute=0)),
    ("29. Mai 2025 um 14:30 Uhr", T),
    ("29.05.2025 14.30 Uhr", T),
    ("29.05.2025, 14 Uhr", T.replace(minute=0)),
    ("29.05.2025 14.30", T),
    ("29. mai 2025 kl. 14.30", T),
    ("29.5.2025 klo 14.30", T),
    ("29/05/2025 - 14:30", T),
    ("29/05/2025 às 14h30", T),
    ("29 de mayo de 2025 a las 14:30 h", T),
    ("29 мая 2025 г. в 14:30", T),
    ("29 мая 2025, 14:30 МСК", at(3)),
    ("29 Mayıs 2025 Perşembe 14:30", T),
    ("29 Mei 2025 14:30 WIB", at(7)),
    ("Thứ năm, 29/05/2025, 14:30 (GMT+7)", at(7)),
    ("29 พ.ค. 2568 14:30 น.", T),
    ("29 مايو 2025 - 2:30 م", T),
    ("٠٢:٣٠ ص الخميس ٢٩ / ٥ / ٢٠٢٥", T.replace(hour=2)),
    ("2025年5月29日 14:30", T),
    ("2025年5月29日(木) 14時30分", T),
    ("2025年5月29日午後2時30分", T),
    ("2025年5月29日 下午2:30", T),
    ("2025-05-29 (목) 오후 2:30", T),
    ("2025.05.29. 14:30", T),
    ("2025. május 29. 14:30", T),
    ("2025-5-29 14:30:00 UTC", at(0)),
    ("May 29, 2025 2:30 PM IST", at(5.5)),
]


@pytest.mark.parametrize(("text", "expected"), [*WORDS, *TIMES])
def test_a_string_that_is_one_date(text: str, expected: dt.date | None) -> None:
    assert same(dates.parse(text), expected), dates.parse(text)


def test_an_unknown_zone_is_not_guessed() -> None:
    assert dates.parse("May 29, 2025 2:30 PM XYT") is None
    assert dates.parse("2025-05-29 14:30:00 +25:00") is None


def test_a_zone_of_two_meanings_goes_by_the_language() -> None:
    assert same(dates.parse("May 29, 2025 2:30 PM IST", language="he"), at(2))
    assert same(dates.parse("2025-05-29 14:30 CST", language="zh-CN"), at(8))
    assert same(dates.parse("2025-05-29 14:30 CST"), at(-6))


def test_a_month_name_of_two_meanings_needs_the_language() -> None:
    assert dates.parse("29 listopada 2024") is None
    assert dates.parse("29 listopada 2024", language="pl") == dt.date(2024, 11, 29)
    assert dates.parse("29 listopada 2024", language="hr") == dt.date(2024, 10, 29)
    assert dates.parse("29 mai 2025", language="en") == D  # a sign-off may be in another language than its page


def test_the_last_resort_reads_a_language_without_a_table_and_no_clock() -> None:
    assert dates.parse("29 Gwengolo 2025", language="br") == dt.date(2025, 9, 29)
    assert dates.parse("29 Gwengolo 2025") is None
    assert dates.parse("29 Gwengolo", language="br") is None
    assert dates.parse("Gwengolo 2025, 12", language="xx") is None
    assert dates.parse("12 players in 2025", language="br") is None
