"""Which tokens can stand for which: PPDB's single-word paraphrases and the names of one WordNet sense."""

from __future__ import annotations

import numpy as np

from .corpus import Ragged, ragged
from .function_words import FUNCTION_WORDS
from .wordpiece import SPECIAL_TOKENS

_SHORT_PIECE = 4


def content_tokens(tokens: list[str]) -> np.ndarray:
    """bool [V]: tokens that carry a subject: no special token, function word, punctuation mark or short suffix."""
    content = np.array([
        t.removeprefix("##").isalnum() and t not in FUNCTION_WORDS and not (t.startswith("##") and len(t) <= _SHORT_PIECE)
        for t in tokens
    ])
    content[:len(SPECIAL_TOKENS)] = False
    return content


def token_synonyms(tokens: list[str], content: np.ndarray, paraphrases: list[tuple[str, str]], senses: Ragged) -> Ragged:
    """For each token the tokens that may replace it, in order of id.

    @param senses: one row a WordNet sense, its names as token ids divided by commas; names of several tokens are left out.
    """
    number = {token: i for i, token in enumerate(tokens)}
    found: list[set[int]] = [set() for _ in tokens]

    def link(a: int, b: int) -> None:
        if a != b:
            found[a].add(b)
            found[b].add(a)

    for first, second in paraphrases:
        a, b = number.get(first), number.get(second)
        if a is not None and b is not None and content[a] and content[b] and not first.isdigit() and not second.isdigit():
            link(a, b)
    comma = number[","]
    for i in range(len(senses)):
        names = _names(senses.row(i).tolist(), comma)
        single = [name[0] for name in names if len(name) == 1 and content[name[0]]]
        for a in single:
            for b in single:
                link(a, b)
    return ragged([sorted(others) for others in found])


def _names(row: list[int], comma: int) -> list[list[int]]:
    names: list[list[int]] = [[]]
    for token in row:
        if token == comma:
            names.append([])
        else:
            names[-1].append(token)
    return names
