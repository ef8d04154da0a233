#!/usr/bin/env python3
"""Makes the built-in embedding model from the training folder in one command; README.md beside this file explains the steps.

    python3 embeddings/training/make_model.py --data TRAINING [--out embeddings/models/builtin]
"""

from __future__ import annotations

import os

# Large temporary arrays are kept for reuse instead of being handed back to the system at every step.
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": str(1 << 33), "MALLOC_TRIM_THRESHOLD_": str(1 << 34), "MALLOC_TOP_PAD_": str(1 << 26)}
if __name__ == "__main__" and "MALLOC_MMAP_THRESHOLD_" not in os.environ:
    import sys

    os.execve(sys.executable, [sys.executable, *sys.argv], {"OPENBLAS_NUM_THREADS": "2", **os.environ, **_MALLOC})

import argparse
import dataclasses
import hashlib
import resource
import time
from pathlib import Path

import numpy as np

from footnote_model.corpus import EncodedSource, WordTable, encode_source, to_tokens, word_pieces
from footnote_model.export import write_model
from footnote_model.mixture import build_mixture
from footnote_model.sampling import Vocabulary
from footnote_model.settings import NEIGHBOUR_WEIGHTS, WORD_WEIGHTS, Settings
from footnote_model.sources import VALIDATION_SOURCE, read_sources, read_synonyms
from footnote_model.synonyms import content_tokens, token_synonyms
from footnote_model.training import starting_table, train
from footnote_model.validation import recall, validation_pairs
from footnote_model.vocabulary import build_vocabulary
from footnote_model.word_vectors import count_neighbours, leading_vectors, positive_pmi
from footnote_model.wordpiece import CLS

_REPOSITORY = Path(__file__).resolve().parents[2]
_started = time.monotonic()


def say(text: str) -> None:
    print(f"{time.monotonic() - _started:6.0f} s  {text}", flush=True)


def encode_folder(folder: Path, settings: Settings) -> tuple[list[str], dict[str, EncodedSource]]:
    """The tokens, and every source as token ids."""
    table = WordTable()
    encoded = {name: encode_source(source, table) for name, source in read_sources(folder).items()}
    words = list(table.number)
    counts = np.zeros(len(words))
    for name, source in encoded.items():
        if name != VALIDATION_SOURCE:
            for part in (source.passages, source.queries):
                counts += WORD_WEIGHTS.get(name, 1.0) * np.bincount(part.values, minlength=len(words))
    say(f"{len(words):,} words, {sum(len(s.passages.values) for s in encoded.values()):,} in running text")
    tokens = build_vocabulary(words, counts, settings.tokens, settings.tail_pieces)
    pieces = word_pieces(words, tokens)
    return tokens, {name: to_tokens(source, pieces) for name, source in encoded.items()}


def word_vectors(tokens: list[str], sources: dict[str, EncodedSource], settings: Settings, rng: np.random.Generator):
    """@returns V x D starting vectors, and how often each token is used."""
    counts, uses = None, np.zeros(len(tokens))
    for name, source in sources.items():
        if name == VALIDATION_SOURCE:
            continue
        weight = NEIGHBOUR_WEIGHTS.get(name, 1.0)
        sentence = np.repeat(np.arange(len(source.sentences) - 1), np.diff(source.sentences))
        found = count_neighbours(source.passages.values, sentence, len(tokens), weight)
        counts = found if counts is None else counts + found
        uses += weight * np.bincount(source.passages.values, minlength=len(tokens))
    pmi = positive_pmi(counts)
    say(f"{pmi.nnz:,} pairs of neighbours")
    return leading_vectors(pmi, settings.dimensions, rng), uses


def make_table(folder: Path, settings: Settings) -> tuple[list[str], np.ndarray]:
    """The tokens and their trained vectors, V x D float32."""
    rng = np.random.default_rng(settings.seed)
    tokens, sources = encode_folder(folder, settings)
    say(f"{len(tokens):,} tokens; counting neighbours")
    vectors, uses = word_vectors(tokens, sources, settings, rng)
    content = content_tokens(tokens)
    synonyms = token_synonyms(tokens, content, read_synonyms(folder), sources["wordnet"].queries)
    vocabulary = Vocabulary(len(tokens), content, synonyms)
    table = starting_table(vectors, tokens, uses, settings, rng)
    samplers, odds = build_mixture(sources, vocabulary, settings)
    checks = validation_pairs(sources)

    def report(step: int, loss: float) -> None:
        line = f"step {step}, loss {loss:.3f}"
        if step % 500 == 0 or step == settings.steps:
            for name, pairs in checks.items():
                plain, removed = (recall(table, *pairs, vocabulary, words_removed) for words_removed in (False, True))
                line += f"; {name} R@1 {plain[0]:.1f} R@5 {plain[1]:.1f}, words removed {removed[0]:.1f} {removed[1]:.1f}"
        say(line)

    say(f"training {settings.steps} steps; {len(synonyms.values):,} synonym pairs")
    train(table, samplers, odds, vocabulary, settings, rng, report)
    # a breath of noise, so that even an empty text has a direction and its vector is finite
    table[CLS] = 1e-4 * np.random.default_rng([settings.seed, CLS]).standard_normal(settings.dimensions)
    return tokens, table


def parse_settings(parser: argparse.ArgumentParser) -> argparse.Namespace:
    parser.add_argument("--data", type=Path, required=True, help="the training folder")
    parser.add_argument("--out", type=Path, default=_REPOSITORY / "embeddings" / "models" / "builtin", help="where the model is written")
    parser.add_argument("--keep-floats", type=Path, help="also save the table before rounding, as .npy")
    for field in dataclasses.fields(Settings):
        kind = type(field.default)
        read = (lambda text, item=type(field.default[0]): tuple(item(v) for v in text.split(","))) if kind is tuple else kind
        parser.add_argument("--" + field.name.replace("_", "-"), type=read, default=field.default, help=f"default {field.default}")
    return parser.parse_args()


def main() -> None:
    options = vars(parse_settings(argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)))
    settings = Settings(**{field.name: options[field.name] for field in dataclasses.fields(Settings)})
    tokens, table = make_table(options["data"], settings)
    if options["keep_floats"]:
        np.save(options["keep_floats"], table)
    write_model(options["out"], tokens, table)
    for path in ("onnx/model_quantized.onnx", "tokenizer.json"):
        content = (options["out"] / path).read_bytes()
        say(f"{path}: {len(content):,} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}")
    used = resource.getrusage(resource.RUSAGE_SELF)
    say(f"done; {used.ru_utime + used.ru_stime:.0f} s of processor time, {used.ru_maxrss / 1e6:.1f} GB at most")


if __name__ == "__main__":
    main()
