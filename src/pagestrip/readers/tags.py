"""What each HTML element does to the stream of blocks.

"skip": no reader sees its text. "block": begins and ends a block. "row" and "cell": of a table. "format": inline, never parts words. "void": no
text of its own. Every other element is inline and parts words where it stands right beside another.
"""

SKIPPED = (
    "script style noscript template svg math iframe object embed select option optgroup datalist textarea button input canvas audio video map "
    "meta link title base applet rp rt frameset noframes progress meter dialog"
)
BLOCK = frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form frame "
        "h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul listing xmp search"
    ).split()
)
FORMATTING = (
    "b strong i em u s sup sub small big mark code kbd samp var font abbr acronym dfn cite q del ins wbr bdi bdo tt nobr strike ruby rb"
)
INLINE = "a span time label picture source output data slot"
ROLES = {
    **dict.fromkeys(SKIPPED.split(), "skip"),
    **dict.fromkeys(BLOCK, "block"),
    **dict.fromkeys(FORMATTING.split(), "format"),
    **dict.fromkeys(INLINE.split(), "inline"),
    **dict.fromkeys(("br", "img", "amp-img", "image", "html"), "void"),
    **dict.fromkeys(("td", "th"), "cell"),
    "tr": "row",
}
