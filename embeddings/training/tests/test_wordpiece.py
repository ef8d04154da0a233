import numpy as np

from footnote_model.vocabulary import build_vocabulary
from footnote_model.wordpiece import UNK, Tokenizer, normalise, split_word, split_words


def test_text_is_split_into_lower_case_words_and_single_marks():
    assert split_words("Na\u00efve caf\u00e9s, U.S.!") == ["naive", "cafes", ",", "u", ".", "s", ".", "!"]


def test_ligatures_widths_and_invisible_characters_do_not_change_a_word():
    assert split_words("\ufb01nance s\u00adhip \uff53\uff48\uff49\uff50") == ["finance", "ship", "ship"]


def test_han_characters_stand_alone_and_hangul_falls_into_letters():
    assert split_words("\u6771\u4eac") == ["\u6771", "\u4eac"]
    assert len(normalise("\ud55c")) == 3


def test_the_longest_piece_wins():
    pieces = {"un": 10, "unhap": 11, "##py": 12, "##hap": 13, "##p": 14, "##y": 15}
    assert split_word("unhappy", pieces) == [11, 12]
    assert split_word("unx", pieces) == [UNK]


def test_no_token_stands_twice_in_a_vocabulary(toy_tokens):
    assert len(set(toy_tokens)) == len(toy_tokens)


def test_an_inflected_form_shares_its_stems_row():
    words = [f"filler{i}" for i in range(5)] + ["walk", "walked"]
    tokens = build_vocabulary(words, np.array([50.0] * 5 + [9, 8]), size=1173, pieces=0, exempt=5)
    assert "walk" in tokens and "walked" not in tokens
    tokenizer = Tokenizer(tokens)
    assert [tokens[i] for i in tokenizer.encode("walked")] == ["walk", "##ed"]


def test_no_printable_ascii_text_holds_an_unknown_token(toy_tokens):
    text = " ".join(chr(code) for code in range(33, 127)) + " q7z_x"
    assert UNK not in Tokenizer(toy_tokens).encode(text)


def test_letters_of_other_scripts_are_known(toy_tokens):
    text = "\u041f\u0440\u0438\u0432\u0435\u0442 \u03ba\u03cc\u03c3\u03bc\u03b5 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \ud55c\uad6d \u30ab\u30bf\u304b\u306a"
    assert UNK not in Tokenizer(toy_tokens).encode(text)
