"""How well a table of token vectors finds answers: alone (cosine), with BM25 (hybrid), and BM25 by itself.

The hybrid score of a passage, much as the product has it (src/retrieval/rank.ts): coverage x normalised BM25 + 1.2 x cosine of its
best window + soft match of its best window. Coverage is how much of the question's rare words the best passage of the corpus covers,
so that words lead where they match and meaning leads where they do not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .contrastive import bag_matrix
from .corpus import Ragged, take_ranges
from .evaluation_sets import EvaluationSet
from .wordpiece import SPECIAL_TOKENS, Tokenizer

MAX_COVERAGE = 1.5
POOL, SOFT_POOL = 150, 80  # candidates of each search; how many of the best of them get a soft match
LEAST_LENGTH = 0.01  # rows shorter than this count as zero
PASSAGE_DAMPING, COSINE_WEIGHT = 2.0, 1.2  # as in embeddings/known-models.ts


@dataclass
class Prepared:
    """A set as token ids: question rows and window rows as ragged lists, and which passage each window is of."""

    data: EvaluationSet
    questions: list[np.ndarray]
    windows: list[np.ndarray]
    owner: np.ndarray
    bm25: np.ndarray
    idf_sums: np.ndarray
    lettered: np.ndarray  # bool [V]: tokens the soft match looks at; the others are punctuation and special tokens


def prepare(data: EvaluationSet, tokenizer: Tokenizer, lexical: tuple[np.ndarray, np.ndarray]) -> Prepared:
    windows = [np.array(tokenizer.encode(w), np.int64) for p in data.passages for w in p.windows]
    owner = np.repeat(np.arange(len(data.passages)), [len(p.windows) for p in data.passages])
    questions = [np.array(tokenizer.encode(q.text), np.int64) for q in data.questions]
    lettered = np.array([any(c.isalnum() for c in token) for token in tokenizer.tokens])
    lettered[:len(SPECIAL_TOKENS)] = False
    return Prepared(data, questions, windows, owner, *lexical, lettered)


def stack(rows: list[np.ndarray]) -> Ragged:
    return Ragged(np.concatenate(rows), np.concatenate(([0], np.cumsum([len(r) for r in rows]))))


def embed(table: np.ndarray, rows: list[np.ndarray], damping: float = 0.0) -> np.ndarray:
    """Mean of the token vectors, to length 1; `embeddings/token-table.ts` is its twin.

    @param damping: each vector is weighed by exp(-damping x its cosine with that mean), so that what a text keeps coming back to
    counts less. Passages are embedded with `PASSAGE_DAMPING`, questions with none.
    """
    tokens = stack(rows)
    bag = bag_matrix(tokens.values, tokens.offsets, len(table))
    means = _unit(bag @ table)
    if damping == 0:
        return means
    owner = np.repeat(np.arange(len(rows)), tokens.lengths())
    bag.data *= np.exp(-damping * np.einsum("ij,ij->i", _unit(table)[tokens.values], means[owner]))
    return _unit(bag @ table)


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def soft_match(unit: np.ndarray, lengths: np.ndarray, question: np.ndarray, windows: Ragged) -> np.ndarray:
    """Soft match of a question with each window: for each distinct question token its best cosine (at least 0) with a token of
    the window; of these the mean, weighted by the length of the question token's row. Tokens of no length do not count.

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
    cosine = embed(table, prepared.questions) @ embed(table, prepared.windows, PASSAGE_DAMPING).T
    by_passage = best_window(cosine, prepared.owner)
    result = {"cosine": ranks_of(by_passage, prepared.data), "bm25": ranks_of(prepared.bm25, prepared.data)}
    if hybrid:
        result["hybrid"] = ranks_of(hybrid_scores(prepared, table, cosine, by_passage), prepared.data)
    return result


def hybrid_scores(prepared: Prepared, table: np.ndarray, cosine: np.ndarray, by_passage: np.ndarray) -> np.ndarray:
    """Questions x passages; a passage that is no candidate of either search scores less than any that is.

    @param cosine: questions x windows. @param by_passage: questions x passages, each passage's best window.
    """
    lengths = np.linalg.norm(table, axis=1) * prepared.lettered
    unit = table * (prepared.lettered / np.maximum(lengths, LEAST_LENGTH))[:, None]
    windows = stack(prepared.windows)
    nb = prepared.bm25 / np.maximum(prepared.idf_sums, 1e-6)[:, None]
    coverage = np.minimum(nb.max(axis=1), MAX_COVERAGE)
    scores = np.minimum(by_passage, 0) - 1
    for i, question in enumerate(prepared.questions):
        lexical = np.argsort(-prepared.bm25[i], kind="stable")[:POOL]
        vector = np.argsort(-by_passage[i], kind="stable")[:POOL]
        candidates = np.union1d(vector, lexical[prepared.bm25[i, lexical] > 0])
        scores[i, candidates] = coverage[i] * nb[i, candidates] + COSINE_WEIGHT * by_passage[i, candidates]
        head = candidates[np.argsort(-scores[i, candidates], kind="stable")[:SOFT_POOL]]
        at = np.nonzero(np.isin(prepared.owner, head))[0]
        picked = take_ranges(windows.values, windows.offsets[at], windows.offsets[at + 1])
        soft = soft_match(unit, lengths, question, picked)
        scores[i, np.unique(prepared.owner[at])] += best_window(soft, prepared.owner[at])
    return scores


def recalls(ranks: np.ndarray, ks: tuple[int, ...] = (1, 5, 10)) -> list[float]:
    return [float(np.mean(ranks <= k)) for k in ks]
