"""No tag comes to the parser with more attributes than it can take in good time, whatever stands before it.

The parser and what tames its markup must agree where a comment, a script or a declaration ends: a flood that the one takes for a comment's
text and the other for a tag costs the square of its size.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.readers import html, tame

FLOOD = f"<p {' '.join(f'a{number}=1' for number in range(400))}>x</p>"
PIECES = (
    *(
        "<!-->",
        "<!--->",
        "<!-- x --!>",
        "<!-- x -->",
        "<!--",
        "-->",
        "--!>",
        "--",
        "<!",
        "<?",
        "?>",
        "</",
        "</ ",
        "<![CDATA[",
        "]]>",
        "<!doctype html",
        "<!doctype [",
    ),
    *(
        "<script>",
        "<script/>",
        "<script />",
        "<script x=y/>",
        "<script x='y'/>",
        "</script>",
        "</script x>",
        "</scriptx>",
        "</script/>",
        "<SCRIPT>",
        "<scriptx>",
    ),
    *(
        "<style>",
        "<style/>",
        "</style>",
        "<title>",
        "<title/>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "</xmp>",
        "<iframe>",
        "</iframe>",
        "<noembed>",
    ),
    *(
        "<noframes>",
        "</noframes>",
        "<noscript>",
        "<plaintext>",
        "<template>",
        "<svg>",
        "</svg>",
        "<math>",
        "<select>",
        "</select>",
        "<frameset>",
        "<table>",
    ),
    *("<a b='", '<a b="', "'", '"', ">", "<", "=", "/", " ", "\n", "\0", "\r", "x", "<a b=", "<a/", "<1", "&lt;", "-", "public ", "<p>"),
)


def most_attributes(page: str) -> int:
    root = html.parse(page, [])
    return 0 if root is None else max(len(element.attrib) for element in root.iter("*"))


@settings(max_examples=settings().max_examples * 3)
@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_no_tag_has_too_many_attributes(before: str) -> None:
    page = f"<html><body>{before}{FLOOD}{' ' * tame.SMALL}"
    assert most_attributes(page) <= tame.MOST_ATTRIBUTES


def test_the_flood_is_one() -> None:
    """Unless it is tamed, the parser takes it."""
    assert most_attributes(FLOOD) == 400
