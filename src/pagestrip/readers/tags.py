"""Which HTML elements make a block, which are skipped, which only format."""

SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed select option optgroup datalist textarea button input canvas audio video map meta link "
    "title base applet rp rt frameset noframes progress meter dialog".split()
)
BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 header "
    "hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul listing xmp search".split()
)
FORMATTING = frozenset(
    "b strong i em u s sup sub small big mark code kbd samp var font abbr acronym dfn cite q del ins wbr bdi bdo tt nobr strike ruby rb".split()
)
PICTURED = frozenset(("img", "amp-img", "image"))
