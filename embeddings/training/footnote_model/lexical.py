"""BM25 as the product has it: SQLite FTS5, Porter stems, function words dropped unless nothing else is left."""

from __future__ import annotations

import math
import re
import sqlite3

import numpy as np

from .evaluation_sets import EvaluationSet
from .function_words import FUNCTION_WORDS

_WORD = re.compile(r"\w+")


def content_words(question: str) -> list[str]:
    words = list(dict.fromkeys(_WORD.findall(question.lower())))
    return [w for w in words if w not in FUNCTION_WORDS] or words


def bm25_scores(data: EvaluationSet) -> tuple[np.ndarray, np.ndarray]:
    """@returns BM25 (questions x passages, 0 where nothing matches) and the sum of the idf of each question's content words."""
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table passage using fts5(title, body, tokenize='porter unicode61')")
    db.execute("create virtual table word using fts5(text, tokenize='porter unicode61')")
    db.execute("create virtual table stem using fts5vocab(passage, row)")
    db.execute("create virtual table spelt using fts5vocab(word, instance)")
    db.executemany("insert into passage(rowid, title, body) values (?, ?, ?)",
                   [(i + 1, p.title, p.text) for i, p in enumerate(data.passages)])
    documents = dict(db.execute("select term, doc from stem"))
    total = len(data.passages)
    scores, idf_sums = np.zeros((len(data.questions), total), np.float32), np.zeros(len(data.questions), np.float32)
    for row, question in enumerate(data.questions):
        words = content_words(question.text)
        db.execute("delete from word")
        db.execute("insert into word(text) values (?)", (" ".join(words),))
        stems = {term for (term,) in db.execute("select term from spelt")}
        idf_sums[row] = sum(max(math.log((total - n + 0.5) / (n + 0.5)), 1e-6) for n in (documents.get(s, 0) for s in stems))
        match = " OR ".join(f'"{w}"' for w in words)
        for passage, score in db.execute("select rowid, bm25(passage) from passage where passage match ?", (match,)):
            scores[row, passage - 1] = -score
    return scores, idf_sums
