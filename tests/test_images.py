"""The story's pictures: which they are, which renditions are one, what is said beside them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.article import Image
from pagestrip.extractors.images.picture_lines import bare, parted
from pagestrip.extractors.images.renditions import alike, name_of, told_side

STORY = [
    f"<p>{text}</p>"
    for text in (
        "Nobody in Sorrel can remember a spring in which the bell tower was not wrapped in scaffolding, and nobody wants to remember one.",
        "The mason has had three apprentices and one ladder. She keeps the old pulleys in a shed, and she can tell them apart in the dark.",
        "Her nephew takes the trowel on Monday. He has asked for a lamp, a bell and a second pair of gloves, and he will get the gloves.",
        "The levy stays what it has been since the storm, when a bell was priced at the cost of a loaf and never priced again since then.",
    )
]
ADDRESS = "https://sorrel.example/news/bells"
LEAD = '<meta property="og:image" content="https://img.sorrel.example/w=1200/p/bell-tower-at-dawn-1200x630.jpg">'


def images(inside: str = "", above: str = "", head: str = "") -> tuple[Image, ...]:
    story = f"<h1>Bell tower of Sorrel loses its scaffolding</h1>{above}{''.join(STORY[:2])}{inside}{''.join(STORY[2:])}"
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article>{story}</article></main></body></html>", url=ADDRESS).images


def figure(caption: str, picture: str = '<img src="/p/bells.jpg" width="800">') -> str:
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p/bell-tower-1200x630.jpg", "https://a.example/p/bell-tower.webp?w=640"),
        ("https://a.example/p/bell-tower-scaled.jpg", "https://b.example/other/folder/bell-tower-768x.jpg"),
        ("https://a.example/k3Jd92LmQx-1200-80.jpg", "https://a.example/k3Jd92LmQx-480-80.jpg"),
        ("https://a.example/group-of-bells/wide__1300x731", "https://a.example/group-of-bells/square__820x820"),
        ("https://p.example/w=300/https://a.example/p/bell-tower.jpg", "https://a.example/p/bell-tower.jpg"),
        ("https://a.example/_next/image?url=%2Fp%2Fbell-tower.jpg&w=640", "https://a.example/p/bell-tower.jpg"),
        ("https://a.example/ALTERNATES/s615b/0_BELL_7001.jpg", "https://a.example/ALTERNATES/s1200/0_BELL_7001.jpg"),
        ("https://a.example/p/bell-tower-e1715708581580.png", "https://a.example/p/bell-tower.png"),
    ],
)
def test_renditions_have_one_name(one: str, other: str) -> None:
    assert name_of(one) == name_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p/bell-tower-1.jpg", "https://a.example/p/bell-tower-2.jpg"),
        ("https://a.example/2031-05-03/image.jpg", "https://a.example/2031-05-04/image.jpg"),
        ("https://a.example/2031-05-03-image-4.jpg", "https://a.example/2031-05-03-image-5.jpg"),
        ("https://a.example/photo.php?id=12", "https://a.example/photo.php?id=13"),
        ("https://a.example/bell-tower-2031-05.jpg", "https://a.example/bell-tower-2031-06.jpg"),
        ("https://a.example/9f3c01aa/format/auto/quality/normal/", "https://a.example/77b0d2e4/format/auto/quality/normal/"),
    ],
)
def test_other_pictures_have_other_names(one: str, other: str) -> None:
    assert name_of(one) != name_of(other)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("/p/the-bell-tower-of-sorrel-2n4Qnu88oYBG.jpg", True),  # another revision
        ("/p/the-bell-tower-of-sorrel-interior-2n4Qnu88oYBG.jpg", False),
        ("/p/the-bell-tower-of-sorrel-2.jpg", False),
    ],
)
def test_a_claimed_picture_and_a_printed_one(printed: str, expected: bool) -> None:
    assert alike("/p/the-bell-tower-of-sorrel-2n4Qnu87yTfe.jpg", printed) is expected


@given(st.text(max_size=60))
def test_any_address_has_a_name(url: str) -> None:
    assert isinstance(name_of(url), str)
    assert alike(url, url)
    assert told_side(url) >= 0


@pytest.mark.parametrize(
    ("url", "side"),
    [
        ("/p/a.jpg?w=85", 85),
        ("/p/a.jpg?resize=60%2C60&p=1", 60),
        ("/width=640,quality=80/a.jpg", 640),
        ("/p/a.jpg?view=85", 0),
        ("/w/2031/a.jpg", 0),
    ],
)
def test_a_side_that_an_address_tells(url: str, side: int) -> None:
    assert told_side(url) == side


def test_the_lead_takes_the_words_of_its_rendition_on_the_page() -> None:
    found = images(figure("The tower in its last week. Photo: Ida Holm", '<img src="/p/bell-tower-at-dawn-640x400.jpg" alt="A tower">'), head=LEAD)
    assert found == (
        Image("https://img.sorrel.example/w=1200/p/bell-tower-at-dawn-1200x630.jpg", "The tower in its last week.", "Ida Holm", "A tower"),
    )


def test_an_alternative_text_is_read_without_entities() -> None:
    (image,) = images('<img src="/p/bells.jpg" alt="The &amp;quot;Old Tom&amp;quot;">')
    assert image.alt == 'The "Old Tom"'


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="author-photo"><img src="/p/ida-holm.jpg"></div>',
        '<img class="avatar" src="/p/ida-holm.jpg">',
        '<p class="byline"><img src="/p/ida-holm.jpg">By Ida Holm</p>',
        '<p><a href="/news/other"><img src="/p/heron.jpg"></a></p>',
        '<a href="https://herald.example/heron"><img src="/p/heron.jpg"></a><a href="https://herald.example/heron">The heron is back</a>',
        '<img src="/wp-content/themes/sorrel/banner.jpg">',
        '<img src="/p/ida.jpg?w=85">',
        '<img src="/img/close.png">',
        '<img src="/p/holm.jpg" alt="Harbour Trust logo">',
        '<img src="/img/partner-logos/tolm.png">',
        '<div class="newsletter"><img src="/p/letters.jpg"></div>',
        '<img src="/p/pixel.png">',
        '<img src="/p/arrow.svg">',
        '<img src="/p/face.jpg" width="40" height="40">',
        '<img src="data:image/png;base64,iVBORw0KGgo=">',
        '<div class="related"><p>Read also</p><img src="/p/other.jpg" width="600"><p><a href="/o">Salmon counted at the weir again</a></p></div>',
    ],
)
def test_what_is_no_picture_of_the_story(markup: str) -> None:
    assert images(markup) == ()


@pytest.mark.parametrize(
    ("alt", "shown"), [("Ida Holm", 0), ("Photo of Ida Holm", 0), ("The boats that Ida Holm saw come in", 1), ("Boats at dawn", 1)]
)
def test_a_picture_of_who_wrote_is_none_of_the_story(alt: str, shown: int) -> None:
    assert len(images(f'<p class="byline">By Ida Holm</p><img src="/p/one.jpg" alt="{alt}">')) == shown


def test_a_source_in_brackets_as_alternative_text_is_the_credit() -> None:
    assert [image.credit for image in images('<img src="/p/one.jpg" alt="(Ida Holm/Getty Images)">')] == ["Ida Holm/Getty Images"]
    assert [image.credit for image in images('<img src="/p/one.jpg" alt="(the tower at dawn)">')] == [None]


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/p/bells-large.jpg"><img src="/p/bells.jpg"></a>',
        '<a href="#gallery"><img src="/p/bells.jpg"></a>',
        '<a href="/news/bells/#bells"><img src="/p/bells.jpg"></a>',
        '<a href="https://museum.example/tower"><img src="/p/bells.jpg"></a>',
        '<img src="//icons.sorrel.example/p/bells.jpg">',
        '<div class="image share-image"><img src="/p/bells.jpg"></div>',
        '<img src="/img/blank.png" data-src="/p/bells.jpg">',
        '<img src="/p/bells.jpg" data-src="false">',
        '<a class="btn" href="#"><img src="/p/bells.jpg"></a>',
        '<div class="gallery-slide" aria-hidden="true"><img src="/p/bells.jpg"></div>',
        '<img src="/p/bells.jpg 800w, /p/bells-2.jpg 400w">',
        '<img src="/p/bells.jpg?w=640">',
        '<img src="/p/bells.jpg" alt="The old bells of the tower, each of them with the trust\'s logo">',
    ],
)
def test_a_picture_of_the_story(markup: str) -> None:
    (image,) = images(markup)
    assert image.url.partition("?")[0].endswith("sorrel.example/p/bells.jpg")


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The tower at dawn. Photo: Ida Holm", "The tower at dawn.", "Ida Holm"),
        ("The tower at dawn (Foto: Ida Holm/dpa)", "The tower at dawn", "Ida Holm/dpa"),
        ("The tower at dawn. © Ida Holm/Reuters", "The tower at dawn.", "Ida Holm/Reuters"),
        ("The tower at dawn (AP Photo/Ida Holm)", "The tower at dawn", "AP Photo/Ida Holm"),
        ("The tower at dawn (Ida Holm/Harbour Press)", "The tower at dawn", "Ida Holm/Harbour Press"),
        ("The tower at dawn. Getty Images", "The tower at dawn.", "Getty Images"),
        ("The tower | Ida Holm via Getty Images", "The tower", "Ida Holm via Getty Images"),
        ("The tower at dawn. Image Credits: Sorrel Trust", "The tower at dawn.", "Sorrel Trust"),
        ("새벽의 탑. [사진 출처 = 연합뉴스]", "새벽의 탑.", "연합뉴스"),
        ("Image caption, The tower at dawn", "The tower at dawn", None),
        ("PHOTO BY IDA HOLM The tower at dawn, as the bells ring", "The tower at dawn, as the bells ring", "IDA HOLM"),
        ("夜明けの塔＝ロイター", "夜明けの塔", "ロイター"),
        ("夜明けの塔（港町提供）", "夜明けの塔", "港町提供"),
        ("夜明けの塔＝港野花子撮影", "夜明けの塔", "港野花子撮影"),
        ("(Image: © Ida Holm)", None, "Ida Holm"),
        ("By —", None, None),
        ("1 / 7", None, None),
        ("View gallery", None, None),
        # near misses
        ("The tower, as Ida Holm saw it", "The tower, as Ida Holm saw it", None),
        ("The tower (left) and the mill (right)", "The tower (left) and the mill (right)", None),
        ("A photo of the tower by the river", "A photo of the tower by the river", None),
        ("夜明けの塔＝三日、港町", "夜明けの塔＝三日、港町", None),
        ("Reuters reporters climb the tower at dawn", "Reuters reporters climb the tower at dawn", None),
        ("The tower and Getty Images' office. It rained.", "The tower and Getty Images' office. It rained.", None),
    ],
)
def test_a_caption_and_its_credit(text: str, caption: str | None, credit: str | None) -> None:
    (image,) = images(figure(text))
    assert (image.caption, image.credit) == (caption, credit)


def test_a_credit_before_what_the_alternative_text_says() -> None:
    assert parted("Bild: APA/Ida Holm The tower at dawn", "The tower at dawn") == ("The tower at dawn", "Bild: APA/Ida Holm ")


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("Photo: Ida Holm", "Ida Holm"),
        ("(Ida Holm)", "Ida Holm"),
        ("© Ida Holm", "Ida Holm"),
        ("Ida Holm/dpa)", "Ida Holm/dpa"),
        ("Ida Holm (dpa)", "Ida Holm (dpa)"),
    ],
)
def test_a_bare_credit(credit: str, expected: str) -> None:
    assert bare(credit) == expected


def test_a_named_credit_leaves_no_bracket_and_no_label_behind() -> None:
    (image,) = images(figure('The tower at dawn (Image: <span class="credit">Ida Holm</span>)'))
    assert (image.caption, image.credit) == ("The tower at dawn", "Ida Holm")


def test_a_line_of_another_box_is_no_caption() -> None:
    card = '<div><p class="caption">The heron at the weir.</p><p>Salmon are counted by hand this year.</p></div>'
    (image,) = images(f'<p><img src="/p/bells.jpg"></p>{card}')
    assert image.caption is None


@given(st.text(max_size=80), st.text(max_size=40))
def test_parting_loses_no_letter(caption: str, alt: str) -> None:
    head, credit = parted(caption, alt)
    kept: Any = sorted(filter(str.isalnum, head + credit))
    assert kept == sorted(filter(str.isalnum, caption))


@pytest.mark.parametrize(("many", "listed", "note"), [(49, 49, ""), (60, 50, "no more than 50 pictures are listed")])
def test_pictures_beyond_the_limit_are_not_left_out_in_silence(many: int, listed: int, note: str) -> None:
    inside = "".join(f'<p><img src="/p/bell-{n}-of-sorrel.jpg" width="800"></p>' for n in range(many))
    story = f"<h1>Bell tower of Sorrel loses its scaffolding</h1>{STORY[0]}{inside}{''.join(STORY[1:])}"
    article = pagestrip.extract(f"<html><body><main><article>{story}</article></main></body></html>", url=ADDRESS)
    assert (len(article.images), article.evidence["images"].note) == (listed, note)


def test_lines_behind_a_picture_are_its_caption_and_credit() -> None:
    picture = (
        '<div><img src="/p/bells.jpg" alt="The bell tower in the first light of dawn"><div>The bell tower in the first light of dawn</div>{}</div>'
    )
    (image,) = images(inside=picture.format("<div>Photo: Ida Holm</div>"))
    assert (image.caption, image.credit) == ("The bell tower in the first light of dawn", "Ida Holm")
    (image,) = images(inside=picture.format("").replace("<div>The bell tower in the first light of dawn</div>", "<p>It rained all day.</p>"))
    assert (image.caption, image.credit) == (None, None)


def test_the_lead_image_comes_first_and_once() -> None:
    head = '<meta property="og:image" content="https://sorrel.example/p/lead.jpg?w=1200">'
    body = '<img src="/p/second.jpg" width="600"><img src="/p/lead.jpg?w=400" alt="The lead" width="400">'
    found = images(head=head, inside=body)
    assert [image.url for image in found] == ["https://sorrel.example/p/lead.jpg?w=1200", "https://sorrel.example/p/second.jpg"]
    assert found[0].alt == "The lead"


def test_the_image_of_something_else_is_not_the_lead() -> None:
    head = '<script type="application/ld+json">{"@type":"Organization","image":"https://sorrel.example/p/office.jpg"}</script>'
    assert images(head=head) == ()


def test_a_broken_address_is_kept_as_written() -> None:
    assert [image.url for image in images(inside='<img src="http://[broken/p.jpg" width="600">')] == ["http://[broken/p.jpg"]
