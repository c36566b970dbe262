"""Readers' comments and their number: from the widget of the story itself, never from another story's card."""

import datetime as dt

import pytest

import pagestrip
from pagestrip.article import Article, Comment
from pagestrip.words.comment_counts import count_in

HEADLINE = "The lock keeper of Hollin Reach retires after forty years"
PARAGRAPHS = [
    "On Friday morning Ottoline Marsh closed the upper gate for the last time, and the whole town had come to watch her do it.",
    "She had kept the lock since 1989, through two floods and one wedding, and says that she never once dropped the windlass.",
    "The canal board has not said who will follow her. Until it does, boats are asked to work the gates themselves, with care.",
]


def page(after: str, head: str = "") -> Article:
    story = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return pagestrip.extract(f"<html><head>{head}</head><body><main><article><h1>{HEADLINE}</h1>{story}</article>{after}</main></body></html>")


def flat(*lines: str) -> Article:
    return pagestrip.extract("\n\n".join([HEADLINE, *PARAGRAPHS, *lines]), reference_date=dt.date(2026, 5, 9))


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("3 Comments", 3),
        ("52Comments", 52),
        ("Comments (0)", 0),
        ("Comments(12)", 12),
        ("Comments: 7", 7),
        ("1,204 comments", 1204),
        ("1.204 Kommentare", 1204),
        ("12 thoughts on “The lock keeper”", 12),
        ("There are 7 comments about this story", 7),
        ("Load comments (4)", 4),
        ("0 Kommentare", 0),
        ("댓글0", 0),
        ("コメント 5 件", 5),
        ("Yorumlar (1)", 1),
        ("Комментариев: 15", 15),
        ("No comments yet...", 0),
        ("Be the first to comment", 0),
        ("Noch keine Kommentare", 0),
        ("暂无评论", 0),
        ("Comments", None),
        ("Leave a comment", None),
        ("3 comments that changed the harbour", None),
        ("He made 3 comments and left.", None),
        ("12", None),
        ("", None),
    ],
)
def test_count_lines(line: str, count: int | None) -> None:
    assert count_in(line) == count


THREAD = """
<section id="comments" class="comments"><h2>3 comments</h2>
<ol class="comment-list">
<li class="comment"><div class="comment-author"><cite class="fn">Una P.</cite> <span>says:</span></div>
  <div class="comment-meta"><time datetime="2026-05-08T09:12:00+01:00">8 May</time></div>
  <div class="comment-content"><p>She taught my brother to swim.</p><p>He never thanked her.</p></div><a class="reply" href="#r">Reply</a>
  <ul class="children"><li class="comment"><div class="comment-author"><cite class="fn">brother</cite></div>
  <div class="comment-content"><p>I did, in 1994.</p></div></li></ul></li>
<li class="comment"><div class="comment-author">gate7</div><div class="comment-content"><p>Who has the windlass now?</p></div></li>
</ol>
<form class="comment-form"><p>Your email address will not be published.</p></form></section>"""


def test_a_thread() -> None:
    article = page(THREAD)
    zone = dt.timezone(dt.timedelta(hours=1))
    assert article.comments == (
        Comment("She taught my brother to swim.\n\nHe never thanked her.", "Una P.", dt.datetime(2026, 5, 8, 9, 12, tzinfo=zone)),
        Comment("I did, in 1994.", "brother"),
        Comment("Who has the windlass now?", "gate7"),
    )
    assert article.comment_count == 3
    assert "windlass now" not in article.body


def test_the_buttons_of_a_comment_are_not_its_words() -> None:
    one = '<li class="comment"><cite class="author">gate7</cite><div class="comment-content"><p>Copy link</p><p>{}</p></div></li>'
    thread = f'<ol class="comments">{one.format("Who has the windlass now?")}{one.format("Copy the link between the two gates.")}</ol>'
    assert [comment.text for comment in page(thread).comments] == ["Who has the windlass now?", "Copy the link between the two gates."]


def test_a_comment_without_an_author_is_none() -> None:
    assert page('<div class="comments"><div class="comment"><div class="comment-text">Lovely story, thank you.</div></div></div>').comments == ()


def test_teasers_of_opinion_pieces_are_no_comments() -> None:
    teaser = '<div class="comment"><span class="author">{}</span><p class="text">Premium</p></div>'
    assert page(f'<div class="comments">{teaser.format("Ada Quill")}{teaser.format("Bo Reeve")}</div>').comments == ()


def test_comments_of_a_flat_page() -> None:
    article = flat(
        "Comments (2)", "Una P.", "3 hours ago", "She taught my brother to swim.", "Reply", "gate7", "2 hours ago", "Who has the windlass?", "Reply"
    )
    assert [(comment.author, comment.text) for comment in article.comments] == [
        ("Una P.", "She taught my brother to swim."),
        ("gate7", "Who has the windlass?"),
    ]
    assert article.comment_count == 2


def test_a_flat_comment_that_nothing_closes_is_left_out() -> None:
    assert flat("Comments", "Una P.", "3 hours ago", "She taught my brother to swim.", "About us", "All rights reserved.").comments == ()


def test_the_visible_number_wins_over_the_claim() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "commentCount": 9}</script>'
    assert page('<div class="comments"><h3>Comments (2)</h3></div>', head).comment_count == 2
    assert page("", head).comment_count == 9


@pytest.mark.parametrize(
    "after",
    [
        '<div class="related"><h3>Related stories</h3><ul><li><a href="/1">A heron moves to the weir</a> <span>5 comments</span></li></ul></div>',
        '<aside class="most-read"><h3>Most read</h3><p>14 comments</p><p>A heron moves to the weir</p></aside>',
        '<div class="comments"><p>4 comments</p><p>9 comments</p><p>21 comments</p></div>',  # those of three stories
    ],
)
def test_a_number_of_other_stories_does_not_count(after: str) -> None:
    assert page(after).comment_count is None


def test_a_page_that_says_nothing() -> None:
    article = page("")
    assert article.comments == ()
    assert article.comment_count is None


WORDS = (("Una P.", "She taught my brother to swim."), ("gate7", "Who has the windlass now?"))
WIDGETS = {
    "a line with name and date": "<p>{0} / {2}.5.2026</p><p>{1}</p><span>Reply</span>",
    "a date's own line": "<p>{0}</p><p>{2} May 2026</p><p>{1}</p><span>3</span><span>Reply</span>",
    "words above the name": '<div class="comment"><p>{1}</p><p>Posted by: {0} | May {2}, 2026</p></div>',
    "a badge between": '<div class="comment"><a class="username">{0}</a><div>Moderator</div>'
    '<time datetime="2026-05-{2}">May</time><div>{1}</div><ul><li>Like</li><li>2</li></ul></div>',
    "date below": "<dl><dt class='comment-author'><b>{0}</b> said...</dt><dd><p>{1}</p></dd><dd>May {2}, 2026</dd></dl>",
}


@pytest.mark.parametrize("one", WIDGETS.values(), ids=WIDGETS.keys())
def test_the_ways_to_print_a_comment(one: str) -> None:
    thread = "".join(one.format(name, words, f"{day:02}") for day, (name, words) in enumerate(WORDS, 8))
    assert page(f'<div class="comments"><h3>2 comments</h3>{thread}</div>').comments == tuple(
        Comment(words, name, dt.date(2026, 5, day)) for day, (name, words) in enumerate(WORDS, 8)
    )


@pytest.mark.parametrize("line", ["Liked by 4 people", "Reply · Share", "+3", "1 Reaction 2 Reactions", "In reply to Una P."])
def test_furniture_is_no_words(line: str) -> None:
    one = f'<li class="comment"><b class="author">gate7</b><p>Who has the windlass?</p><div>{line}</div></li>'
    assert [comment.text for comment in page(f'<ol class="comments">{one}</ol>').comments] == ["Who has the windlass?"]


@pytest.mark.parametrize("words", ["I liked it.", "Reply to the board, not to me.", "3 gates, 1 keeper."])
def test_words_that_begin_like_furniture_are_words(words: str) -> None:
    one = f'<li class="comment"><b class="author">gate7</b><p>{words}</p></li>'
    assert [comment.text for comment in page(f'<ol class="comments">{one}</ol>').comments] == [words]


@pytest.mark.parametrize(
    "zone",
    [
        '<div class="author">Newest</div><p>Posts by readers are their own.</p>',  # no reader
        '<form class="comment-form"><label class="name">User name</label><p>We never show it to anybody.</p></form>',
        "<p>gate7</p><p>Who has the windlass now?</p>",  # neither element nor date says that it is a name
        '<div><span class="author">Ada Quill</span><p>A heron moves to the weir</p></div>',  # a card without a date
    ],
)
def test_what_is_no_comment(zone: str) -> None:
    assert page(f'<div class="comments">{zone}</div>').comments == ()


def test_the_posts_of_a_forum_are_its_body_and_no_comments() -> None:
    post = '<div class="comment"><b class="author">{0}</b><span class="date">May {2}, 2026</span><p>{1} {1} {1}</p></div>'
    posts = "".join(post.format(name, words, day) for day, (name, words) in enumerate((*WORDS, ("Ada", PARAGRAPHS[0]), ("Bo", PARAGRAPHS[1])), 8))
    article = pagestrip.extract(f'<html><body class="forum"><h1>Thread: the lock keeper</h1><div class="thread">{posts}</div></body></html>')
    assert PARAGRAPHS[0] in article.body
    assert article.comments == ()


def test_comments_that_the_metadata_claim() -> None:
    claim = """<script type="application/ld+json">{"@type": "%s", "comment": [
      {"@type": "Comment", "text": "She taught my brother to swim.", "author": {"name": "Una P."}, "datePublished": "2026-05-08"},
      {"@type": "Comment", "text": "Who has the windlass now?", "dateCreated": "2026-05-09"}]}</script>"""
    assert page("", claim % "NewsArticle").comments == (
        Comment("She taught my brother to swim.", "Una P.", dt.date(2026, 5, 8)),
        Comment("Who has the windlass now?", None, dt.date(2026, 5, 9)),
    )
    assert page("", claim % "DiscussionForumPosting").comments == ()
    assert len(page(THREAD, claim % "NewsArticle").comments) == 3  # the visible ones win


def test_a_number_smaller_than_what_is_read_is_another_storys() -> None:
    one = '<li class="comment"><b class="author">{}</b><p>{}</p></li>'
    thread = "".join(one.format(name, words) for name, words in WORDS)
    assert page(f'<div class="comments"><p>No comments</p><ol>{thread}</ol></div>').comment_count is None
    assert page(f'<div class="comments"><p>1 comment</p><ol>{thread}</ol></div>').comment_count == 1  # without the replies
