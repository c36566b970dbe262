"""Datelines of Chinese, Japanese and Korean: "新华社北京4月24日电", "【ソウル＝名】", "(서울=연합뉴스) 이름 기자 ="."""

from typing import NamedTuple

import regex

from pagestrip.words import agencies, places

WINDOW = 90  # characters
CHINESE = regex.compile(r"[（(【]?(?P<head>\p{Han}{2,16}?)(?P<day>(?:(?:19|20)?\d{2}年)?\d{1,2}月?\d{0,2}日)(?:专?[电電讯訊])[)）】]?[：:\s]{0,2}")
REPORTER = regex.compile(r"(?:特派|本[报報])?(?:记者|記者|通讯员)")
JAPANESE = regex.compile(r"【(?P<inner>[^【】]{2,60})】")
ENTRY = regex.compile(
    r"(?P<place>[\p{Han}\p{Katakana}ー・]{2,20}?)(?:[＝=](?P<signer>[\p{L}\p{M} 　・]{2,30})|(?P<agency>共同|時事|ＡＦＰ|AFP|ロイター))"
)
KOREAN = regex.compile(r"[(\[](?P<place>[\p{Hangul}·∙ㆍ, ]{2,30}?)\s?=\s?(?P<agency>[\p{Hangul}\p{Latin}\d]{2,14})(?P<more>\s[^()\[\]=]{2,40})?[)\]]")
KOREAN_NORTH = regex.compile(r"\((?P<place>\p{Hangul}{2,8})\s(?P<day>\d{1,2}월\s?\d{1,2}일)발\s(?P<agency>\p{Hangul}{2,10})\)")
KOREAN_NAME = regex.compile(r"[)\]\s](\p{Hangul}{2,4})\s?(?:선임|전문|인턴)?\s?(?:기자|특파원)")
KOREAN_SIGNER = regex.compile(r"\s*+(?:\p{Hangul}{2,5}[·,∙ ]{0,2}){1,3}?(?:선임|전문|인턴|통신원|특파원)?\s?(?:기자|특파원)?\s*+[=-]\s*+")


IN_BRACKETS = regex.compile(r"[（(](?:本[报報])?(?:记者|記者)[\s:：]?(?P<names>[\p{Han}·、，\s]{2,30})[）)]")


class Scanned(NamedTuple):
    """A dateline as scanned; `day` is its date's words."""

    text: str
    place: str | None
    agency: str | None
    day: str | None
    end: int


def scan(text: str, language: str | None = None) -> Scanned | None:
    """The dateline that a paragraph opens with, None where it opens otherwise."""
    if text[:1].isascii() and text[:1] not in "([":
        return None
    window = text[:WINDOW]
    return _chinese(window, language) or _japanese(window) or _korean(window)


def _chinese(text: str, language: str | None) -> Scanned | None:
    """Agency, perhaps a reporter, place, date, 电. A daily's own correspondents write the place alone."""
    hit = CHINESE.match(_half_width(text))
    if not hit:
        return None
    head = text[slice(*hit.span("head"))]
    agency = max((f.form for f in _prefixes(head, language)), key=len, default=None)
    rest = head.removeprefix(agency or "")
    parted = REPORTER.match(rest)
    place = _known_end(rest[parted.end() :]) if parted else rest or None
    if agency is None and not (place and places.is_place(place)):
        return None
    return Scanned(text[: hit.end()].rstrip("：: 　"), place, agency, hit["day"], hit.end())


def _prefixes(head: str, language: str | None) -> list[agencies.Mention]:
    return [agencies.Mention(found, head[:n], 0, n) for n in range(2, min(8, len(head)) + 1) if (found := agencies.named(head[:n], language))]


def _half_width(text: str) -> str:
    """The text with ASCII digits for wide ones; as many characters."""
    return text.translate({ord("０") + n: str(n) for n in range(10)})


def _known_end(text: str) -> str | None:
    """The known place that a run ends with, after a reporter's name; the longest. A county's or city's sign may stand behind it."""
    return next((text[n:] for n in range(len(text)) if places.is_place(text[n:]) or (len(text) - n > 2 and places.is_place(text[n:-1]))), None)


def _japanese(text: str) -> Scanned | None:
    """Places with the reporter's or the agency's name, in one bracket."""
    bracket = JAPANESE.match(text)
    if not bracket:
        return None
    entries = [ENTRY.fullmatch(part) for part in regex.split("[、，]", bracket["inner"])]
    found = [entry for entry in entries if entry]
    if not found or len(found) < len(entries):
        return None
    agency = next((entry["agency"] for entry in found if entry["agency"]), None)
    return Scanned(bracket[0], "、".join(entry["place"] for entry in found), agency, None, bracket.end())


def _korean(text: str) -> Scanned | None:
    """Place, "=", agency, perhaps with the reporter inside the bracket or after it."""
    north = KOREAN_NORTH.match(text)
    if north:
        return Scanned(north[0], north["place"], north["agency"], north["day"], north.end())
    hit = KOREAN.match(text)
    if not hit:
        return None
    first = regex.split("[·∙ㆍ, ]", hit["place"])[0]
    if not places.is_place(first) and agencies.named(hit["agency"]) is None:
        return None
    signer = KOREAN_SIGNER.match(text, hit.end())
    return Scanned(hit[0], hit["place"], hit["agency"], None, signer.end() if signer else hit.end())


def reporters(text: str) -> tuple[str, ...]:
    """Who signs inside or right behind the dateline that a paragraph opens with: "【ソウル＝名】", "…电（记者名）", "(서울=연합뉴스) 이름 기자 ="."""
    found = scan(text)
    if found is None:
        return ()
    behind = IN_BRACKETS.match(text, found.end)
    if behind:
        return tuple(name.strip() for name in regex.split(r"[、，\s]", behind["names"]) if name.strip())
    if found.text.startswith("【"):
        entries = (ENTRY.fullmatch(part) for part in regex.split("[、，]", found.text[1:-1]))
        return tuple(entry["signer"].strip() for entry in entries if entry and entry["signer"])
    signed = KOREAN_NAME.search(text[: found.end])
    return (signed[1],) if signed else ()
