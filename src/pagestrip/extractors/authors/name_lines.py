"""In flattened text: the writers' names on lines that no byline's word opens, told by what stands on the line with them or beside it."""

from collections.abc import Iterable

import regex

from pagestrip import dates
from pagestrip.extractors import lines, people, roles
from pagestrip.model import Block, Page, once_for_blocks
from pagestrip.text import fold, folded, letters, once
from pagestrip.words import agencies
from pagestrip.words.bylines import begins_byline, signs, suffix
from pagestrip.words.phrases import family, phrase_words
from pagestrip.words.phrases import vocabulary as chrome

LONGEST = 110  # letters of such a line
BESIDE_DATE = 2  # lines from a name that stands alone to the date
FARTHEST = 5  # the same, where some of them are signs and labels
ALT_WORDS = 3  # of an alt text beside the name: "Photo of"
HANDLE = regex.compile(r"@\w{2,30}")
# A handle, a number or a capitalised word glued to a name, and what parts the members of such a line
PARTS = regex.compile(r"(?<=\p{L})(?=@\w)|(?<=\p{Ll})(?=\d)|\s++(?=\d)|(?<=\p{Ll})(?=\p{Lu}\p{Ll})|\s?[|•·／/]\s?|\s[–—-]\s|,\s(?=\d)|\s{2,}")
LISTED = regex.compile(r"\s?[,&]\s|\s\p{Ll}{1,3}\s")  # between names: a comma, "and", "und", "et"
CREDENTIALS = regex.compile(r"\p{Lu}{2,6}(?:-\p{Lu}{2,6})*")  # behind a name: "NSCA-CPT"
CLOCK = regex.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
SPAN = regex.compile(r"(?<!\d)\d{1,2} (?:minutes?|hours?|days?|weeks?|months?|years?)$")  # an age without "ago"
LONGEST_WIDE = 8  # letters of an East Asian name
MOST_BETWEEN = 4  # words of a trade's line between two names
SIGNS_BETWEEN = frozenset(",&/|·•;、，")
MOST_WITH_TRADE = 8  # words of a line with a name, a trade and something else
JUST_UNDER = 4  # lines under the headline in which names need nothing else that speaks for them
NAME_PART = regex.compile(r"[\p{L}\p{M}]{2,}")
QUOTES_AND_STOPS = '.,;:!?…()[]"“”„‘’«»'


def names(page: Page, around: list[Block], site: str, *, dated: bool) -> tuple[people.Names, Block] | None:
    """The writers on the first line under the headline that is made of names and of what stands with names; None without one.

    Only on a page that is `dated` names need nothing else that speaks for them: others are full of words with capitals.

    Names on the lines right below it go on with it, each writer on a line.
    """
    if not page.headline:
        return None
    times = [block.index for block in around if _tells_when(block.text)]
    under_last = sorted(enumerate(around), key=lambda pair: pair[1].index < page.headline[-1])  # before those between two prints of the headline
    for number, block in under_last:
        if block.index <= page.headline[0] or block.index in page.headline or letters(block.text) > LONGEST or page.prose[block.index]:
            continue
        near = any(_is_beside(page, block.index, at) for at in times) or _is_trades_line(page, block.index + 1)
        found = _of_line(page, block, site, near=near, dated=dated)
        if found:
            more = following(page, block, around[number + 1 :], site)
            return people.Names(tuple(dict.fromkeys((*found, *more))), ()), block
    return None


def _is_beside(page: Page, one: int, other: int) -> bool:
    """Whether no more than a line that says something of its own stands between two lines: signs and labels of dates ("Published") say nothing."""
    first, last = sorted((one, other))
    if not 0 < last - first <= FARTHEST:
        return False
    between = (block.text for block in page.blocks[first + 1 : last])
    return sum(1 for text in between if any(map(str.isalnum, text)) and dates.label(text) is None) < BESIDE_DATE


def _is_trades_line(page: Page, at: int) -> bool:
    """Whether a line is a trade's and no more: "Staff Writer"."""
    words = page.blocks[at].text.split(maxsplit=MOST_BETWEEN) if at < len(page.blocks) else []
    return 0 < len(words) <= MOST_BETWEEN and all(map(roles.is_trade, words)) and any(map(roles.is_role, words))


def is_dated(around: list[Block]) -> bool:
    """Whether the lines around the headline tell when the story is of: a date, an age, or only a time of day."""
    return any(_tells_when(block.text) or CLOCK.search(block.text) for block in around)


def following(page: Page, first: Block, after: list[Block], site: str) -> tuple[str, ...]:
    """The writers on the lines right below a byline's, a name a line."""
    found: dict[str, None] = {}
    for number, block in enumerate(after, 1):
        if block.index == first.index + number and _joins(block.text):
            continue
        said = _of_line(page, block, site, near=True, dated=True) if block.index == first.index + number else ()
        if not said or letters(block.text) > LONGEST:
            break
        found.update(dict.fromkeys(said))
    return tuple(found)


def _joins(text: str) -> bool:
    """Whether a line is what stands between writers, each on a line of its own: a comma, "and", a trade."""
    words = text.split()
    return len(words) <= MOST_BETWEEN and (text in SIGNS_BETWEEN or text.casefold() in roles.entries("and") or all(map(roles.is_trade, words)))


def signed(page: Page, site: str, *, dated: bool) -> tuple[people.Names, Block] | None:
    """The writers on a line of nothing but names right under the story's last paragraph; None without one. For `dated` see `names`."""
    block = next(iter(page.blocks[page.body[-1] + 1 : page.body[-1] + 2]), None) if page.body else None
    whole = _listed(page, _unrepeated(block.text), site) if block else ()
    if block is None or not whole or not _may_sign(page, block, whole, near=False, under=page.body[-1] if dated else None):
        return None
    return people.Names(whole, ()), block


def signers(page: Page) -> set[str]:
    """The reporters of East Asia who sign on lines of their own around the headline of any page, as keys."""
    return {people.key(name) for block in lines.head(page) if signs(block.text) for name in people.read(block.text, "").people}


def _of_line(page: Page, block: Block, site: str, *, near: bool, dated: bool) -> tuple[str, ...]:
    """The names that begin or end a line with a date, an age, a handle or a trade on it; those of a line of names that something speaks for."""
    if block.text.partition(" ")[0].casefold() in roles.entries("others"):
        return ()
    if people.WIDE_NAME.fullmatch(block.text):
        return (block.text,) if is_over_suffix(page, block) or (near and _is_east_asian(page, block)) else ()
    text = _unrepeated(block.text)
    whole = _listed(page, text, site)
    if whole:
        again = begins_byline(block.text[len(text) :].lstrip())
        return whole if again or _may_sign(page, block, whole, near=near, under=page.headline[0] if dated else None) else ()
    if suffix().search(block.text):
        return people.read(block.text, site).people
    return _in_parts(page, block, site) or _before_comma(page, block, site) or _before_trade(page, block, site) or _before_other(page, block, site)


def _in_parts(page: Page, block: Block, site: str) -> tuple[str, ...]:
    """The names that are a part of a line, where another part says when, or what stands with a name; of several those before a trade or an outlet."""
    parts = [part for part in (part.strip(" ,:|·•") for part in PARTS.split(block.text)) if part]
    named = [_listed(page, part, site) for part in parts]
    found = [names for names in named if names]
    rest = [part for part, names in zip(parts, named, strict=True) if not names]
    if len(found) == 1 and rest and (_tells_when(block.text) or any(map(_stands_with_name, rest))):
        return found[0]
    stands = any(_is_trade(part) for part in parts[1:2]) or any(_is_outlet(part, site) for part in parts[1:3])
    return named[0] if named and stands and not begins_byline(block.text) else ()


def _may_sign(page: Page, block: Block, whole: tuple[str, ...], *, near: bool, under: int | None) -> bool:
    """Whether a line of nothing but names is a byline: a date or another line speaks for it, or no paragraph of the story tells of these people."""
    if page.keys[block.index] in chrome() or block.text.isupper():
        return False
    if any(is_known(page, block, name) for name in whole):
        return True
    told = any(" ".join(name.split()[-2:]) in page.blocks[at].text for at in page.body for name in whole)
    return near or (under is not None and bool(page.body) and not told and block.index <= under + JUST_UNDER)


def _stands_with_name(part: str) -> bool:
    """Whether a part of a line is a handle, a trade, or how long the story takes to read."""
    return HANDLE.fullmatch(part) is not None or _is_trade(part) or _tells_when(part) or family("tools").line(folded(part))


def _before_trade(page: Page, block: Block, site: str) -> tuple[str, ...]:
    """The name that a trade follows without a sign between: "Ann Lee Deputy Harbour Editor"; how long it is another print of it tells best.

    Also where the trade does not end a short line, if another line tells who the name is.
    """
    words = block.text.split()
    known = _is_trade(words[-1]) if words else False
    if not known and not any(map(_is_trade, words[:MOST_WITH_TRADE])):
        return ()
    names = [" ".join(words[:count]) for count in people.NAME_WORDS if words[count:] and people.is_full_name(" ".join(words[:count]), site)]
    names = [name for name in names if not _is_phrase(page, name)]
    printed = [name for name in names if folded(name) in page.by_key]
    titled = [name for name in names if _is_title(words[len(name.split())])]
    if not known:
        return tuple([name for name in titled if len(words) <= MOST_WITH_TRADE and is_known(page, block, name)][:1])
    return tuple((printed or titled)[:1])


def _before_comma(page: Page, block: Block, site: str) -> tuple[str, ...]:
    """The name that a comma parts from its trade: "Ann Lee, General Editor, Ferries"."""
    name, comma, rest = block.text.partition(", ")
    is_short = bool(comma) and len(block.text.split()) <= MOST_WITH_TRADE
    return _listed(page, name, site) if is_short and _is_trade(rest.partition(",")[0]) and not begins_byline(block.text) else ()


def is_over_suffix(page: Page, block: Block) -> bool:
    """Whether the line below a short one without capitals is what follows a reporter's name in East Asia: "김하나" over "기자"."""
    below = page.blocks[block.index + 1 : block.index + 2]
    return (
        len(block.text) <= LONGEST_WIDE
        and any(suffix().fullmatch(other.text) for other in below)
        and people.WIDE_NAME.fullmatch(block.text) is not None
    )


def _is_east_asian(page: Page, block: Block) -> bool:
    """Whether a short line without capitals is a name: a picture's text or a trade stands behind it elsewhere, or the story ends with it."""
    last = page.blocks[page.body[-1]].text.rpartition("【")[2] if page.body else ""
    return len(block.text) <= LONGEST_WIDE and (
        (last.endswith("】") and block.text in last)
        or any(f"{block.text}{sign}" in other.text for other in _with(page, block, block.text) for sign in roles.entries("behind east asian name"))
    )


def _before_other(page: Page, block: Block, site: str) -> tuple[str, ...]:
    """The name right under the headline that the outlet or a page's furniture follows: "Ann Lee Harbour Post", "Ann Lee Follow me"."""
    words = block.text.split()
    is_near = bool(page.headline) and (0 <= block.index - 1 - page.headline[-1] < BESIDE_DATE or block.index - 1 in page.headline)
    if not is_near or begins_byline(block.text):
        return ()
    for count in people.NAME_WORDS:
        name, rest = " ".join(words[:count]), " ".join(words[count:])
        if rest and (_is_outlet(rest, site) or fold(rest) in chrome()) and _listed(page, name, site) == (name,):
            return (name,)
    return ()


def _is_outlet(text: str, site: str) -> bool:
    """Whether a text is the site's name, an agency's, or one that a newspaper's word ends or is in: "Marbelow Post", "MARBELOW NEWS NETWORK"."""
    words = text.split()
    says = any(word.casefold() in roles.entries("site words") for word in words)
    own = says and (text.isupper() or len(words) == 1 or (words[-1].casefold() in roles.entries("site words") and all(map(str.istitle, words))))
    return (bool(site) and people.key(text) == site) or own or bool(agencies.composite(text))


def _tells_when(text: str) -> bool:
    return SPAN.search(text) is not None or dates.tells_when(text)


def _unrepeated(text: str) -> str:
    """A text that is printed twice in a row, once: a picture's alt text and the name beside it, or the byline ("Ann Lee By Ann Lee")."""
    words = text.split()
    middle = len(words) // 2
    if len(words) % 2 and words[:middle] == words[middle + 1 :] and begins_byline(" ".join(words[middle:])):
        return " ".join(words[:middle])
    return once(text)


def _listed(page: Page, text: str, site: str) -> tuple[str, ...]:
    """The names where a text is nothing but names, else none."""
    members = [member for member in LISTED.split(text.strip(" ,")) if not CREDENTIALS.fullmatch(member)]
    found = tuple(member for member in members if people.is_full_name(member, site) and not _is_phrase(page, member))
    return found if all(member in found or agencies.composite(member) for member in members) else ()


def _is_phrase(page: Page, name: str) -> bool:
    """Whether words with capitals are no name: a date's label, words that the page writes small ("Download Guide"), or furniture is made of all."""
    if dates.label(name):
        return True
    words = [word.casefold() for word in NAME_PART.findall(name) if word.casefold() not in roles.entries("particle")]
    return not _small(page).isdisjoint(words) or phrase_words().issuperset(words)


def is_wording(page: Page, text: str) -> bool:
    """Whether a text that might be a name is made of words which the page also writes small: "Living Well"."""
    words = {word.casefold() for word in NAME_PART.findall(text)} - roles.entries("particle")
    return bool(words) and words <= _small(page)


@once_for_blocks
def _small(page: Page) -> frozenset[str]:
    """The words that the page writes in small letters, but for those of addresses and handles."""
    tokens = {token for block in page.blocks for token in block.text.split()}
    words = (token.strip(QUOTES_AND_STOPS) for token in tokens)
    return frozenset(word for word in words if word.isalpha() and word.islower())


def _is_trade(text: str) -> bool:
    words = [word.casefold().strip(".,&") for word in text.split()]
    return any(word in roles.entries("role") for word in words)


def _is_title(word: str) -> bool:
    return any(word.casefold().strip(".,&") in roles.entries(section) for section in ("role", "beside role"))


def is_known(page: Page, block: Block, name: str) -> bool:
    """Whether another line says who the name is: "By Ann Lee", "Ann Lee is a reporter", "Ann Lee@annlee"; or the picture's alt beside it."""
    return any(_tells_who(other.text, name) or _is_alt(block, other, name) for other in _with(page, block, name))


def _is_alt(block: Block, other: Block, name: str) -> bool:
    """Whether a line beside the name is its picture's alt text: "Photo of Ann Lee"."""
    beside = abs(other.index - block.index) <= BESIDE_DATE
    return beside and other.text.endswith(name) and 0 < len(other.text.split()) - len(name.split()) <= ALT_WORDS


def _with(page: Page, block: Block, name: str) -> Iterable[Block]:
    return (other for other in page.blocks if other.index != block.index and name in other.text)


def _tells_who(text: str, name: str) -> bool:
    before, _, after = text.partition(name)
    if begins_byline(text):
        return True
    words = after.split()
    says_who = after[:1].isspace() and len(words) > 1 and words[0] in roles.entries("says who")
    return not before and (after.startswith("@") or says_who or (len(text) <= LONGEST and _is_trade(after)))
