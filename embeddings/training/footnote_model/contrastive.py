"""The objective and its gradient, by hand, in a few matrix products.

Symmetric in-batch cross entropy (InfoNCE; van den Oord et al. 2018) on cosines, summed over nested leading blocks of the
vector (Matryoshka representation learning; Kusupati et al. 2022). Rows are unnormalised sums of token vectors: a cosine does
not see their length, so the number of tokens never enters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

_TINY = 1e-6


@dataclass(frozen=True)
class Objective:
    """`cuts`: ends of the nested blocks, rising, the last one the full width; `cut_weights`: their shares of the loss."""

    cuts: tuple[int, ...]
    cut_weights: tuple[float, ...]
    temperature: float = 0.05
    forward: float = 0.7  # share of question -> passage; the rest is passage -> question


def cross_entropies(scores: np.ndarray, hidden: np.ndarray, forward: float) -> tuple[float, np.ndarray]:
    """Cross entropy of the diagonal along rows (share `forward`) and columns (the rest), and its gradient.

    @param scores: B x B, bounded (cosines over a temperature of 0.02 or more), so that one exponential serves both directions;
    overwritten. @param hidden: flat positions that are no negatives. @returns mean loss, gradient (the array `scores`).
    """
    size = len(scores)
    right = np.diagonal(scores).copy()
    highest = scores.max()
    scores -= highest
    np.exp(scores, out=scores)
    scores.ravel()[hidden] = 0
    rows, columns = scores.sum(axis=1), scores.sum(axis=0)
    loss = forward * np.log(rows).mean() + (1 - forward) * np.log(columns).mean() - (right - highest).mean()
    scores *= (forward / size / rows)[:, None] + ((1 - forward) / size / columns)[None, :]
    scores[np.arange(size), np.arange(size)] -= 1 / size
    return float(loss), scores


def same_group(groups: np.ndarray) -> np.ndarray:
    """Flat positions of the B x B cells off the diagonal whose row and column are of one group."""
    order = np.argsort(groups, kind="stable")
    alike = np.nonzero(np.diff(groups[order]) == 0)[0]
    if not len(alike):
        return np.empty(0, np.int64)
    masked = groups[:, None] == groups[None, :]
    np.fill_diagonal(masked, False)
    return np.nonzero(masked.ravel())[0]


def loss_and_gradients(
    q: np.ndarray, p: np.ndarray, groups: np.ndarray, objective: Objective,
) -> tuple[float, np.ndarray, np.ndarray]:
    """Loss and its gradients with respect to q and p.

    @param q, p: B x D float; row i of p answers row i of q. @param groups: B; rows of one group are never each other's negatives.
    @returns loss, dloss/dq (B x D), dloss/dp (B x D).
    """
    blocks = list(zip((0,) + objective.cuts[:-1], objective.cuts))
    hidden = same_group(groups)
    dots = np.zeros((len(q), len(q)), q.dtype)
    q_squares = np.full(len(q), _TINY, q.dtype)
    p_squares = np.full(len(p), _TINY, p.dtype)
    loss, terms = 0.0, []
    for (start, end), share in zip(blocks, objective.cut_weights):
        dots += q[:, start:end] @ p[:, start:end].T
        q_squares += np.einsum("ij,ij->i", q[:, start:end], q[:, start:end])
        p_squares += np.einsum("ij,ij->i", p[:, start:end], p[:, start:end])
        q_scale, p_scale = 1 / np.sqrt(q_squares), 1 / np.sqrt(p_squares)
        scores = dots * (q_scale / objective.temperature)[:, None]
        scores *= p_scale[None, :]
        part, grad = cross_entropies(scores, hidden, objective.forward)
        loss += share * part
        # d cos / dq = p / (|q||p|) - cos q / |q|^2, and the same for p
        grad *= (q_scale * (share / objective.temperature))[:, None]
        grad *= p_scale[None, :]
        q_pull = np.einsum("ij,ij->i", grad, dots) * q_scale**2
        p_pull = np.einsum("ij,ij->j", grad, dots) * p_scale**2
        terms.append((grad, q_pull, p_pull))
    grad_q, grad_p = np.empty_like(q), np.empty_like(p)
    mixed, q_pull, p_pull = 0, 0, 0
    for (start, end), (grad, more_q, more_p) in reversed(list(zip(blocks, terms))):
        mixed, q_pull, p_pull = mixed + grad, q_pull + more_q, p_pull + more_p
        grad_q[:, start:end] = mixed @ p[:, start:end] - q_pull[:, None] * q[:, start:end]
        grad_p[:, start:end] = mixed.T @ q[:, start:end] - p_pull[:, None] * p[:, start:end]
    return loss, grad_q, grad_p


def bag_matrix(columns: np.ndarray, offsets: np.ndarray, width: int) -> sparse.csr_matrix:
    """Rows x tokens, one 1 a token: times token vectors it gives each row's sum."""
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, offsets), shape=(len(offsets) - 1, width))


class RowAdam:
    """Adam (Kingma and Ba 2015) on the rows a batch touches; the others, and their moments, stay as they are."""

    def __init__(self, table: np.ndarray, beta1: float = 0.9, beta2: float = 0.98):
        self.table, self.beta1, self.beta2 = table, beta1, beta2
        self.first, self.second = np.zeros_like(table), np.zeros_like(table)
        self.times = np.zeros(len(table), np.int64)

    def step(self, rows: np.ndarray, gradient: np.ndarray, rate: float) -> None:
        """@param rows: U distinct row numbers. @param gradient: U x D."""
        self.times[rows] += 1
        times = self.times[rows][:, None]
        first = self.first[rows]
        first += (1 - self.beta1) * (gradient - first)
        self.first[rows] = first
        second = self.second[rows]
        gradient *= gradient
        gradient -= second
        gradient *= 1 - self.beta2
        second += gradient
        self.second[rows] = second
        second /= (1 - self.beta2**times).astype(np.float32)
        np.sqrt(second, out=second)
        second += 1e-8
        first /= second
        first *= (rate / (1 - self.beta1**times)).astype(np.float32)
        self.table[rows] -= first
