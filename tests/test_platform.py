"""The aggregator's name, from its own promotions, in scripts with and without capitals and spaces."""

import pytest

from pagestrip.article import Source
from pagestrip.extractors import source
from pagestrip.model import Block, Claim, Context, Label, Mark, Page


@pytest.mark.parametrize(
    ("promotion", "app", "expected"),
    [
        ("اكتشف ما يمكن أن يفعله نافذة8 AI من أجلك:", "حمّل تطبيق نافذة8 اليوم من متجرك.", "نافذة8"),
        ("探索天天8 AI能为您做什么：", "立即从应用商店下载天天8应用。", "天天8"),
        ("뉴스8 AI가 당신을 위해 무엇을 할 수 있는지 알아보세요:", "지금 앱 스토어에서 뉴스8 앱을 다운로드하세요.", "뉴스8"),
        ("ببینید هوش مصنوعی خبر۸ چه کاری می‌تواند برای شما انجام دهد:", "همین امروز برنامه خبر۸ را دانلود کنید.", "خبر۸"),
        ("Découvrez ce que l'IA de Mondial24 peut faire pour vous :", "Téléchargez l'application Mondial24 aujourd'hui.", "Mondial24"),
        ("Dünya7 AI'ın sizin için neler yapabileceğini keşfedin:", "Dünya7 uygulamasını bugün indirin.", "Dünya7"),
        ("हमारी एआई सुविधाएँ आज़माएँ", "आज ही ऐप डाउनलोड करें।", None),  # "our AI features": nobody is named
    ],
)
def test_the_service_named_beside_its_ai_and_in_another_promotion(promotion: str, app: str, expected: str | None) -> None:
    blocks = tuple(Block(at, text) for at, text in enumerate(("Harbour opens", promotion, app)))
    marks = (Mark(1, 2, Label.PROMO, "given", "ai"), Mark(2, 3, Label.PROMO, "given", "app"))
    page = Page(blocks, home=(-1,) * 3, claims=(Claim("opengraph", "og:site_name", "Harbour Post"),), marks=marks, kind="text", headline=(0,))
    value = next(source.find(page, Context(page, {}))).value
    assert isinstance(value, Source)
    assert value.platform == expected
