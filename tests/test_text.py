"""Questions about text in scripts whose sentences end otherwise, or not at all."""

import pytest

from pagestrip.text import letters, once, prose


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("اندرون لاہور کے پرانے پتنگ ساز اب شہر کے کاغذی نقشے بناتے ہیں اور ہر نقشہ ہاتھ سے کاٹا جاتا ہے۔", True),
        ("اندرون لاہور کے پرانے پتنگ ساز اب شہر کے کاغذی نقشے بناتے ہیں اور ہر نقشہ ہاتھ سے کاٹا جاتا ہے", False),
        ("ตลาดกลางน้ำแห่งใหม่ของจังหวัดเปิดเมื่อวันอาทิตย์ที่ผ่านมา โดยมีกติกาว่าเรือทุกลำต้องปลูกต้นไม้อย่างน้อยหนึ่งต้นบนดาดฟ้าท้ายเรือ", True),
        ("ชาวนครพนมเปิดตลาดกลางน้ำ เรือทุกลำต้องมีต้นไม้", False),
    ],
)
def test_running_text(text: str, is_prose: bool) -> None:
    assert (prose(text) > 0) is is_prose


def test_a_letter_of_an_alphabet_without_spaces_is_one_letter_and_a_sign_for_a_syllable_three() -> None:
    assert letters("แม่น้ำ") == len("แม่น้ำ")
    assert letters("霧笛") == 6


def test_a_sentence_before_an_end_mark_is_one() -> None:
    assert prose("等到八月开渔，渔网要还给渔民。孩子们已经和他们约定，留下最旧的一张。（完）")


@pytest.mark.parametrize(
    ("text", "said"),
    [("Ann Lee Ann Lee", "Ann Lee"), ("Ann LeeAnn Lee", "Ann Lee"), ("Ann Lee, Ann Lee", "Ann Lee, Ann Lee"), ("Ann Lee", "Ann Lee"), ("", "")],
)
def test_what_is_printed_twice_in_a_row_is_said_once(text: str, said: str) -> None:
    assert once(text) == said
