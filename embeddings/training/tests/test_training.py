"""The whole way on a corpus of a few hundred toy pairs: the loss falls, answers are found, and the seed decides everything."""

import dataclasses

import numpy as np
import pytest

from footnote_model.corpus import EncodedSource, ragged
from footnote_model.sampling import Pairs, Vocabulary
from footnote_model.settings import Settings
from footnote_model.training import learning_rate, starting_table, train
from footnote_model.validation import recall
from footnote_model.word_vectors import count_neighbours, leading_vectors, positive_pmi

SIZE, TOPICS = 300, 25
SETTINGS = dataclasses.replace(Settings(), cuts=(8, 16), cut_weights=(0.5, 0.5), steps=60, horizon=80, cooldown=20, batch=64, warm_up=5, rate=0.02)


@pytest.fixture
def toy():
    """Query: two words of a topic; passage: thirty words, most of the same topic."""
    rng = np.random.default_rng(5)
    topics = rng.integers(0, TOPICS, 400)
    words = lambda topic, n: 10 + topic * 11 + rng.integers(0, 11, n)
    queries = ragged([words(t, 2).tolist() for t in topics])
    passages = ragged([np.where(rng.random(30) < 0.7, words(t, 30), rng.integers(10, SIZE, 30)).tolist() for t in topics])
    source = EncodedSource("toy", queries, passages, passages.offsets, topics)
    return source, Vocabulary(SIZE, np.arange(SIZE) >= 10, ragged([[] for _ in range(SIZE)]))


def run(toy):
    source, vocabulary = toy
    rng = np.random.default_rng(1)
    sentence = np.repeat(np.arange(len(source.passages)), source.passages.lengths())
    pmi = positive_pmi(count_neighbours(source.passages.values, sentence, SIZE), least=0.1)
    uses = np.bincount(source.passages.values, minlength=SIZE)
    table = starting_table(leading_vectors(pmi, 16, rng), [f"t{i}" for i in range(SIZE)], uses, SETTINGS, rng)
    losses = train(table, [Pairs(source, np.arange(400), 0.5, 0.0)], np.array([1.0]), vocabulary, SETTINGS, rng)
    return table, losses


def test_the_loss_falls_and_topics_are_found_without_shared_words(toy):
    table, losses = run(toy)
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:3])
    source, vocabulary = toy
    _, first = np.unique(source.groups, return_index=True)
    assert recall(table, source.queries.take(first), source.passages.take(first), vocabulary, words_removed=True)[1] > 80


def test_the_same_seed_gives_the_same_table(toy):
    np.testing.assert_array_equal(run(toy)[0], run(toy)[0])


def test_special_tokens_are_never_trained(toy):
    assert not run(toy)[0][:5].any()


def test_neighbours_are_counted_both_ways_and_not_across_sentences():
    counts = count_neighbours(np.array([1, 2, 3, 1]), np.array([0, 0, 0, 1]), 4).toarray()
    assert counts[1, 2] == counts[2, 1] == 1 and counts[1, 3] == 0.5 and counts[1, 1] == 0


def test_leading_vectors_rebuild_a_matrix_of_low_rank(rng):
    from scipy import sparse

    factors = np.abs(rng.standard_normal((50, 3)))
    vectors = leading_vectors(sparse.csr_matrix(factors @ factors.T), 3, rng)
    np.testing.assert_allclose(vectors @ vectors.T, factors @ factors.T, rtol=1e-3)


def test_the_rate_rises_falls_and_ends_at_zero():
    rates = [learning_rate(n, SETTINGS) for n in range(SETTINGS.steps + 1)]
    assert rates[0] < rates[4] and max(rates) == rates[4] and rates[-1] == 0
    assert all(a > b for a, b in zip(rates[4:], rates[5:]))
