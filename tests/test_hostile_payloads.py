"""Markup that attacks the reader of a cleaned page, by the families that sanitisers are tested with: none of it is left in HTML or Markdown.

The families are what sanitisers such as DOMPurify guard against (handlers, addresses that act, namespaces that turn one element
into another when parsed again, names that overwrite a document's own, raw text that ends early, templates, styles); the vectors are ours.
"""

import pytest
from hostile_pages import FIRST, LAST, SENTENCES, flat, story
from hypothesis import given
from hypothesis import strategies as st
from test_rendering_safety import assert_html_is_allowed, assert_markdown_is_plain

import pagestrip

ACT = "hurt()"
WORDS = SENTENCES[0]
SCHEMES = ("javascript:", "data:", "vbscript:", "file:", "blob:")

PAYLOADS = (
    # Scripts and handlers
    f"<script>{ACT}</script>",
    f"<script src=//quay.example/a.js></script><p>{WORDS}</p>",
    f"<ScRiPt>{ACT}</sCrIpT>",
    f"<script/x>{ACT}</script/x>",
    f"<scr<script>ipt>{ACT}</scr</script>ipt>",
    f"<img src=x onerror={ACT}>",
    f"<img src='x' onerror\n=\n'{ACT}'>",
    f'<img/src="x"/onerror="{ACT}">',
    f'<img """><script>{ACT}</script>">',
    f"<p onclick={ACT} onmouseover={ACT}>{WORDS}</p>",
    f"<p ONCLICK='{ACT}' style='x:expression({ACT})'>{WORDS}</p>",
    f"<details open ontoggle={ACT}><summary>{WORDS}</summary></details>",
    f"<video poster=x onloadstart={ACT}><source onerror={ACT}></video>",
    f"<body onload={ACT}><p>{WORDS}</p>",
    f"<input autofocus onfocus={ACT}><select onfocus={ACT} autofocus><option>{WORDS}</select>",
    f"<marquee onstart={ACT}>{WORDS}</marquee>",
    f"<xss-element onpointerrawupdate={ACT} style='display:block'>{WORDS}</xss-element>",
    # Addresses
    f"<p><a href=javascript:{ACT}>{WORDS}</a></p>",
    f"<p><a href=' &#1;java&#10;script&colon;{ACT}'>{WORDS}</a></p>",
    f"<p><a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:{ACT}'>{WORDS}</a></p>",
    f"<p><a href='jav\tascript:{ACT}'>{WORDS}</a> <a href='\u2028javascript:{ACT}'>there</a></p>",
    "<p><a href='data:text/html,&lt;script>hurt()&lt;/script>'>" + WORDS + "</a></p>",
    f"<p><a href='vbscript:{ACT}'>{WORDS}</a> <a href='feed:javascript:{ACT}'>here</a></p>",
    f"<p><a href='https://quay.example/\"onmouseover=\"{ACT}'>{WORDS}</a></p>",
    f"<p><a href='//quay.example/)[x](javascript:{ACT})'>{WORDS}</a></p>",
    f"<p><a href='x' xlink:href='javascript:{ACT}' ping='//quay.example/'>{WORDS}</a></p>",
    f"<img src='data:image/svg+xml,<svg onload={ACT}>' alt='{WORDS}'><img src=\"javascript:{ACT}\">",
    f"<img srcset='x, javascript:{ACT} 2x' alt='\"><script>{ACT}</script>'>",
    f"<figure><img src='/a.png' alt='<img src=x onerror={ACT}>'><figcaption>&lt;script>{ACT}&lt;/script></figcaption></figure>",
    f"<base href='javascript:{ACT}//'><p><a href='a'>{WORDS}</a></p>",
    f"<form action=javascript:{ACT}><button formaction=javascript:{ACT}>{WORDS}</button></form>",
    f"<iframe src=javascript:{ACT} srcdoc='<script>{ACT}</script>'></iframe><embed src=javascript:{ACT}><object data=javascript:{ACT}></object>",
    f"<meta http-equiv=refresh content='0;url=javascript:{ACT}'><link rel=import href='data:text/html,<script>{ACT}</script>'>",
    # Elements that become others when parsed again
    f"<svg onload={ACT}><p>{WORDS}</p></svg>",
    f"<svg><script>{ACT}</script><a xlink:href=javascript:{ACT}><text>{WORDS}</text></a></svg>",
    f"<svg><style><img src=x onerror={ACT}></style></svg>",
    f"<svg></p><style><a id='</style><img src=1 onerror={ACT}>'>",
    f"<svg><animate attributeName=href values=javascript:{ACT} /><a><text>{WORDS}</text></a></svg>",
    f"<svg><use href='data:image/svg+xml;base64,PHN2Zz4=#x'/><foreignObject><p onclick={ACT}>{WORDS}</p></foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={ACT}&gt;'>",
    f"<math href=javascript:{ACT}><mi xlink:href=javascript:{ACT}>{WORDS}</mi></math>",
    f"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror={ACT} src>'>",
    f"<noscript><p title='</noscript><img src=x onerror={ACT}>'>{WORDS}</p></noscript>",
    f"<noembed><img title='</noembed><img src onerror={ACT}>'></noembed><xmp><p id='</xmp><img src=x onerror={ACT}>'></xmp>",
    f"<textarea><p title='</textarea><img src=x onerror={ACT}>'></textarea>",
    f"<title>&lt;/title>&lt;img src=x onerror={ACT}></title><style><style/><img src=x onerror={ACT}></style>",
    f"<template><s><template><s><img src=x onerror={ACT}>@</s></template></s></template>",
    f"<select><template><style><!--</style><a rel='--></style></template></select><img src=x onerror={ACT}>'>",
    f"<table><td background=javascript:{ACT}><caption><svg><desc><table><caption></table></desc><img src=x onerror={ACT}>{WORDS}</table>",
    f"<plaintext><script>{ACT}</script>",
    f"<![CDATA[<img src=x onerror={ACT}>]]><!--[if IE]><script>{ACT}</script><![endif]--><!--><img src=x onerror={ACT}>-->",
    f"<?xml-stylesheet href='javascript:{ACT}'?><!ENTITY x '<script>{ACT}</script>'><p>{WORDS} &x;</p>",
    f"<p>{WORDS} &lt;script&gt;{ACT}&lt;/script&gt; &amp;lt;img src=x onerror={ACT}&amp;gt;</p>",
    # Names that overwrite, templates, styles
    f"<p id=body name=location>{WORDS}</p><form name=getElementById><input name=attributes></form><img name=cookie src=/a.png>",
    f"<p is='x-y' slot=a part=b>{WORDS}</p><p contenteditable data-bind='html: {ACT}' v-html='{ACT}' ng-click='{ACT}' @click='{ACT}'>{WORDS}</p>",
    f"<p>{WORDS} {{{{constructor.constructor('{ACT}')()}}}} ${{{ACT}}} &lt;%= {ACT} %&gt;</p>",
    f"<style>@import 'javascript:{ACT}'; p {{ background: url(javascript:{ACT}) }}</style><p style='behavior:url(#x)'>{WORDS}</p>",
    f"<link rel=stylesheet href=javascript:{ACT}><div style='position:fixed;inset:0;-moz-binding:url(//quay.example/)'>{WORDS}</div>",
    # Markdown that the page's text spells
    f"<p>{WORDS} [x](javascript:{ACT}) ![x](javascript:{ACT}) &lt;javascript:{ACT}&gt;</p>",
    f"<p>[x]: javascript:{ACT} 'y'</p><p>{WORDS} [x][x]</p>",
    f"<pre>```\n&lt;script>{ACT}&lt;/script>\n```\n{WORDS}</pre><p><code>`` ` ``&lt;script>{ACT}&lt;/script></code> {WORDS}</p>",
    f"<ul><li>[{WORDS}](javascript:{ACT})</li><li>&lt;img src=x onerror={ACT}></li></ul><h2>{WORDS}\n===\n&lt;b></h2>",
    f"<table><tr><td>a|b &lt;script></td><td>[x](javascript:{ACT})</td></tr><tr><td>{WORDS}</td><td>\\|</td></tr></table>",
    f"<blockquote>&gt; &lt;script>{ACT}&lt;/script> {WORDS}</blockquote><p>---\nheadline: other\n---</p>",
)


def assert_nothing_acts(article: pagestrip.Article) -> None:
    assert_html_is_allowed(article.to_html())
    assert_markdown_is_plain(article.to_markdown())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_acts(payload: str) -> None:
    article = pagestrip.extract(story(payload), url="https://quay.example/story")
    assert FIRST in article.body
    assert_nothing_acts(article)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_acts_in_the_head_the_headline_or_flattened_text(payload: str) -> None:
    assert_nothing_acts(pagestrip.extract(story(head=payload)))
    assert_nothing_acts(pagestrip.extract(story().replace("Harbour counts", payload)))
    text = pagestrip.extract(flat(payload), kind="text")
    assert FIRST in text.body
    assert LAST in text.body
    assert_nothing_acts(text)


@given(st.lists(st.sampled_from(PAYLOADS), min_size=2, max_size=5), st.integers(0, 60))
def test_nothing_acts_where_several_are_cut_and_joined(payloads: list[str], cut: int) -> None:
    assert_nothing_acts(pagestrip.extract(story("".join(payload[: len(payload) - cut] for payload in payloads))))
