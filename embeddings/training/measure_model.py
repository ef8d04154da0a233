#!/usr/bin/env python3
"""Measures the written model on the evaluation folders: Recall@1, @5, @10 and MRR with 95 % bootstrap intervals, as Markdown.

    python3 embeddings/training/measure_model.py --data SETS [--model embeddings/models/builtin]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from footnote_model.evaluate import Prepared, prepare, rank_set
from footnote_model.evaluation_sets import read_set
from footnote_model.export import read_model
from footnote_model.lexical import bm25_scores
from footnote_model.wordpiece import Tokenizer

_REPOSITORY = Path(__file__).resolve().parents[2]
SETS = ("squad2", "newwiki", "covidqa", "webdocs", "mhfacts")
SYSTEMS = ("bm25", "cosine", "hybrid")
RESAMPLES = 2_000


def interval(values: np.ndarray, rng: np.random.Generator) -> str:
    """Mean of the values in % and the middle 95 % of its bootstrap (Efron 1979), questions drawn with replacement."""
    means = [values[rng.integers(0, len(values), len(values))].mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, (2.5, 97.5))
    return f"{100 * values.mean():.1f} [{100 * low:.1f}, {100 * high:.1f}]"


def row(name: str, ranks: np.ndarray, rng: np.random.Generator) -> str:
    cells = [interval((ranks <= k).astype(float), rng) for k in (1, 5, 10)] + [interval(1 / ranks, rng)]
    return f"| {name} | {len(ranks)} | " + " | ".join(cells) + " |"


def prepare_all(folder: Path, tokenizer: Tokenizer) -> dict[str, Prepared]:
    """The five sets, and the paraphrases about each of them under `paraphrase <set>`."""
    found = {}
    for name in SETS:
        for label, questions in ((name, None), (f"paraphrase {name}", folder / "paraphrase")):
            data = read_set(folder / name, name, questions)
            if data.questions:
                found[label] = prepare(data, tokenizer, bm25_scores(data))
    return found


def tables(prepared: dict[str, Prepared], table: np.ndarray, hybrid: bool = True) -> list[str]:
    """Lines of a Markdown table: each set, the five together, the paraphrases, and those that keep no name."""
    rng = np.random.default_rng(0)
    systems = SYSTEMS if hybrid else ("cosine",)
    ranks = {label: rank_set(part, table, hybrid) for label, part in prepared.items()}
    groups = {name: [name] for name in SETS if name in ranks}
    groups["five sets"] = list(groups)
    groups["paraphrase"] = [label for label in ranks if label.startswith("paraphrase")]
    lines = ["| questions, score | n | R@1 | R@5 | R@10 | MRR |", "| --- | --- | --- | --- | --- | --- |"]
    for group, labels in groups.items():
        for system in systems:
            if labels:
                lines.append(row(f"{group}, {system}", np.concatenate([ranks[label][system] for label in labels]), rng))
    unnamed = [np.array([q.keeps_name is False for q in prepared[label].data.questions]) for label in groups["paraphrase"]]
    for system in systems:
        if unnamed:
            picked = [ranks[label][system][keep] for label, keep in zip(groups["paraphrase"], unnamed)]
            lines.append(row(f"paraphrase without a name, {system}", np.concatenate(picked), rng))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--model", type=Path, default=_REPOSITORY / "embeddings" / "models" / "builtin")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation sets")
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="also the first so many dimensions, cosine alone")
    options = parser.parse_args()
    tokens, table = read_model(options.model)
    prepared = prepare_all(options.data, Tokenizer(tokens))
    print("\n".join(tables(prepared, table)))
    for size in options.sizes:
        print(f"\nfirst {size} dimensions, cosine alone\n")
        print("\n".join(tables(prepared, np.ascontiguousarray(table[:, :size]), hybrid=False)))


if __name__ == "__main__":
    main()
