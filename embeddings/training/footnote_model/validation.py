"""A quick look during training, on pairs that are never trained on: Natural Questions (QED), and held-out documents."""

from __future__ import annotations

import numpy as np

from .contrastive import bag_matrix
from .corpus import EncodedSource, Ragged
from .mixture import held_out_rows
from .sampling import Vocabulary
from .sources import VALIDATION_SOURCE

HELD_OUT_SOURCES = ("squad-train", "medquad", "selqa", "fairytaleqa", "openstax", "wikipedia-selqa", "wikipedia-2wiki", "digital.gov",
                    "aws-docs")
QUESTIONS, A_SOURCE, PASSAGE_TOKENS = 800, 120, 90


def validation_pairs(sources: dict[str, EncodedSource]) -> dict[str, tuple[Ragged, Ragged]]:
    """Name -> queries and their passages, one pair a group."""
    natural = sources[VALIDATION_SOURCE]
    rows = _one_a_group(natural, np.arange(len(natural.queries)))[:QUESTIONS]
    queries, passages = [], []
    for name in HELD_OUT_SOURCES:
        source = sources[name]
        picked = _one_a_group(source, held_out_rows(source))[:A_SOURCE]
        queries += [source.queries.row(i) for i in picked]
        passages += [source.passages.row(i)[:PASSAGE_TOKENS] for i in picked]
    return {"natural questions": (natural.queries.take(rows), natural.passages.take(rows)), "held out": (_stack(queries), _stack(passages))}


def _one_a_group(source: EncodedSource, rows: np.ndarray) -> np.ndarray:
    _, first = np.unique(source.groups[rows], return_index=True)
    return rows[np.sort(first)]


def _stack(rows: list[np.ndarray]) -> Ragged:
    return Ragged(np.concatenate(rows), np.concatenate(([0], np.cumsum([len(r) for r in rows]))))


def recall(table: np.ndarray, queries: Ragged, passages: Ragged, vocabulary: Vocabulary, words_removed: bool) -> tuple[float, float]:
    """Recall@1 and @5 of each query among all the passages, in %.

    @param words_removed: take each query's content words out of all passages first: what is left is found by meaning.
    """
    questions = bag_matrix(queries.values, queries.offsets, len(table)) @ table
    bag = bag_matrix(passages.values, passages.offsets, len(table))
    texts = bag @ table
    if words_removed:
        columns, scores = bag.tocsc(), np.empty((len(questions), len(texts)), np.float32)
        for i, question in enumerate(questions):
            shared = np.unique(queries.row(i)[vocabulary.content[queries.row(i)]])
            left = texts - columns[:, shared] @ table[shared]
            scores[i] = left @ question / np.maximum(np.linalg.norm(left, axis=1), 1e-6)
    else:
        scores = questions @ (texts / np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-6)).T
    ranks = 1 + (scores > np.diagonal(scores)[:, None]).sum(axis=1)
    return 100 * float(np.mean(ranks <= 1)), 100 * float(np.mean(ranks <= 5))
