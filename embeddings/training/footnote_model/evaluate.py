"""How well a table of token vectors finds answers: alone (cosine), with BM25 (hybrid), and BM25 by itself.

The hybrid score of a passage, as the product has it: coverage x normalised BM25 + the best, over its windows, of
cosine + soft match. Coverage is how much of the question's rare words the best passage of the corpus covers, so that words lead
where they match and meaning leads where they do not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .contrastive import bag_matrix
from .corpus import Ragged, take_ranges
from .evaluation_sets import EvaluationSet
from .wordpiece import Tokenizer

MAX_COVERAGE = 1.5
CANDIDATES = 100  # passages of each search that get a soft match
LEAST_LENGTH = 0.01  # rows of special tokens are (nearly) zero


@dataclass
class Prepared:
    """A set as token ids: question rows and window rows as ragged lists, and which passage each window is of."""

    data: EvaluationSet
    questions: list[np.ndarray]
    windows: list[np.ndarray]
    owner: np.ndarray
    bm25: np.ndarray
    idf_sums: np.ndarray


def prepare(data: EvaluationSet, tokenizer: Tokenizer, lexical: tuple[np.ndarray, np.ndarray]) -> Prepared:
    windows = [np.array(tokenizer.encode(w), np.int64) for p in data.passages for w in p.windows]
    owner = np.repeat(np.arange(len(data.passages)), [len(p.windows) for p in data.passages])
    return Prepared(data, [np.array(tokenizer.encode(q.text), np.int64) for q in data.questions], windows, owner, *lexical)


def stack(rows: list[np.ndarray]) -> Ragged:
    return Ragged(np.concatenate(rows), np.concatenate(([0], np.cumsum([len(r) for r in rows]))))


def embed(table: np.ndarray, rows: list[np.ndarray]) -> np.ndarray:
    """Mean of the token vectors, to length 1."""
    tokens = stack(rows)
    sums = bag_matrix(tokens.values, tokens.offsets, len(table)) @ table
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)


def soft_match(unit: np.ndarray, lengths: np.ndarray, question: np.ndarray, windows: Ragged) -> np.ndarray:
    """Soft match of a question with each window: for each distinct question token its best cosine (at least 0) with a token of
    the window; of these the mean, weighted by the length of the question token's row. Special tokens have none and do not count.

    @param unit: V x D rows of length 1 (or 0). @param lengths: V, of the rows before that. @returns one number a window.
    """
    distinct = np.unique(question)
    distinct = distinct[lengths[distinct] > LEAST_LENGTH]
    if not len(distinct) or not len(windows):
        return np.zeros(len(windows), np.float32)
    used, tokens = np.unique(windows.values, return_inverse=True)
    similar = unit[used] @ unit[distinct].T
    best = np.maximum.reduceat(similar[tokens], windows.offsets[:-1], axis=0)
    weights = lengths[distinct]
    return np.maximum(best, 0) @ (weights / weights.sum())


def ranks_of(scores: np.ndarray, data: EvaluationSet) -> np.ndarray:
    """For each question the place (from 1) of the best right passage; ties count against us halfway, as an average."""
    ranks = np.zeros(len(data.questions))
    for i, question in enumerate(data.questions):
        right = list(set().union(*question.evidence))
        top = scores[i, right].max()
        ranks[i] = 1 + (scores[i] > top).sum() + 0.5 * ((scores[i] == top).sum() - (scores[i, right] == top).sum())
    return ranks


def best_window(scores: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Window scores -> passage scores (last axis)."""
    starts = np.concatenate(([0], np.nonzero(np.diff(owner))[0] + 1))
    return np.maximum.reduceat(scores, starts, axis=-1)


def rank_set(prepared: Prepared, table: np.ndarray, hybrid: bool = True) -> dict[str, np.ndarray]:
    """Ranks of every question's best right passage by cosine, by BM25 and (if asked for) by the hybrid score."""
    cosine = embed(table, prepared.questions) @ embed(table, prepared.windows).T
    by_passage = best_window(cosine, prepared.owner)
    result = {"cosine": ranks_of(by_passage, prepared.data), "bm25": ranks_of(prepared.bm25, prepared.data)}
    if hybrid:
        result["hybrid"] = ranks_of(hybrid_scores(prepared, table, cosine, by_passage), prepared.data)
    return result


def hybrid_scores(prepared: Prepared, table: np.ndarray, cosine: np.ndarray, by_passage: np.ndarray) -> np.ndarray:
    """Questions x passages; a passage that is no candidate of either search scores less than any that is."""
    lengths = np.linalg.norm(table, axis=1)
    unit = table / np.maximum(lengths, LEAST_LENGTH)[:, None]
    windows = stack(prepared.windows)
    nb = prepared.bm25 / np.maximum(prepared.idf_sums, 1e-6)[:, None]
    coverage = np.minimum(nb.max(axis=1, keepdims=True), MAX_COVERAGE)
    scores = np.minimum(by_passage, 0) - 1
    for i, question in enumerate(prepared.questions):
        first = np.argsort(-by_passage[i], kind="stable")[:CANDIDATES]
        second = np.argsort(-prepared.bm25[i], kind="stable")[:CANDIDATES]
        candidates = np.union1d(first, second[prepared.bm25[i, second] > 0])
        at = np.nonzero(np.isin(prepared.owner, candidates))[0]
        picked = take_ranges(windows.values, windows.offsets[at], windows.offsets[at + 1])
        meaning = cosine[i, at] + soft_match(unit, lengths, question, picked)
        scores[i, candidates] = coverage[i] * nb[i, candidates] + best_window(meaning, prepared.owner[at])
    return scores


def recalls(ranks: np.ndarray, ks: tuple[int, ...] = (1, 5, 10)) -> list[float]:
    return [float(np.mean(ranks <= k)) for k in ks]
