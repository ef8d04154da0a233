"""The soft match as a training objective: cosine of the means plus token-by-token best match, as the product adds them.

The token-by-token score is ColBERT's MaxSim (Khattab and Zaharia 2020) on vectors that know no context, weighted by the length
of the question token's row. Because a token's vector is the same everywhere, similarities are computed once for every two token
types of the batch.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from .contrastive import _softmax_gradient, bag_matrix
from .corpus import Ragged

_TINY = 1e-6


def best_matches(similar: np.ndarray, passages: Ragged) -> tuple[np.ndarray, np.ndarray]:
    """For each passage and question token type the best similarity (at least 0) and the token that reached it.

    @param similar: passage token types x question token types. @returns B x Uq values, B x Uq token types (-1: none above 0).
    """
    best = np.zeros((len(passages), similar.shape[1]), similar.dtype)
    which = np.full(best.shape, -1, np.int64)
    types = np.arange(similar.shape[1])
    for j in range(len(passages)):
        tokens = passages.row(j)
        if len(tokens):
            rows = similar[tokens]
            at = rows.argmax(axis=0)
            best[j], which[j] = rows[at, types], tokens[at]
    which[best <= 0] = -1
    np.maximum(best, 0, out=best)
    return best, which


def soft_loss_and_gradient(
    table: np.ndarray, questions: Ragged, passages: Ragged, groups: np.ndarray, temperature: float, forward: float = 0.7,
) -> tuple[float, np.ndarray]:
    """In-batch cross entropy on cosine + soft match, and its gradient with respect to the token vectors.

    @param table: U x D, the vectors of the batch's tokens; `questions` and `passages` hold row numbers of it.
    """
    width = len(table)
    lengths = np.sqrt(np.einsum("ij,ij->i", table, table) + _TINY**2)
    unit = table / lengths[:, None]
    asked, asked_columns = np.unique(questions.values, return_inverse=True)
    bag = bag_matrix(asked_columns, questions.offsets, len(asked))
    bag.sum_duplicates()
    bag.data[:] = 1  # distinct tokens of each question
    best, which = best_matches(unit @ unit[asked].T, passages)
    weights = lengths[asked]
    totals = np.maximum(bag @ weights, _TINY)
    soft = (bag @ (weights[:, None] * best.T)) / totals[:, None]

    q_bag, p_bag = bag_matrix(questions.values, questions.offsets, width), bag_matrix(passages.values, passages.offsets, width)
    q, p = q_bag @ table, p_bag @ table
    q_scale = 1 / np.sqrt(np.einsum("ij,ij->i", q, q) + _TINY)
    p_scale = 1 / np.sqrt(np.einsum("ij,ij->i", p, p) + _TINY)
    q, p = q * q_scale[:, None], p * p_scale[:, None]
    cosine = q @ p.T

    scores = (cosine + soft) / temperature
    masked = groups[:, None] == groups[None, :]
    np.fill_diagonal(masked, False)
    scores[masked] = -1e4
    loss_q, grad_q = _softmax_gradient(scores, axis=1)
    loss_p, grad_p = _softmax_gradient(scores, axis=0)
    grad = (forward * grad_q + (1 - forward) * grad_p) / temperature

    d_q, d_p = grad @ p, grad.T @ q
    d_q = (d_q - np.einsum("ij,ij->i", d_q, q)[:, None] * q) * q_scale[:, None]
    d_p = (d_p - np.einsum("ij,ij->i", d_p, p)[:, None] * p) * p_scale[:, None]
    gradient = q_bag.T @ d_q + p_bag.T @ d_p

    per_question = grad / totals[:, None]
    flow = bag.T @ per_question  # Uq x B
    d_weights = np.einsum("tj,jt->t", flow, best) - bag.T @ np.einsum("ij,ij->i", per_question, soft)
    hit = which >= 0
    passage_token, question_token = which[hit], np.nonzero(hit)[1]
    d_similar = sparse.csr_matrix(((flow * weights[:, None]).T[hit], (passage_token, question_token)), shape=(width, len(asked)))
    d_unit = d_similar @ unit[asked]
    d_unit[asked] += d_similar.T @ unit
    d_unit -= np.einsum("ij,ij->i", d_unit, unit)[:, None] * unit
    gradient += d_unit / lengths[:, None]
    gradient[asked] += d_weights[:, None] * unit[asked]
    return forward * loss_q + (1 - forward) * loss_p, gradient
