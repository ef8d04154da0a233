"""Starting vectors: which words stand near which, squeezed into a few hundred numbers.

Positive pointwise mutual information of a window count, factored by a randomised eigendecomposition.
Sources: Levy, Goldberg and Dagan 2015 (context smoothing 0.75, eigenvalue weighting 0.5); Halko, Martinsson and Tropp 2011
(randomised range finder with power iterations).
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

WINDOW = 8
SMOOTHING = 0.75


def count_neighbours(tokens: np.ndarray, sentence: np.ndarray, vocabulary_size: int, weight: float = 1.0) -> sparse.csr_matrix:
    """Weighted counts of token pairs up to WINDOW apart in the same sentence, both directions.

    @param tokens: int32 [N]. @param sentence: int [N], the sentence each token stands in. @returns V x V float32.
    """
    n = len(tokens)
    one = sparse.csc_matrix((np.ones(n, np.float32), tokens, np.arange(n + 1)), shape=(vocabulary_size, n))
    left = one.tocsr()  # token x position
    total = sparse.csr_matrix((vocabulary_size, vocabulary_size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        same = np.zeros(n, bool)
        same[:-distance] = sentence[:-distance] == sentence[distance:]
        shifted = np.zeros(n, np.int32)
        shifted[:-distance] = tokens[distance:]
        offsets = np.concatenate(([0], np.cumsum(same)))
        right = sparse.csr_matrix(
            (np.full(offsets[-1], weight * max(1 / distance, 0.2), np.float32), shifted[same], offsets),
            shape=(n, vocabulary_size),
        )
        total = total + left @ right
    return total + total.T


def positive_pmi(counts: sparse.csr_matrix, least: float = 1.0) -> sparse.csr_matrix:
    """log(p(a,b) / (p(a) p(b)^0.75)) where it is positive and the count at least `least`, made symmetric."""
    cells = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    context = rows**SMOOTHING
    keep = cells.data >= least
    a, b, n = cells.row[keep], cells.col[keep], cells.data[keep].astype(np.float64)
    value = np.log(n * context.sum() / (rows[a] * context[b]))
    positive = value > 0
    pmi = sparse.csr_matrix((value[positive].astype(np.float32), (a[positive], b[positive])), shape=counts.shape)
    return ((pmi + pmi.T) * 0.5).tocsr()


def leading_vectors(matrix: sparse.csr_matrix, dimensions: int, rng: np.random.Generator, rounds: int = 3) -> np.ndarray:
    """Eigenvectors of a symmetric matrix with the largest eigenvalues, each times the root of its eigenvalue's size: V x d."""
    basis = rng.standard_normal((matrix.shape[0], dimensions + 32), dtype=np.float32)
    for _ in range(rounds):
        basis, _ = np.linalg.qr(matrix @ basis)
    small = basis.T @ (matrix @ basis)
    values, vectors = np.linalg.eigh((small + small.T) / 2)
    order = np.argsort(-np.abs(values))[:dimensions]
    return ((basis @ vectors[:, order]) * np.sqrt(np.abs(values[order]))).astype(np.float32)
