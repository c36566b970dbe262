"""Pages that are meant to hurt: an ordinary story with something hostile in its midst or around it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

FIRST, LAST = "lanternfish", "cormorant"  # words of the first and of the last paragraph
SENTENCES = (
    "The harbour office of Marbelow has counted every boat that came in before the storm, and the list is longer than last year's.",
    "Two of the ferries lay at the outer mole, where the swell is worst, and their crews slept on board to look after the lines.",
    "Nobody was hurt, the harbour master said, but the fish market will stay closed until the roof of its hall has been mended.",
    "The town's engineers think that the work will take a month, and that half of the slates can be used again.",
    "Fishermen who cannot sell in the hall have put up tables on the quay, and most of them were empty by noon.",
)
PARAGRAPHS = (
    f"One boat, the {FIRST.title()}, had {FIRST} painted on her bow. {SENTENCES[0]} {SENTENCES[1]}",
    f"{SENTENCES[1]} {SENTENCES[2]}",
    f"{SENTENCES[2]} {SENTENCES[3]}",
    f"{SENTENCES[3]} {SENTENCES[4]}",
    f"{SENTENCES[4]} {SENTENCES[0]} A {LAST} sat on the last of the tables.",
)
HEAD = "<title>Harbour counts its boats after the storm</title>"


def story(middle: str = "", *, before: str = "", after: str = "", head: str = "") -> str:
    """A page with the story; what is given stands after its second paragraph, before the article, or after it."""
    paragraphs = [f"<p>{text}</p>" for text in PARAGRAPHS]
    inside = "".join((*paragraphs[:2], middle, *paragraphs[2:]))
    headline = "<h1>Harbour counts its boats after the storm</h1>"
    return f"<!DOCTYPE html><html lang=en><head>{HEAD}{head}</head><body>{before}<article>{headline}{inside}</article>{after}</body></html>"


def flat(middle: str = "") -> str:
    """The story as flattened text."""
    return "\n\n".join(("Harbour counts its boats after the storm", *PARAGRAPHS[:2], *([middle] if middle else ()), *PARAGRAPHS[2:]))


def attributes(count: int, *, value: str = "") -> str:
    """A tag with so many different attributes."""
    return f"<div {' '.join(f'a{number}{value}' for number in range(count))}>x</div>"


CUT = story().index("cormorant sat") + 20

# Every page of this mapping is answered with the words of its first and last paragraph, at once, with no failure of a step.
STAYS: Mapping[str, Callable[[], str | bytes]] = MappingProxyType(
    {
        "wrapped 3,000 deep": lambda: "<html><body>" + "<div>" * 3000 + story() + "</div>" * 3000,
        "40,000 elements never closed": lambda: story(after="<div>x" * 40_000),
        "10,000 spans inside one another": lambda: story("<p>" + "<span>" * 10_000 + "deep" + "</span>" * 10_000 + "</p>"),
        "3,000 tables inside one another": lambda: story("<table><tr><td>" * 3000 + "deep" + "</table>" * 3000),
        "3,000 lists inside one another": lambda: story("<ul><li>x" * 3000),
        "30,000 short paragraphs": lambda: story("<p>x</p>" * 30_000),
        "30,000 lines of a division": lambda: story("<div>" + "x<br>" * 30_000 + "</div>"),
        "8,000 paragraphs of a sentence": lambda: story(f"<p>{SENTENCES[0]}</p>" * 8000),
        "2,000 quotes inside one another": lambda: story("".join(f"<blockquote><p>{text}</p>" for text in SENTENCES * 400)),
        "20,000 links in one line": lambda: story("<p>" + "<a href=/x>l</a> " * 20_000 + "</p>"),
        "20,000 rows": lambda: story(f"<table>{'<tr><td>a</td><td>b</td></tr>' * 20_000}</table>"),
        "2,000 properties inside one another": lambda: story("<p>" + "<span itemprop=name>" * 2000 + "deep<b></b>" * 20_000),
        "20,000 attributes": lambda: story(attributes(20_000)),
        "20,000 attributes with closing brackets in their values": lambda: story(attributes(20_000, value='=">"')),
        "a quotation mark where an attribute begins": lambda: story("<div " + '"' + attributes(20_000)[5:]),
        "20,000 closings of nothing": lambda: story("</nosuch>" * 20_000),
        "a span of 10^9 columns": lambda: story("<table><tr><td colspan=999999999 rowspan=999999999>a</td><td>b</td></tr></table>"),
        "text behind the end": lambda: story().replace(f"<p>{PARAGRAPHS[2]}", f"</article></body></html><p>{PARAGRAPHS[2]}", 1),
        "a drawing never closed": lambda: story("<svg><template>"),
        "a link never closed": lambda: story('<p>See <a href="/x>here</a>.</p><p>And "so" on.</p>'),
        "a million marks on a letter": lambda: story("<p>a" + "\u0300\u0301" * 100_000 + "</p>"),
        "a word of a million letters": lambda: story(f"<p>{'a' * 1_000_000}</p>"),
        "a million spaces": lambda: story(f"<p>{'a b ' * 3} {' ' * 1_000_000}.</p>"),
        "a million commas": lambda: story(f"<p>{', ' * 500_000}</p>"),
        "a megabyte of brackets": lambda: story("<p>" + "&lt;" * 100_000 + "<" * 500_000 + "</p>"),
        "a megabyte of references": lambda: story("<p>" + "&" * 300_000 + "&#1;&#xFFFE;&#x110000;&#xD800;" * 10_000 + "</p>"),
        "a class of a megabyte": lambda: story().replace("<article", f"<article class='{'wide ' * 200_000}'", 1),
        "dates without end": lambda: story(f"<p class=date>{'1/' * 50_000}</p><time datetime='{'2024-' * 20_000}'>{'12:' * 50_000}</time>"),
        "numbers without end": lambda: story(head=f'<script type="application/ld+json">{{"@type":"Article","wordCount":{"9" * 5000}}}</script>'),
        "brackets without end": lambda: story(head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
        "addresses that are none": lambda: story(
            '<a href="http://[::1">x</a>', head='<base href="http://[v1.x]/"><link rel=canonical href="http://a:9e9">'
        ),
        "cut within a letter": lambda: story("ü").encode()[: CUT + 1] + b"\xc3",
        "NUL between the letters": lambda: story().replace(" of ", " of\0 ").encode(),
        "control characters": lambda: story("<p>" + "".join(map(chr, (*range(1, 32), *range(127, 160), 0xFFFE, 0xFFFF))) + "</p>"),
        "attributes of white space": lambda: story(
            "<img srcset=' '><img src='' srcset=''><a href=' '> </a><time datetime=' '> </time><p class=' ' id=' '>"
        ),
        "surrogates": lambda: story("<p>\ud83d\ude00 \ud800 \udfff</p>"),
        "UTF-16 without a mark": lambda: story().encode("utf-16-le"),
        "codecs that are no charset": lambda: story(head="<meta charset=unicode_escape><meta charset=idna>").encode() + b"\xff",
        "entities of entities": lambda: "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" + story("<p>&b;</p>"),
        "100,000 lines of a flattened page": lambda: flat("\n".join(["x"] * 100_000)),
        "100,000 empty lines": lambda: flat("\n" * 100_000),
        "a flattened page on one line": lambda: flat().replace("\n", " ") + " End." * 100_000,
    }
)

# And these hold no story.
EMPTY: Mapping[str, Callable[[], str | bytes]] = MappingProxyType(
    {
        "nothing": lambda: "",
        "a byte order mark": lambda: b"\xef\xbb\xbf",
        "white space": lambda: " \t\r\n" * 100_000,
        "NUL": lambda: b"\0" * 100_000,
        "one bracket": lambda: "<",
        "a comment": lambda: "<!-- " + PARAGRAPHS[0] + " -->",
        "a comment that does not end": lambda: "<!-- " * 50_000,
        "bytes": lambda: bytes(range(256)) * 200,
        "frames": lambda: "<html><frameset><frame src=/a></frameset></html>",
        "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
    }
)
