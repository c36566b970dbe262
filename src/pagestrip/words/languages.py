"""Which language a text is in, by its script and its function words. The data is `scripts.txt` and `stopwords.txt`."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

import regex

from pagestrip.words import sections

LONGEST = 2000  # characters that are looked at; a few paragraphs are enough, more costs time
FEWEST_WORDS = 4  # function words that settle a language
LEAD = 1.08  # how far the best language must lead the second; Danish and Norwegian are that near
KANA = 0.05  # share of the wide signs that makes Han Japanese; a Chinese text quotes a few kana at most
DENSE = 3  # letters of an alphabet that one sign of a dense script stands for
ASCII_WORD = re.compile("[a-z']+")
LATIN_WORD = re.compile(r"'*[^\W\d_]+(?:'+[^\W\d_]*)*")
TYPOGRAPHY = "“”„–—…\u00a0"  # signs that alone keep much of English from being ASCII, where words are found faster
WORD = regex.compile(r"[\p{L}\p{M}'’]+")
SHARED = r"\p{Latin}\p{Cyrillic}\p{Arabic}\p{Devanagari}"  # scripts of many languages: words decide there
LATIN = re.compile("[\0-\u00b4\u00b6-\u024f\u2000-\u206f]+")  # no letter of another script, for speed
OWN_SCRIPT = regex.compile(rf"[\p{{L}}--[{SHARED}]]", flags=regex.VERSION1)
SHARED_SCRIPT = regex.compile(rf"[{SHARED}]")


@cache
def _scripts() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    pairs = (line.split() for line in sections("scripts.txt")[""])
    return tuple((language, regex.compile(rf"\p{{Script={script}}}")) for script, language in pairs)


@cache
def _worth() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that have it, each with what it is worth: the fewer share it, the more."""
    lists = {language: {word for line in lines for word in line.split()} for language, lines in sections("stopwords.txt").items()}
    shared = Counter(word for words in lists.values() for word in words)
    table: dict[str, dict[str, float]] = {}
    for language, words in lists.items():
        for word in words:
            table.setdefault(word, {})[language] = 1 / shared[word]
    return {word: tuple(votes.items()) for word, votes in table.items()}


def language_of(text: str) -> str | None:
    """The language (BCP 47, without region) of a text of a few sentences; None where it is too short or not clear."""
    sample = text[:LONGEST]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    """Where one script alone settles it: most of the letters are of a script that one language writes."""
    own = "" if sample.isascii() else "".join(OWN_SCRIPT.findall(LATIN.sub("", sample)))
    if len(own) < FEWEST_WORDS or len(own) * DENSE < len(SHARED_SCRIPT.findall(sample)):
        return None
    counts: Counter[str] = Counter()
    for language, pattern in _scripts():
        counts[language] += len(pattern.findall(own))
    language = counts.most_common(1)[0][0]
    if language in ("zh", "ja"):
        return "ja" if counts["ja"] > KANA * (counts["ja"] + counts["zh"]) else "zh"
    return language


def _by_words(sample: str) -> str | None:
    """Where function words settle it: each votes for the languages that have it."""
    scores: defaultdict[str, float] = defaultdict(float)
    table = _worth()
    sample = sample.casefold().replace("’", "'")
    for sign in TYPOGRAPHY:
        sample = sample.replace(sign, " ")
    pattern = ASCII_WORD if sample.isascii() else LATIN_WORD if LATIN.fullmatch(sample) else WORD
    counts = Counter(pattern.findall(sample))
    spoken = [(table[word], count) for word, count in counts.items() if word in table]
    for votes, count in spoken:
        for language, worth in votes:
            scores[language] += count * worth
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if sum(count for _, count in spoken) < FEWEST_WORDS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= LEAD * ranked[1][1] else None
