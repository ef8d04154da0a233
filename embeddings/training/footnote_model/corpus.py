"""Texts -> flat arrays of word numbers -> flat arrays of token ids, cut into sentences, passages and queries.

Everything after this module works on integer arrays; a *ragged* array is `values` and `offsets`, row i being
`values[offsets[i]:offsets[i + 1]]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from .sources import Source
from .wordpiece import split_word, split_words

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9])")


@dataclass
class Ragged:
    """Rows of different length in one array. `values`: int32; `offsets`: int64, one more than there are rows."""

    values: np.ndarray
    offsets: np.ndarray

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def row(self, i: int) -> np.ndarray:
        return self.values[self.offsets[i]:self.offsets[i + 1]]

    def lengths(self) -> np.ndarray:
        return np.diff(self.offsets)

    def take(self, rows: np.ndarray) -> "Ragged":
        """The rows asked for, in that order."""
        return take_ranges(self.values, self.offsets[rows], self.offsets[rows + 1])


def take_ranges(values: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> Ragged:
    """Rows `values[starts[i]:ends[i]]`, copied together without a loop."""
    lengths = np.maximum(ends - starts, 0)
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    index = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths)
    return Ragged(values[index], offsets)


def ragged(rows: list[list[int]]) -> Ragged:
    """A list of lists as one ragged array."""
    offsets = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    return Ragged(np.fromiter((v for row in rows for v in row), np.int32, offsets[-1]), offsets)


class WordTable:
    """Numbers words in order of first sight."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def encode(self, text: str) -> list[int]:
        number = self.number
        return [number.setdefault(word, len(number)) for word in split_words(text)]


@dataclass
class EncodedSource:
    """One source as numbers (of words first, of tokens after `to_tokens`).

    `passages` holds all passages; `sentences` are offsets into `passages.values`, so that passage boundaries are among them.
    """

    name: str
    queries: Ragged
    passages: Ragged
    sentences: np.ndarray
    groups: np.ndarray


def encode_source(source: Source, words: WordTable) -> EncodedSource:
    """Splits queries, passages and sentences. Rows with the same query (or intent) are one group."""
    sentence_lengths: list[int] = []
    passages: list[list[int]] = []
    for passage in source.passages:
        whole: list[int] = []
        for sentence in _SENTENCE_END.split(passage):
            ids = words.encode(sentence)
            if ids:
                sentence_lengths.append(len(ids))
                whole += ids
        passages.append(whole)
    keys = source.intents or source.queries
    number: dict[str, int] = {}
    groups = np.array([number.setdefault(key, len(number)) for key in keys], np.int64)
    sentences = np.concatenate(([0], np.cumsum(sentence_lengths))).astype(np.int64)
    return EncodedSource(source.name, ragged([words.encode(q) for q in source.queries]), ragged(passages), sentences, groups)


def to_tokens(source: EncodedSource, pieces: Ragged) -> EncodedSource:
    """Replaces word numbers by token ids; `pieces.row(word)` are a word's tokens."""

    def expand(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = pieces.take(words)
        return rows.values, rows.offsets

    query_values, query_starts = expand(source.queries.values)
    passage_values, passage_starts = expand(source.passages.values)
    return EncodedSource(
        source.name,
        Ragged(query_values, query_starts[source.queries.offsets]),
        Ragged(passage_values, passage_starts[source.passages.offsets]),
        passage_starts[source.sentences],
        source.groups,
    )


def word_pieces(words: list[str], tokens: list[str]) -> Ragged:
    """Token ids of every word."""
    vocabulary = {token: i for i, token in enumerate(tokens)}
    return ragged([split_word(word, vocabulary) for word in words])
