"""The language: what the text is in; the head's claim where the text does not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pagestrip
from pagestrip.extractors.language import base
from pagestrip.words import sections
from pagestrip.words.languages import language_of

SENTENCES = {
    "en": "The bridge was closed at noon, and the ferry that had been sold is not coming back to the town.",
    "de": "Die Brücke wurde am Mittag gesperrt, und die Fähre, die sie verkauft haben, kommt nicht wieder in den Ort.",
    "fr": "Le pont a été fermé à midi et le bac, que la ville avait vendu, ne reviendra pas dans le port.",
    "es": "El puente se cerró al mediodía y el barco que la ciudad había vendido no volverá por el puerto.",
    "pt": "A ponte foi fechada ao meio-dia e o barco que a cidade não vendeu também não volta para o porto.",
    "it": "Il ponte è stato chiuso a mezzogiorno e il traghetto che la città ha venduto non tornerà nel porto.",
    "nl": "De brug is om twaalf uur dichtgegaan en het veer dat de stad heeft verkocht komt niet meer naar de haven.",
    "sv": "Bron stängdes vid middagstid och färjan som staden inte hade sålt kommer från och med nu till hamnen.",
    "da": "Broen blev lukket ved middagstid, og færgen, som byen ikke havde solgt, kommer nu af sig selv til havnen efter jul.",
    "no": "Broen ble stengt ved middagstid, og fergen som byen ikke hadde solgt, kommer nå av seg selv til havnen etter jul.",
    "fi": "Silta suljettiin keskipäivällä, mutta lautta ei ole vielä myyty ja se on nyt satamassa kuin ennenkin.",
    "pl": "Most zamknięto w południe, ale prom, który miasto sprzedało, nie wróci już do portu po zimie.",
    "cs": "Most byl v poledne uzavřen, ale přívoz, který město prodalo, se podle úřadu do přístavu již nevrátí.",
    "tr": "Köprü öğlen kapatıldı ve belediyenin sattığı vapur için yeni bir karar yok, ama bu daha çok konuşulacak.",
    "id": "Jembatan itu ditutup pada siang hari dan kapal yang telah dijual tidak akan kembali karena sudah tua.",
    "vi": "Cây cầu đã được đóng vào buổi trưa và chiếc phà của thành phố không còn trong cảng này.",
    "ru": "Мост закрыли в полдень, и паром, который продал город, не вернётся в порт до весны, но это не всё.",
    "uk": "Міст закрили опівдні, і пором, який продало місто, не повернеться до порту, але це ще не все, що було.",
    "bg": "Мостът беше затворен на обяд и фериботът, който градът е продал, няма да се върне в пристанището.",
    "ar": "أغلق الجسر عند الظهر، ولن تعود العبارة التي باعتها المدينة إلى الميناء بعد هذا اليوم.",
    "fa": "پل ظهر امروز بسته شد و کشتی که شهر آن را فروخته است به بندر باز نمی گردد.",
    "hi": "पुल दोपहर में बंद हो गया और शहर ने जो नाव बेची थी वह अब बंदरगाह में नहीं है।",
    "zh": "大桥中午关闭，市里卖掉的渡船不会再回到港口。",
    "ja": "橋は正午に閉鎖され、市が売った渡し船はもう港に戻らない。",
    "ko": "다리는 정오에 폐쇄되었고 시가 판 배는 항구로 돌아오지 않는다.",
    "el": "Η γέφυρα έκλεισε το μεσημέρι και το πλοίο δεν θα γυρίσει στο λιμάνι.",
    "he": "הגשר נסגר בצהריים והמעבורת שהעיר מכרה לא תחזור לנמל.",
    "th": "สะพานถูกปิดตอนเที่ยงและเรือข้ามฟากจะไม่กลับมาที่ท่าเรือ",
    "ka": "ხიდი შუადღისას დაიკეტა და ბორანი ნავსადგურში აღარ დაბრუნდება.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES)
def test_one_sentence_is_enough(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "1234 5678", "Berlin Paris Madrid", "OK", "Orrin Crossing 3 : 1"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None


def test_foreign_names_do_not_turn_a_text() -> None:
    assert language_of(SENTENCES["en"] + " Its captain was Владимир Громов.") == "en"
    assert language_of(SENTENCES["zh"] + " John Smith Holdings Ltd") == "zh"


def test_every_list_of_function_words_is_long_enough() -> None:
    short = {language for language, lines in sections("stopwords.txt").items() if len(set(" ".join(lines).split())) < 12}
    assert not short


@pytest.mark.parametrize(
    ("tag", "language"),
    [("pt-BR", "pt"), ("en_US", "en"), ("zh-Hant-TW", "zh"), ("DE", "de"), ("es-419", "es"), ("english", None), ("", None), ("e", None)],
)
def test_base(tag: str, language: str | None) -> None:
    assert base(tag) == language


def page(lang: str, sentence: str) -> str:
    return f'<html lang="{lang}"><body><article><h1>{sentence[:40]}</h1>' + f"<p>{sentence} {sentence}</p>" * 4 + "</article></body></html>"


@pytest.mark.parametrize(
    ("lang", "spoken", "language"),
    [
        ("en-US", "de", "de"),  # a theme's default on a German page
        ("en-US", "en", "en"),
        ("id", "id", "id"),
        ("nb-NO", "no", "nb"),  # the claim tells the two written forms apart
        ("kr", "ko", "ko"),
        ("nonsense", "it", "it"),
        ("", "tr", "tr"),
    ],
)
def test_the_text_wins_over_the_claim(lang: str, spoken: str, language: str) -> None:
    assert pagestrip.extract(page(lang, SENTENCES[spoken])).language == language


def test_words_that_indonesian_and_malay_share_decide_for_neither() -> None:
    indonesian = "Warga setempat mulai menenun jadwal kapal ke dalam kain mereka, kata perajin itu, ketika jadwal di pelabuhan berubah."
    assert language_of(indonesian) == "id"
    assert language_of(indonesian.replace("mulai ", "turut ").replace("Warga setempat", "Penduduk kampung").replace("kata ", "katanya ")) == "ms"


def test_the_claim_stands_where_the_text_does_not_tell() -> None:
    assert pagestrip.extract('<html lang="mi"><body><h1>Orrin 3 : 1 Quillan</h1></body></html>').language == "mi"
    assert pagestrip.extract("<html xml:lang='mi'><body><h1>Orrin 3 : 1 Quillan</h1></body></html>").language == "mi"


def test_the_evidence_names_the_contradiction() -> None:
    evidence = pagestrip.extract(page("en-US", SENTENCES["de"])).evidence["language"]
    assert evidence.method == "text"
    assert [other.value for other in evidence.alternatives] == ["en"]


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    known = {*sections("stopwords.txt"), *(line.split()[1] for line in sections("scripts.txt")[""])}
    assert language_of(text) in {*known, None}
