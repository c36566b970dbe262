"""The dateline: where, when and by which agency the story was filed.

Read from the opening of the story's first paragraphs, else from an agency's sign-off with a date. A known place or agency is believed;
an unknown place only where the story speaks of it again.
"""

from collections.abc import Iterator
from datetime import date, datetime

import regex

from pagestrip import dates
from pagestrip.article import Dateline
from pagestrip.extractors import lines, sites
from pagestrip.extractors.dateline import opening
from pagestrip.extractors.dateline.opening import Opening
from pagestrip.extractors.dateline.opening_core import LONGEST_NAME, Known, Trust
from pagestrip.extractors.dateline.witness import PARTS, Story
from pagestrip.model import Block, Context, Extractor, Found, Kind, Label, Page
from pagestrip.text import COLONS, STOPS, letters
from pagestrip.words import agencies, places

LEAD = 220  # letters of a paragraph that is the story's first, or the lead before it
LEADS = 2  # such paragraphs looked at: a dateline opens the first, or the one after a long lead; further down it is a list's or a caption's
MOST_BLOCKS = 8  # looked at from the top
SENTENCE = 60  # letters that follow a dateline; a shorter rest without a full stop is a heading or a product's name
COLON_SENTENCE = 100  # the same after "PLACE:", which captions and headlines share
LONGEST_DATE = 40  # characters of a date behind a label
SIGN_OFF = 70  # letters of an agency's sign-off
MOST_WORDS = 3  # of an unknown place in lower case; longer names are people's and products'
MOST_JOINED = 8  # lines of a flattened page in which a dateline and the sentence behind it stand
ENDS = ".—–"  # of a line that is a dateline

# How far a reading is believed, by what speaks for it: set by hand. Their order alone decides an answer, since an opening is held against a
# sign-off and nothing else; the figures are what the evidence says.
AGENCY = 0.97  # a known agency, and a place that is known, in capitals or dated
IN_CAPITALS = 0.95  # a known place in capitals before a dash
PLACE = 0.9  # a known place before a dash, or one whose agency its form alone tells
RECURRING = 0.8  # a place of which only the story speaks again, or before a weaker sign than a dash
AGENCY_ALONE = 0.75
ALONE = 0.7  # a line of its own; capitals before a long dash that the story nowhere writes small
DATE_ALONE = 0.6
SIGNED_OFF = 0.6
CARD = 0.5  # the form of a related card's opening

CAPTION_DAY = regex.compile(r"\p{L}{3,12}\.?\s\d{1,2}(?:,\s?\d{4})?\s?:")  # "NEW YORK, NY - MAY 5: A general view": an agency's caption
STOP = regex.compile(rf"[{STOPS}](?:[\"”’»)\]]?\s|[\"”’»)\]]?$)")
LONG_DASHES = frozenset(("—", "--"))  # the press's own; a short dash also parts a kicker from its text
OPENS = regex.compile(r"[\p{Pi}\p{Ps}\"„]?\p{L}")
SPACED_DASH = regex.compile(r"\s*[—–]\s*")
DASH = regex.compile(r"[-—–―]")
OPENING_DASH = regex.compile(r"[—–―]|-{1,2}\s")
DIGIT = regex.compile(r"\d")
REGION = regex.compile("[,/]")
WORD = regex.compile(r"\p{L}+")
STORY = (Label.BODY, Label.STANDFIRST, Label.META, Label.OUTSIDE)  # a lead may stand outside the paragraphs that were chosen
READ_IN = frozenset((Kind.PARAGRAPH, Kind.QUOTE, Kind.ITEM))


def find(page: Page, context: Context) -> Iterator[Found]:
    """Yield the datelines of the story's opening, then of its sign-off."""
    known = Known(context.known.get("language"), sites.keys(context.whole), _day(context.known.get("published")))
    story, top, leads = Story(page), _top(page), 0
    for block, follows in zip(top, [*(b.text for b in top[1:]), ""], strict=False):
        own = page.label_at(block.index) or Label.BODY
        best = (
            read(block.text, story, known, follows, first=leads == 0 and own is not Label.OUTSIDE)
            or _with_place(read(_joined(page, block), story, known, first=False))
            or (_on_card(block.text, known) if context.whole is not page else None)
        )
        if best:
            value, confidence = best
            note = _contradiction(value, known.reference)
            yield Found(value, "text", f"block {block.index}, characters 0-{len(value.text)}", block.text[:120], confidence, note)
            break
        leads += letters(block.text) >= LEAD and block.kind is Kind.PARAGRAPH and own is Label.BODY
        if leads == LEADS:
            break
    yield from _signed_off(page, known)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _top(page: Page) -> list[Block]:
    """The story's first paragraphs, what stands between headline and story included; a card's blocks all count."""
    body = next(page.labelled(Label.BODY), None)
    if body is None:
        story = list(page.labelled(Label.STANDFIRST, Label.META)) or list(page.blocks)
    else:
        after = page.headline[-1] if page.headline and page.headline[-1] < body.index else body.index
        story = [b for b in page.labelled(*STORY) if b.index >= body.index or b.index > max(after, body.index - MOST_BLOCKS)]
    dated = {b.index for b in page.labelled(Label.META) if DIGIT.search(b.text)}  # lines of the page's date, no datelines
    return [b for b in story if b.kind in READ_IN and b.index not in dated][: MOST_BLOCKS + 4]


def _joined(page: Page, block: Block) -> str:
    """A short line of a flattened page with the lines that go on with it, where a flattener parted a dateline from its story; "" for another.

    The sign tells it that ends the line or opens the next; a dash there may have been read as the bullet of a list of one item.
    """
    text, below = block.text, page.blocks[block.index + 1 : block.index + MOST_JOINED]
    if page.kind != "text" or letters(text) > LONGEST_NAME or not below:
        return ""
    dash = _dash_before(page, below[0])
    if dash is None and not _parts(text, below[0].text):
        return ""
    text += dash or ""
    for other in below:
        text = f"{text} {other.text}"
        if STOP.search(other.text):
            break
    return text


def _parts(text: str, follows: str) -> bool:
    """Whether a line ends or begins as a dateline does that stands alone on it: "BERLIN:", "Berlin.", "【東京】", "Berlin" over "(dpa)"."""
    if text[-1] in COLONS:
        return text.isupper() or _tells(follows)
    return text[-1] in ENDS or text.startswith("【") or (follows.startswith("(") and len(follows) <= LONGEST_NAME)


def _dash_before(page: Page, block: Block) -> str | None:
    """The dash to be put before a line: none where it opens with one itself, a dash where one was read as its bullet; None where it has neither."""
    after = page.blocks[block.index + 1 : block.index + 2]
    is_alone = block.kind is Kind.ITEM and not any(other.kind is Kind.ITEM for other in after)
    return " -" if is_alone and _tells(block.text) else "" if OPENING_DASH.match(block.text) else None


def read(text: str, story: Story, known: Known, follows: str = "", *, first: bool = True) -> tuple[Dateline, float] | None:
    """The dateline that a paragraph opens with and how far it is to be believed, 0 to 1; None where it has none.

    `follows` is the next paragraph, for a dateline on a line of its own. `first` says that no long paragraph stands before.
    """
    best: tuple[Dateline, float] | None = None
    if not _tells(text) and not _tells(follows):
        return None  # no sentence that a dateline could open
    for found in opening.scan(text, known):
        rest = text[found.end :].lstrip() or follows
        confidence = _trusted(found, rest, story, known.language, own_line=not text[found.end :].strip())
        if confidence:
            best = _value(found), confidence
    if best is None and first and letters(text) <= LONGEST_NAME and letters(follows) >= SENTENCE and STOP.search(follows):
        alone = opening.whole(text, known)
        if alone and _stands_alone(alone, story):
            return _value(alone), ALONE
    return best


def _tells(text: str) -> bool:
    return letters(text) >= SENTENCE or STOP.search(text) is not None


def _on_card(text: str, known: Known) -> tuple[Dateline, float] | None:
    """A related card's opening "Place – " whose place we do not know.

    A card is too short for its place to recur, but it is a story's opening by its form: a name, a dash between spaces, a whole sentence.
    """
    for found in opening.scan(text, known) if letters(text) >= LEAD else ():
        rest = text[found.end :].lstrip()
        if found.place and SPACED_DASH.fullmatch(found.separator) and not found.place.isupper() and letters(rest) >= LEAD and _is_story(found, rest):
            return _value(found), CARD
    return None


def _with_place(found: tuple[Dateline, float] | None) -> tuple[Dateline, float] | None:
    return found if found and found[0].place else None


def _value(found: Opening) -> Dateline:
    return Dateline(found.text, found.place, found.agency, found.date)


def _stands_alone(found: Opening, story: Story) -> bool:
    """A line that is a dateline without a dash: a city with its region, in capitals, or one that the story speaks of."""
    if found.place is None or found.dated or found.agency is not None or story.lists_places():
        return False
    city = REGION.split(found.place)[0].strip()
    if not places.is_city(city):
        return False
    return city.isupper() or (found.region is not None and places.is_region(found.region)) or story.recurs(city, as_place=True)


def _trusted(found: Opening, rest: str, story: Story, language: str | None, *, own_line: bool) -> float:  # noqa: PLR0911  # a return a form
    """How far to believe a reading, from 0."""
    if not _is_story(found, rest) or dates.label(found.place or "") is not None:  # "Holm Published"
        return 0.0
    if found.trust is Trust.KNOWN:
        return _with_agency(found, rest, story)
    if found.separator == "":
        return 0.0
    if found.agency is not None:
        return PLACE if DASH.search(found.separator) and (_is_known(found) or _recurs(found, story)) else 0.0
    if found.place is None:
        return DATE_ALONE if DASH.search(found.separator) and found.date is not None and OPENS.match(rest) else 0.0
    if DASH.search(found.separator):
        return _after_dash(found, story)
    if found.dated:
        return RECURRING if found.separator == "." and places.is_city(found.place) else 0.0
    if found.separator in (":", "："):
        return _after_colon(found, rest, story)
    if found.separator == ".":
        is_german = (language or "").startswith("de")
        return RECURRING if is_german and len(found.place.split()) <= 2 and not own_line and _is_settled(found, story) else 0.0
    return RECURRING if found.separator in "·•" and _is_settled(found, story) else 0.0


def _is_story(found: Opening, rest: str) -> bool:
    """Whether a sentence follows: not a heading, a product's name, a caption's day, nor a clause that goes on."""
    if CAPTION_DAY.match(rest) or (letters(rest) < SENTENCE and not STOP.search(rest)):
        return False
    first = WORD.search(rest)
    if first is None:
        return False
    return found.trust is Trust.KNOWN or not first[0][0].islower()


def _with_agency(found: Opening, rest: str, story: Story) -> float:
    if found.place is None:
        strong = found.separator not in (":", ".", "·", "|", "") or found.text.startswith("(")
        return AGENCY_ALONE if strong and letters(rest) >= SENTENCE and STOP.search(rest) else 0.0
    if found.text.startswith(("【", "(", "[")) or _is_known(found) or found.place.isupper() or found.dated:
        return AGENCY
    return PLACE if found.separator not in (":", ".", "") or _recurs(found, story) else 0.0


def _is_known(found: Opening) -> bool:
    """A place of the gazetteer, one of several, or in a region of the gazetteer."""
    place, region = found.place or "", found.region or ""
    if places.is_place(place) or places.is_region(region) or places.is_region(region.rstrip(".")):
        return True
    return any(places.is_city(part.strip()) for part in PARTS.split(place))


def _recurs(found: Opening, story: Story) -> bool:
    if found.place is None or (not found.place.isupper() and len(found.place.split()) > MOST_WORDS):
        return False
    return story.recurs(found.place, as_place=not found.place.isupper())


def _is_settled(found: Opening, story: Story) -> bool:
    """A known city, or a name that the story uses as a place."""
    return found.place is not None and (places.is_city(found.place) or story.recurs(found.place, as_place=True))


def _after_dash(found: Opening, story: Story) -> float:
    place = found.place or ""
    if place.isupper() or not any(c.isupper() for c in place):
        if _is_known(found):
            return IN_CAPITALS
        return RECURRING if _recurs(found, story) else ALONE if found.separator in LONG_DASHES and story.names_only(place) else 0.0
    if found.region is None and places.is_region(place) and not places.is_city(place):
        return 0.0  # "Norway – Where the fjords end" is a heading; a country alone opens a story in capitals only
    return PLACE if _is_known(found) else RECURRING if found.dated or _recurs(found, story) else 0.0


def _after_colon(found: Opening, rest: str, story: Story) -> float:
    """After a colon stand also captions, speakers and headlines: a city, a long sentence that does not speak of the place before it."""
    first = WORD.search(rest)
    if letters(rest) < COLON_SENTENCE or not STOP.search(rest) or (first and places.key(first[0]) in places.words("points back")):
        return 0.0
    if any(day.start == 0 for day in dates.find(rest[:LONGEST_DATE])):
        return 0.0  # a label and its date
    known = places.is_city(found.place or "") or ((found.place or "").isupper() and _is_settled(found, story))
    return RECURRING if known else 0.0


def _contradiction(value: Dateline, published: date | None) -> str:
    """A note where the page dates its story otherwise than the dateline."""
    return f"the page's own date is {published.isoformat()}" if published and value.date and value.date != published else ""


def _signed_off(page: Page, known: Known) -> Iterator[Found]:
    """Yield the sign-off that names an agency and its date: "MAP: 28 mai 2025"."""
    for block in lines.tail(page, lines.SIGN_OFF, lines.BUT_CREDITS):
        value = sign_off(block.text, known.language) if len(block.text) <= SIGN_OFF else None
        if value:
            yield Found(value, "text", f"block {block.index}", block.text, SIGNED_OFF, _contradiction(value, known.reference))
            return


def sign_off(text: str, language: str | None = None) -> Dateline | None:
    """The dateline of a line that says no more than an agency and a date, perhaps a place. The month's language need not be the page's."""
    text = text.strip()
    if DIGIT.search(text) is None or letters(text) > SIGN_OFF or not any(hit.agency.wire for hit in agencies.mentions(text, language)):
        return None
    day = next(iter(dates.find(text, language=language)), None) or next(iter(dates.find(text)), None)
    if day is None:
        return None
    beside = f"{text[: day.start]} {text[day.end :]}".strip(" :：,，–—-·|/()[].。")
    if not agencies.composite(beside, language):
        return None
    value = day.value.date() if isinstance(day.value, datetime) else day.value
    return Dateline(text, None, beside, value)


EXTRACTOR = Extractor("dateline", find)
