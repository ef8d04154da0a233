"""Which words and word pieces get a row of their own."""

from __future__ import annotations

from collections import Counter

import numpy as np

from .wordpiece import SPECIAL_TOKENS

SUFFIXES = ("s", "es", "ed", "d", "ing", "ly")
_PLAIN = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
_MARKS = list("\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u00a3\u20ac\u00b0\u00d7\u00b1\u03bc\u00df\u00f8\u00e6\u0142\u0111\u0131")
_LETTERS = (  # first and last of Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, hiragana, katakana and Hangul's letters
    (0x3B1, 0x3C9), (0x430, 0x44F), (0x5D0, 0x5EA), (0x621, 0x63A), (0x641, 0x64A), (0x905, 0x939), (0x93E, 0x94D),
    (0xE01, 0xE2E), (0xE30, 0xE39), (0xE40, 0xE4D), (0x3041, 0x3093), (0x30A1, 0x30F3), (0x30FC, 0x30FC),
    (0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2),
)


def build_vocabulary(
    words: list[str], counts: np.ndarray, size: int, pieces: int, exempt: int = 2500,
) -> list[str]:
    """The tokens, special ones first, then by falling use.

    @param counts: weighted use of each word. @param size: how many tokens in all.
    @param pieces: how many of them are pieces of rarer words. @param exempt: the most used words, which keep inflected
    forms of their own; any other form that is stem + suffix shares its stem's row.
    """
    base = _base_tokens()
    taken = set(base)
    order = np.argsort(-counts, kind="stable")
    wanted = size - len(base) - pieces
    whole: list[str] = []
    for rank, i in enumerate(order):
        word = words[i]
        if len(whole) >= wanted:
            break
        if word in taken or len(word) > 24 or not word.isascii():
            continue
        if rank >= exempt and any(word.endswith(s) and word[: -len(s)] in taken and len(word) - len(s) > 2 for s in SUFFIXES):
            continue
        whole.append(word)
        taken.add(word)
    tail = _tail_pieces(words, counts, taken, pieces + wanted - len(whole))
    return base + whole + tail


def _base_tokens() -> list[str]:
    """Special tokens, single characters (first in a word and further on) and suffixes: with them hardly a text is unknown."""
    singles = list(dict.fromkeys(_PLAIN + _MARKS))
    letters = [chr(code) for first, last in _LETTERS for code in range(first, last + 1)]
    base = list(SPECIAL_TOKENS) + singles + ["##" + c for c in singles] + letters + ["##" + c for c in letters]
    return list(dict.fromkeys(base + ["##" + suffix for suffix in SUFFIXES if len(suffix) > 1]))


def _tail_pieces(words: list[str], counts: np.ndarray, taken: set[str], wanted: int) -> list[str]:
    """Beginnings and continuations (2 to 7 characters) that cover most characters of the words without a row."""
    gain: Counter[str] = Counter()
    for word, count in zip(words, np.sqrt(counts)):
        if word in taken or not word.isascii() or not word.isalnum() or len(word) > 30 or count < 1:
            continue
        for end in range(2, min(8, len(word))):
            gain[word[:end]] += count * (end - 1)
        for start in range(1, len(word)):
            for end in range(start + 2, min(start + 8, len(word) + 1)):
                gain["##" + word[start:end]] += count * (end - start - 1)
    return [piece for piece, _ in gain.most_common(wanted + len(taken)) if piece not in taken][:wanted]
