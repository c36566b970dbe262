"""Tables of what pages print, a line a test: dates, datelines, names, titles, agencies."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

from pagestrip import dates
from pagestrip.extractors import dateline, people
from pagestrip.extractors.dateline.opening_core import Known
from pagestrip.extractors.dateline.witness import Story
from pagestrip.extractors.source import wire
from pagestrip.model import Block, Page
from pagestrip.text import fold
from pagestrip.titles import trimmed

STORY = "The council met here again and said that the harbour would open next week, after two years of work on its walls."
STORIES = {
    "zh": "会议今天在这里再次举行，港口将于下周开放，工程历时两年，耗资巨大，市民对此表示欢迎。",
    "ja": "港は来週開くと市議会が発表した。二年にわたる工事は今月で終わり、市民は歓迎している。",
    "ko": "시의회가 오늘 다시 모여 항구를 다음 주에 열기로 했다. 이 년 동안의 공사가 끝났다고 관계자가 말했다.",
}

MONTHS = [(str(number), *row.values) for row in rows("months") for number in range(1, 13)]


@pytest.mark.parametrize(("number", "language", "form", "names"), MONTHS)
def test_months(number: str, language: str, form: str, names: str) -> None:
    text = form.format(d=17, m=names.split("|")[int(number) - 1], y=2031)
    assert dates.parse(text, language=language) == dt.date(2031, int(number), 17)
    alone = None if "listopada" in text else dt.date(2031, int(number), 17)  # October in Croatian, November in Polish
    assert dates.parse(text) == alone


@given(st.sampled_from(MONTHS), st.integers(1, 28), st.integers(1990, 2050))
def test_months_on_any_day(row: tuple[str, str, str, str], day: int, year: int) -> None:
    number, language, form, names = row
    text = form.format(d=day, m=names.split("|")[int(number) - 1], y=year)
    assert dates.parse(text, language=language) == dt.date(year, int(number), day)
    found = list(dates.find(f"{text} — Marbelow", language=language))
    assert [one.value for one in found] == [dt.date(year, int(number), day)]


@pytest.mark.parametrize(("language", "text", "expected"), rows("dates"))
def test_dates(language: str, text: str, expected: str) -> None:
    value = dates.parse(text, language=language)
    assert (value.isoformat() if value else "-") == expected


@pytest.mark.parametrize(("text", "expected"), rows("names"))
def test_names(text: str, expected: str) -> None:
    assert list(people.read(text).people) == ([] if expected == "-" else expected.split(";"))


@pytest.mark.parametrize(("site", "title", "expected"), rows("titles"))
def test_titles(site: str, title: str, expected: str) -> None:
    spelled = title.replace("\\u00a0", "\u00a0").replace("\\u00ad", "\u00ad")
    headline = trimmed(spelled, frozenset({fold(site)}))
    assert headline == expected
    assert trimmed(headline, frozenset({fold(site)})) == headline


def opened(opening: str, language: str) -> tuple[str, str, str] | None:
    text = opening + STORIES.get(language, STORY)
    found = dateline.read(text, Story(Page((Block(0, text),))), Known(language, ("marbelow post",), dt.date(2031, 6, 1)))
    return (found[0].text, found[0].place or "-", found[0].agency or "-") if found else None


@pytest.mark.parametrize(("language", "opening", "text", "place", "agency"), rows("datelines"))
def test_datelines(language: str, opening: str, text: str, place: str, agency: str) -> None:
    assert opened(opening, language) == (text, place, agency)


@pytest.mark.parametrize(("language", "opening"), rows("no_datelines"))
def test_no_datelines(language: str, opening: str) -> None:
    assert opened(opening, language) is None


@pytest.mark.parametrize(("where", "language", "line", "expected"), rows("agencies"))
def test_agencies(where: str, language: str, line: str, expected: str) -> None:
    found = (wire.in_byline if where == "byline" else wire.in_credit)(line, language)
    assert [agency.name for agency in found] == ([] if expected == "-" else expected.split(";"))


OPENINGS = (("By", "and"), ("Von", "und"), ("Par", "et"), ("Por", "y"), ("Di", "e"), ("Door", "en"), ("Av", "och"), ("Af", "og"), ("Oleh", "dan"))
FIRST, LAST = ("Nora", "Tom", "Émile", "Łucja", "Jean-Luc", "N. R."), ("Vale", "Reed", "Ibáñez", "van der Moor", "O’Dee", "Vale-Reed")


@given(st.sampled_from(OPENINGS), st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, max_size=4, unique=True))
def test_any_list_of_names(words: tuple[str, str], pairs: list[tuple[str, str]]) -> None:
    by, joined = words
    names = [f"{first} {last}" for first, last in pairs]
    listed = f" {joined} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    assert list(people.read(f"{by} {listed}").people) == names


@given(st.sampled_from([row.values for row in rows("titles")]), st.sampled_from([" | ", " - ", " – ", " — ", " · ", " • ", " » ", "｜"]))
def test_the_sites_name_goes_from_any_end(row: tuple[str, str, str], separator: str) -> None:
    site, _, headline = row
    names = frozenset({fold(site)})
    if len(headline) > len(site) and separator.strip() not in headline:
        assert trimmed(f"{headline}{separator}{site}", names) == trimmed(headline, names)
