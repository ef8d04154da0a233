"""Text to word pieces, the same way as the library that runs the model.

Mirrors `BertNormalizer`, `BertPreTokenizer` and `WordPieceTokenizer` of @xenova/transformers 2.17 (src/tokenizers.js),
quirks included, because a trainer that splits text differently from the product trains other vectors than it ships.
Source of the method: Schuster and Nakajima 2012 (WordPiece), Devlin et al. 2019 (BERT's greedy longest match).
"""

from __future__ import annotations

import re
import sys
import unicodedata

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PAD, UNK, CLS, SEP, MASK = range(5)
MAX_WORD_CHARS = 100


def _character_class(categories: tuple[str, ...]) -> str:
    """The ranges of all code points of these Unicode categories, ready to stand inside [] of a pattern."""
    ranges, start, last = [], None, None
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) in categories:
            if start is None:
                start = code
            last = code
        elif start is not None:
            ranges.append((start, last))
            start = None
    if start is not None:
        ranges.append((start, last))
    return "".join(re.escape(chr(a)) if a == b else f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)


_PUNCTUATION = _character_class(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po")) + r"!-/:-@\[-`{-~"
_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # \s of JavaScript
_WORDS = re.compile(f"[^{_SPACE}{_PUNCTUATION}]+|[{_PUNCTUATION}]")
# Control and invisible characters that only tear words apart; tab to carriage return stay, as white space.
CONTROL_CLASS = "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd]"
_CONTROL = re.compile(CONTROL_CLASS)
_ACCENTS = re.compile("[\u0300-\u036f]")
_HAN = re.compile("([\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff])")


def normalise(text: str) -> str:
    """Control characters out, compatibility forms folded (NFKC), Han characters set apart, lower case, accents off."""
    if text.isascii():
        return _CONTROL.sub("", text).lower()
    text = unicodedata.normalize("NFKC", _CONTROL.sub("", text))
    return _ACCENTS.sub("", unicodedata.normalize("NFD", _HAN.sub(r" \1 ", text).lower()))


def split_words(text: str) -> list[str]:
    """Words and single punctuation marks of a text, normalised, in order."""
    return _WORDS.findall(normalise(text))


def split_word(word: str, vocabulary: dict[str, int]) -> list[int]:
    """The ids of one word's pieces: greedy, longest first, `##` before every piece but the first; [UNK] if one fails."""
    if len(word) > MAX_WORD_CHARS:
        return [UNK]
    whole = vocabulary.get(word)
    if whole is not None:
        return [whole]
    pieces, start = [], 0
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            piece = vocabulary.get(prefix + word[start:end])
            if piece is not None:
                break
        else:
            return [UNK]
        pieces.append(piece)
        start = end
    return pieces


class Tokenizer:
    """Text -> token ids without [CLS] and [SEP]; remembers every word it has split."""

    def __init__(self, tokens: list[str]):
        self.tokens = tokens
        self.vocabulary = {token: i for i, token in enumerate(tokens)}
        self._cache: dict[str, list[int]] = {}

    def encode(self, text: str) -> list[int]:
        ids: list[int] = []
        for word in split_words(text):
            pieces = self._cache.get(word)
            if pieces is None:
                pieces = self._cache[word] = split_word(word, self.vocabulary)
            ids += pieces
        return ids
