"""Training batches from encoded sources: which pairs, which part of the passage, which words are taken out or swapped.

One source a batch, so that negatives come from the same subject. Two things teach what BM25 cannot: words that question and
passage share are dropped from the passage, and words of the question are swapped for synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .corpus import EncodedSource, Ragged, take_ranges

Batch = tuple[Ragged, Ragged, np.ndarray]


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


def join(first: Ragged, second: Ragged) -> Ragged:
    """Row by row, first then second."""
    lengths = np.stack([first.lengths(), second.lengths()], axis=1).ravel()
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    values = np.empty(offsets[-1], np.int32)
    for part, starts in ((first, offsets[:-1:2]), (second, offsets[1::2])):
        values[np.arange(len(part.values)) + np.repeat(starts - part.offsets[:-1], part.lengths())] = part.values
    return Ragged(values, offsets[::2])


class Pairs:
    """Query -> passage, or a random stretch of 25 to 90 tokens of a longer passage."""

    def __init__(self, source: EncodedSource, drop: float, swap: float, cut: bool = True, title: float = 0.0, rows: np.ndarray | None = None):
        self.name, self.source, self.drop, self.swap, self.cut = source.name, source, drop, swap, cut
        lengths = np.minimum(source.queries.lengths(), source.passages.lengths())
        rows = np.arange(len(source.queries)) if rows is None else rows
        self.rows = rows[lengths[rows] > 0]
        self._order = np.empty(0, np.int64)

    def _next(self, size: int, rng: np.random.Generator) -> np.ndarray:
        if len(self._order) < size:
            self._order = np.concatenate([self._order, rng.permutation(self.rows)])
        picked, self._order = self._order[:size], self._order[size:]
        return picked

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        rows = self._next(min(size, len(self.rows)), rng)
        passages = self.source.passages
        starts, ends = passages.offsets[rows], passages.offsets[rows + 1]
        if self.cut:
            length = np.minimum(rng.integers(25, 91, len(rows)), ends - starts)
            starts = starts + (rng.random(len(rows)) * (ends - starts - length + 1)).astype(np.int64)
            ends = starts + length
        query, passage = self.source.queries.take(rows), take_ranges(passages.values, starts, ends)
        rate = np.full(len(rows), self.drop, np.float32)
        passage = drop_shared(query, passage, rate, vocabulary, rng)
        return swap_synonyms(query, self.swap, vocabulary, rng), passage, self.source.groups[rows]


class Sentences:
    """Words of a sentence -> the window round it, in 45 % of cases without that sentence. Two sentences of a passage a batch."""

    def __init__(self, source: EncodedSource, drop: float, swap: float, openings: Ragged, removed: float = 0.45, title: float = 0.3, passages: np.ndarray | None = None):
        self.name, self.source, self.drop, self.swap, self.openings = source.name + " sentences", source, drop, swap, openings
        self.removed, self.title = removed, title
        lengths = np.diff(source.sentences)
        passage = np.searchsorted(source.passages.offsets, source.sentences[:-1], side="right") - 1
        usable = (lengths >= 5) & (lengths <= 80)
        if passages is not None:
            usable &= np.isin(passage, passages)
        self.sentence_of = np.nonzero(usable)[0]
        self.passage_of = passage[self.sentence_of]
        self.first = np.searchsorted(self.passage_of, np.arange(len(source.passages)))
        self.count = np.searchsorted(self.passage_of, np.arange(len(source.passages)), side="right") - self.first
        self.candidates = np.nonzero(self.count > 1)[0]

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        source, values = self.source, self.source.passages.values
        passages = np.repeat(rng.choice(self.candidates, min(size // 2, len(self.candidates)), replace=False), 2)
        first = rng.integers(0, self.count[passages[::2]])
        other = (first + 1 + rng.integers(0, self.count[passages[::2]] - 1)) % self.count[passages[::2]]
        sentence = self.sentence_of[self.first[passages] + np.stack([first, other], 1).ravel()]
        s_start, s_end = source.sentences[sentence], source.sentences[sentence + 1]
        p_start, p_end = source.passages.offsets[passages], source.passages.offsets[passages + 1]
        length = np.maximum(rng.integers(30, 91, len(passages)), s_end - s_start)
        w_start = np.maximum(p_start, s_start - (rng.random(len(passages)) * (length - (s_end - s_start) + 1)).astype(np.int64))
        w_end = np.minimum(p_end, w_start + length)
        sentences = take_ranges(values, s_start, s_end)
        query = pick_tokens(sentences, vocabulary.content[sentences.values], rng.integers(2, 13, len(passages)), rng)
        without = (rng.random(len(passages)) < self.removed) & (w_end - w_start - (s_end - s_start) >= 12)
        window = take_ranges(values, w_start, w_end)
        place = np.arange(len(window.values)) - np.repeat(window.offsets[:-1] - w_start, window.lengths())
        row = np.repeat(np.arange(len(passages)), window.lengths())
        window = keep_tokens(window, ~(without[row] & (place >= s_start[row]) & (place < s_end[row])))
        rate = np.where(without, self.drop * 0.6, self.drop).astype(np.float32)
        window = drop_shared(query, window, rate, vocabulary, rng)
        query = swap_synonyms(query, self.swap, vocabulary, rng)
        opening = self.openings.take(rng.integers(0, len(self.openings), len(passages)))
        with_opening = np.repeat(rng.random(len(passages)) < 0.5, opening.lengths())
        query = join(keep_tokens(opening, with_opening), query)
        if self.title:
            titles = source.queries.take(passages)
            titled = np.repeat(rng.random(len(passages)) < self.title, titles.lengths())
            window = join(keep_tokens(titles, titled), window)
        # two sentences of one passage are each other's hard negatives, so each row is a group of its own
        return query, window, np.arange(len(passages))


class SynonymPairs:
    """Token -> synonym, single tokens."""

    name = "synonyms"

    def __init__(self, vocabulary: Vocabulary):
        self.keys = np.nonzero(vocabulary.synonyms.lengths() > 0)[0]

    def batch(self, size: int, vocabulary: Vocabulary, rng: np.random.Generator) -> Batch:
        keys = rng.choice(self.keys, min(size, len(self.keys)), replace=False).astype(np.int32)
        offsets = np.arange(len(keys) + 1)
        query = Ragged(keys, offsets)
        passage = swap_synonyms(query, 1.1, vocabulary, rng)
        number = np.arange(len(keys))
        return query, passage, number
