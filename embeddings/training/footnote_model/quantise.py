"""Four bits a number: codes 0 to 15 standing for -8 to 7 steps, one step width a row, two codes a byte.

The width is the one of seven candidates that loses least (a wide step clips nothing, a narrow one rounds finer).
"""

from __future__ import annotations

import numpy as np

LOWEST, HIGHEST = -8, 7
_SHARES = (1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """@returns codes (V x D uint8, 0 to 15) and step widths (V x 1 float32; 1 for a row of zeros)."""
    reach = np.abs(table).max(axis=1, keepdims=True)
    reach[reach == 0] = HIGHEST
    best = np.zeros(table.shape, np.int8)
    width, error = np.ones((len(table), 1), np.float32), np.full((len(table), 1), np.inf)
    for share in _SHARES:
        step = (reach * share / HIGHEST).astype(np.float32)
        levels = np.clip(np.round(table / step), LOWEST, HIGHEST)
        loss = ((levels * step - table) ** 2).sum(axis=1, keepdims=True)
        better = loss < error
        best = np.where(better, levels, best).astype(np.int8)
        width, error = np.where(better, step, width), np.where(better, loss, error)
    return (best - LOWEST).astype(np.uint8), width.astype(np.float32)


def restore(codes: np.ndarray, width: np.ndarray) -> np.ndarray:
    """The numbers the codes stand for: V x D float32."""
    return (codes.astype(np.float32) + LOWEST) * width


def pack(codes: np.ndarray) -> np.ndarray:
    """Two codes a byte, V x D/2: the first half of a row in the high bits, the second half in the low ones."""
    half = codes.shape[1] // 2
    return (codes[:, :half] << 4) | codes[:, half:]
