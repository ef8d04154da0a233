"""How well a table of token vectors finds answers: alone (cosine), with BM25 (hybrid), and BM25 by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .contrastive import bag_matrix
from .evaluation_sets import EvaluationSet
from .wordpiece import Tokenizer

MAX_COVERAGE = 1.5


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


def embed(table: np.ndarray, rows: list[np.ndarray]) -> np.ndarray:
    """Mean of the token vectors, to length 1."""
    offsets = np.concatenate(([0], np.cumsum([len(r) for r in rows])))
    sums = bag_matrix(np.concatenate(rows), offsets, len(table)) @ table
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)


def soft_matches(table: np.ndarray, questions: list[np.ndarray], windows: list[np.ndarray]) -> np.ndarray:
    """Soft match of every question (Q) with every window (W): Q x W.

    For each distinct question token its best cosine (at least 0) with a token of the window, averaged with the length of the
    question token's row as weight. Columns of the table with no length (special tokens) weigh nothing.
    """
    lengths = np.linalg.norm(table, axis=1)
    unit = table / np.maximum(lengths, 1e-9)[:, None]
    used, tokens = np.unique(np.concatenate(windows), return_inverse=True)
    starts = np.concatenate(([0], np.cumsum([len(w) for w in windows])[:-1]))
    result = np.empty((len(questions), len(windows)), np.float32)
    for i, question in enumerate(questions):
        distinct = np.unique(question)
        weights = lengths[distinct]
        similar = unit[used] @ unit[distinct].T
        best = np.maximum.reduceat(similar[tokens], starts, axis=0)
        result[i] = np.maximum(best, 0) @ (weights / max(weights.sum(), 1e-9))
    return result


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


def rank_set(prepared: Prepared, table: np.ndarray, soft: bool = True) -> dict[str, np.ndarray]:
    """Ranks of every question by cosine, BM25 and (if `soft`) the hybrid score."""
    questions, windows = embed(table, prepared.questions), embed(table, prepared.windows)
    cosine = questions @ windows.T
    result = {"cosine": ranks_of(best_window(cosine, prepared.owner), prepared.data), "bm25": ranks_of(prepared.bm25, prepared.data)}
    if soft:
        scores = cosine + soft_matches(table, prepared.questions, prepared.windows)
        nb = prepared.bm25 / np.maximum(prepared.idf_sums, 1e-6)[:, None]
        coverage = np.minimum(nb.max(axis=1, keepdims=True), MAX_COVERAGE)
        result["hybrid"] = ranks_of(coverage * nb + best_window(scores, prepared.owner), prepared.data)
    return result


def recalls(ranks: np.ndarray, ks: tuple[int, ...] = (1, 5, 10)) -> list[float]:
    return [float(np.mean(ranks <= k)) for k in ks]
