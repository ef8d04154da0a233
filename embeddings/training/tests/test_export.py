"""The model in the product gives what the trainer has: same ids, same vectors. Needs Node and the repository's packages."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from footnote_model.evaluate import PASSAGE_DAMPING, embed
from footnote_model.export import read_model, write_model
from footnote_model.wordpiece import CLS, SEP, Tokenizer

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
needs_library = pytest.mark.skipif(
    shutil.which("node") is None or not (REPOSITORY / "node_modules" / "@xenova" / "transformers").is_dir(),
    reason="needs node and the packages of the repository (npm ci)",
)
ODD_TEXTS = [
    "", " ", "?!", "na\u00efve caf\u00e9 \u2014 \u201cquotes\u201d 10.5% of $3,000", "e\u00admail s\u200bhip\ufeff\u0000", "\u6771\u4eac \u30bf\u30ef\u30fc \ud55c\uad6d\uc5b4 \u041f\u0440\u0438\u0432\u0435\u0442",
    "\ufb01nance \u2167 \u00bd \uff41\uff42\uff43", "\u0130stanbul \u03a3\u0391\u03a3 \u00df", "tabs\tand\nlines\u00a0and\u2003spaces", "x" * 101, "U.S. x<y && z>=3 @home #tag", "\U0001f600 ship \U0001f6a2",
]
ALPHABET = "abcdefgz AEZ019 .,;:!?-'\"()[]{}<>@#$%^&*_+=~`|/\\ \u00e9\u00fc\u00f1\u00df\u0142 \u0431\u0436\u044f \u05d0\u05d1 \u0639\u0631 \u0939\u093f \u0e44\u0e17 \u30ab\u304c \ud55c \u6f22 \u2013\u2014\u2026\u2019 \u00a0\u200b\t\n"


def run_node(script: str, given: object, cwd: Path = HERE) -> object:
    answer = subprocess.run(
        ["node", str(HERE / script)], input=json.dumps(given), capture_output=True, text=True, check=True, timeout=120, cwd=cwd,
    )
    return json.loads(answer.stdout)


def library(folder: Path, texts: list[str]) -> list[dict]:
    return run_node("library-vectors.mjs", {"folder": str(folder), "texts": texts})


def generated_texts(count: int) -> list[str]:
    pick = random.Random(3)
    return ["".join(pick.choice(ALPHABET) for _ in range(pick.randint(1, 60))) for _ in range(count)]


def assert_agreement(folder: Path, texts: list[str]) -> None:
    tokens, table = read_model(folder)
    tokenizer = Tokenizer(tokens)
    for text, found in zip(texts, library(folder, texts)):
        ids = [CLS, *tokenizer.encode(text), SEP]
        assert found["ids"] == ids, repr(text)
        np.testing.assert_allclose(found["vector"], embed(table, [np.array(ids)])[0], atol=1e-6, err_msg=repr(text))


@needs_library
def test_the_library_gives_the_trainers_ids_and_vectors_for_odd_and_generated_text(tmp_path, toy_tokens, rng):
    table = rng.standard_normal((len(toy_tokens), 16)).astype(np.float32)
    write_model(tmp_path / "toy", toy_tokens, table)
    assert_agreement(tmp_path / "toy", ODD_TEXTS + generated_texts(300))


@needs_library
def test_the_shipped_model_gives_the_trainers_ids_and_vectors():
    assert_agreement(REPOSITORY / "embeddings" / "models" / "builtin", ODD_TEXTS + generated_texts(100))


@needs_library
def test_the_product_embeds_passages_damped_and_questions_plain_as_the_evaluation_does(tmp_path):
    builtin = REPOSITORY / "embeddings" / "models" / "builtin"
    tokens, table = read_model(builtin)
    tokenizer = Tokenizer(tokens)
    texts = [text for text in ODD_TEXTS + generated_texts(100) if tokenizer.encode(text)]
    rows = [np.array([CLS, *tokenizer.encode(text), SEP]) for text in texts]
    found = run_node("product-vectors.mjs", texts, cwd=tmp_path)
    np.testing.assert_allclose(found["passages"], embed(table, rows, PASSAGE_DAMPING), atol=2e-4)
    np.testing.assert_allclose(found["questions"], embed(table, rows), atol=1e-6)


def test_reading_a_written_model_gives_the_table_as_shipped(tmp_path, toy_tokens, rng):
    table = rng.standard_normal((len(toy_tokens), 16)).astype(np.float32)
    shipped = write_model(tmp_path / "toy", toy_tokens, table)
    tokens, read = read_model(tmp_path / "toy")
    assert tokens == toy_tokens
    np.testing.assert_array_equal(read, shipped)


def test_the_shipped_folder_stays_under_ten_megabytes():
    folder = REPOSITORY / "embeddings" / "models" / "builtin"
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 10_000_000
