"""No tag comes to the parser with more attributes than it can take in good time, whatever stands before it.

The parser and what tames its markup must agree where a comment, a script or a declaration ends: a flood that the one takes for a comment's
text and the other for a tag costs the square of its size.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagestrip.readers import html, tame

FLOOD = f"<p {' '.join(f'a{number}=1' for number in range(900))}>x</p>"
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


pieces = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
VALUES = ("1", "'>'", '">"', "'<a b=\">'", '"</p>"', "'x' ", "= '>")


@settings(max_examples=settings().max_examples * 5)
@given(pieces, pieces, st.sampled_from(VALUES))
def test_no_tag_has_too_many_attributes(before: str, after: str, value: str) -> None:
    """Nor where marks before and after a flood make a comment, a script or one value of it."""
    page = f"<html><body>{before}{FLOOD.replace('1', value)}{after}{' ' * tame.SMALL}"
    assert most_attributes(page) <= tame.MOST_ATTRIBUTES


@pytest.mark.parametrize(
    ("before", "after"), [("<script>'<a b=\"'</script>", '">'), ("<!-- <a b=' -->", "' >"), ("<textarea><a b='</textarea>", "'")]
)
def test_no_tag_hides_in_what_looks_like_a_value(before: str, after: str) -> None:
    page = f"<html><body>{before}{FLOOD}{after}{' ' * tame.SMALL}"
    assert most_attributes(page) <= tame.MOST_ATTRIBUTES


@pytest.mark.parametrize(
    "text",
    [
        "<path d='" + "M 1.5 2.5 " * 1000 + "'/>",  # many words, one attribute
        "<p>" + "He said 'no' and \"yes\" = ok. " * 400 + "</p>",
        "<script>" + 'for(var i=0;i<n;i++){a[i]="b c"}' * 400 + "</script>",
        "<div " + " ".join(f"data-{n}='>'" for n in range(60)) + ">x</div>",
    ],
)
def test_ordinary_markup_holds_no_long_tag(text: str) -> None:
    assert not tame.has_long_tag((text + " " * tame.SMALL).encode())


def test_the_flood_is_one() -> None:
    """Unless it is tamed, the parser takes it."""
    assert most_attributes(FLOOD) == 900
