"""Markup that attacks the reader of a cleaned page, by the families that sanitisers are tested with: none of it is left in HTML or Markdown.

The families are those of DOMPurify's own tests (test/fixtures/expect.mjs, test/test-suite.js): handlers, addresses that act, namespaces that
turn one element into another when parsed again, names that overwrite a document's own, raw text that ends early, templates, styles, charsets in
which harmless signs are brackets, declarations, tags that are none, elements of old and of other vocabularies. The payloads are ours.
"""

import pytest
from hostile_pages import FIRST, LAST, SENTENCES, flat, story
from hypothesis import given
from hypothesis import strategies as st
from safe import assert_html_is_allowed, assert_markdown_is_plain

import pagestrip

ACT = "hurt()"
WORDS = SENTENCES[0]

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
    f"<p style=\"font-family:'x;}}*{{background:url(javascript:{ACT})}}'\">{WORDS}</p><style>/*<!--*/*{{x:e\\78pression({ACT})}}/*-->*/</style>",
    (
        f"<style>@font-face{{font-family:y;src:url(data:image/svg+xml,<svg onload={ACT}>)}}</style>"
        f"<p style='filter:progid:x' onfilterchange={ACT}>{WORDS}</p>"
    ),
    (
        f"<form onforminput={ACT} id=f><input name=parentNode onblur={ACT}></form>"
        f"<button form=f onformchange={ACT} formaction=javascript:{ACT}>{WORDS}</button>"
    ),
    (
        f"<form><input name=attributes><input name=nodeName><input name=removeChild><p onclick={ACT}>{WORDS}</p></form>"
        f"<a id=location href=#x>{WORDS}</a>"
    ),
    f"<img name=ownerDocument><object id=defaultView data=javascript:{ACT}></object><iframe name=self src=javascript:{ACT}></iframe><p>{WORDS}</p>",
    # White space, signs and charsets that hide an address or a bracket
    *(
        f"<p><a href='{chr(sign)}javascript:{ACT}'>{WORDS}</a></p>"
        for sign in (1, 0xA0, 0x1680, 0x180E, 0x2003, 0x200B, 0x2029, 0x202F, 0x3000, 0xFEFF)
    ),
    f"<p><a href='java&NewLine;scr&Tab;ipt&colon;{ACT}'>{WORDS}</a> <a href='&#0000106avascript:{ACT}'>there</a></p>",
    (
        f"<p><a href='javascript&#x3a;{ACT}' title='javascript:{ACT}'>{WORDS}</a> <a href='javascript%3A{ACT}'>there</a> "
        f"<a href='&bsol;&bsol;javascript:{ACT}'>x</a></p>"
    ),
    (
        f"<p><a href='http:javascript:{ACT}'>{WORDS}</a> <a href='https://[javascript:{ACT}'>there</a> "
        f"<a href='mhtml:http://quay.example/a!b'>so</a></p>"
    ),
    f"<meta charset=utf-7><p>{WORDS} +ADw-script+AD4-{ACT}+ADw-/script+AD4-</p>",
    f"<meta charset=x-imap4-modified-utf7><p>&ADw-img src&AD0-x onerror&AD0-{ACT}&AD4- {WORDS}</p>",
    f"<meta charset=x-mac-farsi><p>\u00bcscript \u00be{ACT}//\u00bc/script \u00be {WORDS}</p>",
    f"<meta charset=iso-2022-kr><p>\x0e<scr\x0fipt>{ACT}</script> \x1b(J<img src=x onerror={ACT}> {WORDS}</p>",
    f"<p>\uff1cscript\uff1e{ACT}\uff1c/script\uff1e \u2039img src=x onerror={ACT}\u203a {WORDS}</p>",
    f"<scr\0ipt>{ACT}</scr\0ipt><img src=x one\0rror={ACT}><p>{WORDS}</p>",
    # Tags that are none, declarations and instructions
    f"<b <script>{ACT}//</script>{WORDS}</b><script<b></b><{ACT}</script </b>",
    f"<script<{{{ACT}}}/></script </><// style=x:expression({ACT})><p>{WORDS}</p>",
    f'<! x="><script>{ACT}</script>"><? x="><script>{ACT}</script>"></ x="><script>{ACT}</script>"><% x="%><script>{ACT}</script>"><p>{WORDS}</p>',
    f'<x \'="y"><x y=\'><img src=x onerror={ACT}//\'><![><img src="]><img src=x onerror={ACT}//"><p>{WORDS}</p>',
    f'<img src=`x` onerror=`{ACT}`><input value="``onmouseover={ACT}"><p title=`><img src=x onerror={ACT}>`>{WORDS}</p>',
    f"<!DOCTYPE p [<!ATTLIST p onclick CDATA '{ACT}'><!ENTITY % y SYSTEM 'http://quay.example/'>%y;]><p>{WORDS} %y;</p>",
    f"<?xml-stylesheet type='text/xsl' href='data:,%3Cscript%3E{ACT}%3C/script%3E'?><?php echo '<script>{ACT}</script>' ?><p>{WORDS}</p>",
    f"<!--<img title='--><img src=x onerror={ACT}>'><!--!><img src=x onerror={ACT}>--!><!---><img src=x onerror={ACT}>--><p>{WORDS}</p>",
    f"<comment><img title='</comment><img src=x onerror={ACT}>'></comment><p>{WORDS}</p>",
    f"<noscript><!-- </noscript><img src=x onerror={ACT}> --></noscript><p>{WORDS}</p>",
    # Old elements, other vocabularies
    f"<isindex action=javascript:{ACT} onmouseover={ACT}><keygen autofocus onfocus={ACT}><image src=javascript:{ACT} onerror={ACT}><p>{WORDS}</p>",
    f"<listing>&lt;img src=x onerror={ACT}&gt;<t t></listing><bgsound src=javascript:{ACT}><layer src=javascript:{ACT}></layer><p>{WORDS}</p>",
    f"<xml id=x src=//quay.example/><label datasrc=#x dataformatas=html datafld=y>{WORDS}</label><event-source src=data:, onload={ACT}>",
    f"<object classid='clsid:0'><param name=DataURL value=javascript:{ACT}></object><applet code=x onload={ACT}></applet><p>{WORDS}</p>",
    (
        f"<script for=document event=onclick>{ACT}</script><script language=vbscript>{ACT}</script>"
        f"<a folder=javascript:{ACT} style='behavior:url(#x)'>{WORDS}</a>"
    ),
    f"<vmlframe xmlns=urn:schemas-microsoft-com:vml src=javascript:{ACT} style=behavior:url(#default#vml)></vmlframe><p>{WORDS}</p>",
    f"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{ACT}</x:script><html:p onclick={ACT}>{WORDS}</html:p>",
    f"<card xmlns='http://www.wapforum.org/2001/wml'><onevent type=ontimer><go href=javascript:{ACT} /></onevent></card><p>{WORDS}</p>",
    (
        f"<x xmlns:ev='http://www.w3.org/2001/xml-events' ev:event=load ev:handler=javascript:{ACT} "
        f"xlink:actuate=onLoad xlink:href=javascript:{ACT}>{WORDS}</x>"
    ),
    (
        f"<svg><handler ev:event=load>{ACT}</handler><set attributeName=onmouseover to={ACT} /><feImage><set attributeName=href to=data:,x />"
        f"</feImage></svg>"
    ),
    f"<svg><a><animate attributeName=href from=javascript:{ACT} to=x begin=0s /><text>{WORDS}</text></a><discard onbegin={ACT} /></svg>",
    f"<svg><title><style><img title='</style><img src=x onerror={ACT}>'></title><desc><p title='</desc><script>{ACT}</script>'>{WORDS}</desc></svg>",
    f"<svg></p><math><annotation-xml encoding='text/html'><style><img title='</style><img src=x onerror={ACT}>'></annotation-xml></math>",
    f"<math><mi//xlink:href='data:,<script>{ACT}</script>'><maction actiontype=statusline xlink:href=javascript:{ACT}>{WORDS}</maction></math>",
    f"<option><style></option></select><b><img src=x onerror={ACT}></style></option><select><iframe></select><script>{ACT}</script><p>{WORDS}</p>",
    f"<frameset onload={ACT}><frame src=javascript:{ACT}></frameset><noframes><p title='</noframes><img src=x onerror={ACT}>'>{WORDS}</noframes>",
    (
        f"<portal src=javascript:{ACT}></portal><fencedframe></fencedframe><dialog open onclose={ACT}>{WORDS}</dialog>"
        f"<p popover onbeforetoggle={ACT}>{WORDS}</p>"
    ),
    f"<select><button><selectedcontent></selectedcontent></button><option selected><img src=x onerror={ACT}>{WORDS}</option></select>",
    f"<p is='x-y'>{WORDS}</p><x-y onconnected={ACT}><template shadowrootmode=open><script>{ACT}</script><slot></slot></template>{WORDS}</x-y>",
    f"{'<form><table><td><svg>' * 120}<style><!--</style><a title='--><img src=x onerror={ACT}>'>{WORDS}",
    f"{'<div>' * 520}<svg><style><a title='</style><img src=x onerror={ACT}>'></svg>{'</div>' * 520}",
    f"<form action='java\nscript:{ACT}' method=post><input name=a dirname=b><button>{WORDS}</button></form><form><form><input name=namespaceURI>",
    f"<video poster='javascript:{ACT}' onerror={ACT}><source src=x onerror={ACT}></source></video><audio src=data:,x oncanplay={ACT}></audio>{WORDS}",
    f"<div draggable=true ondragstart={ACT} onscroll={ACT} onpropertychange={ACT} oninput={ACT}>{WORDS}</div><title onpropertychange={ACT}></title>",
    f"<a style=\"-o-link:'javascript:{ACT}';-o-link-source:current\" href=x>{WORDS}</a><x repeat=template repeat-start=999>0<y>1</y></x>",
    f"<p>{WORDS}<set/xmlns=`urn:schemas-microsoft-com:time` attributename=`innerhtml` to=`<img/src='x'onerror={ACT}>`></p>",
    f"<xml:namespace prefix=t><import namespace=t implementation=#x><t:set attributeName=innerHTML to='<img\x0bsrc=x\x0bonerror={ACT}'>",
    f"<p><a href='https://quay.example/#x=`y'>{WORDS}</a><img alt='`><img src=xx onerror={ACT}>' src=/a.png><!a x=`y><img alt='`><p onclick={ACT}>'",
    f"<!-- `<img/src=x onerror={ACT}//--!><p>{WORDS}</p><!--[if]><script>{ACT}</script --><!--[if<img src=x onerror={ACT}//]> -->",
    f"<xmp><%</xmp><img alt='%></xmp><img src=x onerror={ACT}//'><script>x='<%'</script> %>/ {ACT}</script><p>{WORDS}</p>",
    f"<img src onerror /\" '\"= alt={ACT}//\"><img src='x` `<script>{ACT}</script>'` `><div style=a:url() onerror={ACT}>{WORDS}</div>",
    f"<x xmlns='><b onload={ACT}'></x><x xmlns='\"><iframe onload={ACT}//'></x><p style='list-style:url(x)\x10url(javascript:{ACT})'>{WORDS}</p>",
    f"<stylesheet xmlns='http://www.w3.org/TR/WD-xsl'><template match=/><eval>{ACT}</eval><if expr='{ACT}'></if></template></stylesheet>{WORDS}",
    (
        f"<svg><xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match=/><iframe src=javascript:{ACT}></iframe>"
        f"</xsl:template></xsl:stylesheet></svg>{WORDS}"
    ),
    f"<svg id=x><listener event=load handler=#y observer=x /><handler id=y>{ACT}</handler></svg><p>{WORDS}</p>",
    f"<svg><image style='filter:url(\"data:image/svg+xml,<svg><script>{ACT}</script></svg>\")'><set begin='accessKey(a)' to=//x /></svg>",
    f"<svg></p><textarea><title><style></textarea><img src=x onerror={ACT}></style></title></svg><p>{WORDS}</p>",
    f"<math></br><textarea><mtext><template><style></textarea><img src=x onerror={ACT}></math><p>{WORDS}</p>",
    f"<svg></p><math><title><style><img src=x onerror={ACT}></style></title></math></svg><p>{WORDS}</p>",
    f'<svg><foreignobject><p><style><p title="</style><iframe onload&#x3d;{ACT}<!--"></style></svg><p>{WORDS}</p>',
    f"<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src onerror='{ACT}'>\"></style></h1><p>{WORDS}</p>",
    f'<svg><x-x><desc><noscript>&lt;/noscript>&lt;/desc>&lt;s>&lt;style>&lt;a title="&lt;/style>&lt;img src onerror={ACT}>"></svg><p>{WORDS}</p>',
    f"<math><mtext><option><NONE><option></option><mglyph><svg><mtext><style><a title=\"</style><img src=# onerror='{ACT}'>\"></math><p>{WORDS}</p>",
    f"<xmp><svg><b><style><b title='</style><img>'></xmp><noembed><svg><b><style><b title='</style><img>'></noembed><p>{WORDS}</p>",
    f"<iframe><p title='</iframe><img src=x onerror={ACT}>'></iframe><object><p title='</object><img onerror={ACT}>'></object><p>{WORDS}</p>",
    f'<svg><![CDATA[><image xlink:href="]]><img src=x onerror={ACT}//"></svg><math><![CDATA[</math><img onerror={ACT}>]]></math><p>{WORDS}</p>',
    f"<input pattern='^((a+.)a)+$' value='{'a' * 40}!'><embed src='data:text/html;base64,PHNjcmlwdD4=' code=javascript:{ACT}><p>{WORDS}</p>",
    f"<script>/*<!--*/{ACT}/*<script>*/</script>--></script><p>{WORDS}</p><script><!--<script></script>{ACT}--></script>",
    f"<p lang='\"onclick={ACT}' dir='\"><script>'>{WORDS}</p><time datetime='\"><script>{ACT}</script>'>1 May 2031</time>",
    f"<base target='\"><script>{ACT}</script>' href='data:text/html,'><link rel=canonical href='javascript:{ACT}'><p><a href=x>{WORDS}</a></p>",
    f"<meta property=og:image content='javascript:{ACT}'><meta name=author content='<img src=x onerror={ACT}>'><p>{WORDS}</p>",
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
