"""Training batches from encoded sources: which pairs, which part of the passage, which words are taken out or swapped.

One source a batch, so that negatives come from the same subject. Two things teach what BM25 cannot: words that question and
passage share are dropped from the passage, and words of the question are swapped for synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .corpus import EncodedSource, Ragged, take_ranges

SHORTEST, LONGEST = 25, 90  # tokens of a passage's stretch
SENTENCE_REMOVED = 0.45
NEIGHBOURS = 4

Batch = tuple[Ragged, Ragged, np.ndarray]  # queries, passages, groups


@dataclass(frozen=True)
class Vocabulary:
    """What sampling must know of the tokens. `content`: bool [V], tokens that carry a subject (no function word, mark or suffix).
    `synonyms`: for each token its synonyms among the tokens."""

    size: int
    content: np.ndarray
    synonyms: Ragged


def drop_shared(query: Ragged, passage: Ragged, rate: np.ndarray, vocabulary: Vocabulary, rng: np.random.Generator) -> Ragged:
    """Removes from each passage the content tokens its query has too, token type by token type, with probability rate[row]."""
    rows = np.repeat(np.arange(len(query)), query.lengths())
    marks = np.zeros(len(query) * vocabulary.size, bool)
    chosen = vocabulary.content[query.values] & (rng.random(len(rows), np.float32) < rate[rows])
    marks[rows[chosen] * vocabulary.size + query.values[chosen]] = True
    passage_rows = np.repeat(np.arange(len(passage)), passage.lengths())
    return keep_tokens(passage, ~marks[passage_rows * vocabulary.size + passage.values])


def keep_tokens(rows: Ragged, keep: np.ndarray) -> Ragged:
    kept = np.concatenate(([0], np.cumsum(keep)))
    return Ragged(rows.values[keep], kept[rows.offsets])


def swap_synonyms(query: Ragged, rate: float, vocabulary: Vocabulary, rng: np.random.Generator) -> Ragged:
    """Each token that has synonyms becomes one of them with probability `rate`."""
    counts = vocabulary.synonyms.lengths()[query.values]
    at = np.nonzero((counts > 0) & (rng.random(len(counts), np.float32) < rate))[0]
    values = query.values.copy()
    pick = vocabulary.synonyms.offsets[values[at]] + (rng.random(len(at)) * counts[at]).astype(np.int64)
    values[at] = vocabulary.synonyms.values[pick]
    return Ragged(values, query.offsets)


def pick_tokens(rows: Ragged, eligible: np.ndarray, most: np.ndarray, rng: np.random.Generator) -> Ragged:
    """At most most[i] eligible tokens of each row, chosen at random (tokens of more than one piece may be torn)."""
    owner = np.repeat(np.arange(len(rows)), rows.lengths())
    order = np.argsort(owner + np.where(eligible, 0.5 * rng.random(len(owner)), 0.75), kind="stable")
    place = np.empty(len(owner), np.int64)
    place[order] = np.arange(len(owner))
    place -= rows.offsets[owner]
    return keep_tokens(rows, eligible & (place < most[owner]))


def keep_rows(rows: Ragged, keep: np.ndarray) -> Ragged:
    """Rows not kept become empty."""
    return keep_tokens(rows, np.repeat(keep, rows.lengths()))


def join(first: Ragged, second: Ragged) -> Ragged:
    """Row by row, first then second."""
    lengths = np.stack([first.lengths(), second.lengths()], axis=1).ravel()
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    values = np.empty(offsets[-1], np.int32)
    for part, starts in ((first, offsets[:-1:2]), (second, offsets[1::2])):
        values[np.arange(len(part.values)) + np.repeat(starts - part.offsets[:-1], part.lengths())] = part.values
    return Ragged(values, offsets[::2])


class Pairs:
    """Query -> passage, or (if `cut`) a random stretch of 25 to 90 tokens of it. Rows of one group are masked."""

    def __init__(self, source: EncodedSource, rows: np.ndarray, drop: float, swap: float, cut: bool = True):
        """@param rows: which pairs to train on. @param drop, swap: see `drop_shared` and `swap_synonyms`."""
        self.name, self.source, self.drop, self.swap, self.cut = source.name, source, drop, swap, cut
        lengths = np.minimum(source.queries.lengths(), source.passages.lengths())
        self.rows = rows[lengths[rows] > 0]
        self._order = np.empty(0, np.int64)

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        rows = self._next(min(size, len(self.rows)), rng)
        passages = self.source.passages
        starts, ends = passages.offsets[rows], passages.offsets[rows + 1]
        if self.cut:
            length = np.minimum(rng.integers(SHORTEST, LONGEST + 1, len(rows)), ends - starts)
            starts = starts + (rng.random(len(rows)) * (ends - starts - length + 1)).astype(np.int64)
            ends = starts + length
        query, passage = self.source.queries.take(rows), take_ranges(passages.values, starts, ends)
        passage = drop_shared(query, passage, np.full(len(rows), self.drop, np.float32), vocabulary, rng)
        return swap_synonyms(query, self.swap, vocabulary, rng), passage, self.source.groups[rows]

    def _next(self, size: int, rng: np.random.Generator) -> np.ndarray:
        """The next rows of a shuffled deck, so that all are seen equally often."""
        while len(self._order) < size:
            self._order = np.concatenate([self._order, rng.permutation(self.rows)])
        picked, self._order = self._order[:size], self._order[size:]
        return picked


class Sentences:
    """Words of a sentence -> the window round it, in 45 % of cases without that sentence.

    A batch holds runs of neighbouring passages and two sentences of each, so that the hard negatives are windows of the same
    article: what a search among articles has to tell apart.
    """

    def __init__(self, source: EncodedSource, rows: np.ndarray, drop: float, swap: float, openings: Ragged, title: float):
        """@param openings: first words of real questions, put before half of the queries.
        @param title: how often the passage's title stands before the window, as it does in use."""
        self.name, self.source, self.drop, self.swap = source.name + " sentences", source, drop, swap
        self.openings, self.title = openings, title
        lengths = np.diff(source.sentences)
        passage = np.searchsorted(source.passages.offsets, source.sentences[:-1], side="right") - 1
        self.sentences = np.nonzero((lengths >= 5) & (lengths <= 80))[0]
        owner = passage[self.sentences]
        self.first = np.searchsorted(owner, np.arange(len(source.passages)))
        self.count = np.searchsorted(owner, np.arange(len(source.passages)), side="right") - self.first
        self.passages = rows[self.count[rows] > 1]

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        source, values = self.source, self.source.passages.values
        passages = np.repeat(self._neighbours(size // 2, rng), 2)
        count = self.count[passages[::2]]
        one = rng.integers(0, count)
        other = (one + 1 + rng.integers(0, count - 1)) % count
        sentence = self.sentences[self.first[passages] + np.stack([one, other], axis=1).ravel()]
        s_start, s_end = source.sentences[sentence], source.sentences[sentence + 1]
        p_start, p_end = source.passages.offsets[passages], source.passages.offsets[passages + 1]
        length = np.maximum(rng.integers(SHORTEST, LONGEST + 1, len(passages)), s_end - s_start)
        before = (rng.random(len(passages)) * (length - (s_end - s_start) + 1)).astype(np.int64)
        w_start = np.maximum(p_start, s_start - before)
        w_end = np.minimum(p_end, w_start + length)

        sentences, window = take_ranges(values, s_start, s_end), take_ranges(values, w_start, w_end)
        query = pick_tokens(sentences, vocabulary.content[sentences.values], rng.integers(2, 13, len(passages)), rng)
        without = (rng.random(len(passages)) < SENTENCE_REMOVED) & (w_end - w_start - (s_end - s_start) >= 12)
        row = np.repeat(np.arange(len(passages)), window.lengths())
        place = np.arange(len(window.values)) - (window.offsets[:-1] - w_start)[row]
        window = keep_tokens(window, ~(without[row] & (place >= s_start[row]) & (place < s_end[row])))
        rate = np.where(without, self.drop * 0.6, self.drop).astype(np.float32)
        window = drop_shared(query, window, rate, vocabulary, rng)
        query = swap_synonyms(query, self.swap, vocabulary, rng)
        opening = self.openings.take(rng.integers(0, len(self.openings), len(passages)))
        query = join(keep_rows(opening, rng.random(len(passages)) < 0.5), query)
        window = join(keep_rows(source.queries.take(passages), rng.random(len(passages)) < self.title), window)
        return query, window, self._groups(s_start, s_end, w_start, w_end)

    def _neighbours(self, size: int, rng: np.random.Generator) -> np.ndarray:
        """Runs of NEIGHBOURS passages that stand together in the file, `size` in all, none twice."""
        runs = len(self.passages) // NEIGHBOURS
        picked = rng.choice(runs, min(size // NEIGHBOURS, runs), replace=False)
        return self.passages[(picked[:, None] * NEIGHBOURS + np.arange(NEIGHBOURS)).ravel()]

    @staticmethod
    def _groups(s_start: np.ndarray, s_end: np.ndarray, w_start: np.ndarray, w_end: np.ndarray) -> np.ndarray:
        """Each row a group of its own, but for two sentences of a passage when one stands in the other's window."""
        swapped = np.arange(len(s_start)) ^ 1
        inside = (s_start[swapped] < w_end) & (s_end[swapped] > w_start)
        number = np.arange(len(s_start))
        return np.where(inside | inside[swapped], number & ~1, number)


class SynonymPairs:
    """Token -> synonym, both single tokens."""

    name = "synonyms"

    def __init__(self, vocabulary: Vocabulary):
        self.keys = np.nonzero(vocabulary.synonyms.lengths() > 0)[0].astype(np.int32)

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        keys = rng.choice(self.keys, min(size, len(self.keys)), replace=False)
        query = Ragged(keys, np.arange(len(keys) + 1))
        return query, swap_synonyms(query, 2.0, vocabulary, rng), np.arange(len(keys))
