import numpy as np
import pytest

from footnote_model.corpus import EncodedSource, Ragged, ragged
from footnote_model.sampling import NEIGHBOURS, Pairs, Sentences, SynonymPairs, Vocabulary, drop_shared, join, pick_tokens, swap_synonyms

SIZE = 60


@pytest.fixture
def vocabulary():
    content = np.arange(SIZE) >= 10  # tokens below 10 are function words
    return Vocabulary(SIZE, content, ragged([[(i + 1) % SIZE, (i + 2) % SIZE] if i >= 50 else [] for i in range(SIZE)]))


@pytest.fixture
def source(rng):
    """40 passages of 6 sentences of 8 tokens, two passages a title."""
    passages = ragged([rng.integers(0, SIZE, 48).tolist() for _ in range(40)])
    queries = ragged([[20 + i // 2, 3] for i in range(40)])
    return EncodedSource("toy", queries, passages, np.arange(0, 40 * 48 + 1, 8), np.arange(40) // 2)


def rows_of(rows: Ragged) -> list[list[int]]:
    return [rows.row(i).tolist() for i in range(len(rows))]


def test_only_shared_content_words_are_dropped(vocabulary, rng):
    query, passage = ragged([[1, 12, 13], [14]]), ragged([[1, 12, 13, 30, 12], [12, 14, 2]])
    assert rows_of(drop_shared(query, passage, np.array([1.0, 1.0]), vocabulary, rng)) == [[1, 30], [12, 2]]
    assert rows_of(drop_shared(query, passage, np.array([0.0, 0.0]), vocabulary, rng)) == rows_of(passage)


def test_a_swapped_token_is_a_synonym_and_others_stay(vocabulary, rng):
    swapped = swap_synonyms(ragged([[11, 50, 51], []]), 2.0, vocabulary, rng)
    assert swapped.row(0)[0] == 11 and swapped.row(0)[1] in (51, 52) and swapped.row(0)[2] in (52, 53)


def test_picked_tokens_are_eligible_in_order_and_few_enough(rng):
    rows = ragged([list(range(10)), [], [7, 8]])
    picked = pick_tokens(rows, rows.values % 2 == 0, np.array([3, 3, 1]), rng)
    assert len(picked.row(0)) == 3 and len(picked.row(1)) == 0 and rows_of(picked)[2] == [8]
    assert all(v % 2 == 0 for v in picked.values) and rows_of(picked)[0] == sorted(rows_of(picked)[0])


def test_rows_are_joined_in_order():
    assert rows_of(join(ragged([[1], [], [2, 3]]), ragged([[4, 5], [6], []]))) == [[1, 4, 5], [6], [2, 3]]


def test_pairs_give_every_row_before_any_comes_again(source, vocabulary, rng):
    pairs = Pairs(source, np.arange(40), drop=0.0, swap=0.0)
    seen = np.concatenate([pairs.batch(10, vocabulary, rng)[0].values[::2] for _ in range(4)])
    assert sorted(seen) == sorted(source.queries.values[::2])


def test_a_passages_stretch_is_part_of_the_passage(source, vocabulary, rng):
    query, passage, groups = Pairs(source, np.arange(40), 0.0, 0.0).batch(40, vocabulary, rng)
    whole = {g: [",".join(map(str, source.passages.row(i))) for i in range(40) if i // 2 == g] for g in range(20)}
    for i, group in enumerate(groups):
        assert 25 <= len(passage.row(i)) <= 48
        assert any(",".join(map(str, passage.row(i))) in text for text in whole[group])


def test_sentence_batches_hold_neighbours_two_sentences_each(source, vocabulary, rng):
    sentences = Sentences(source, np.arange(40), drop=0.0, swap=0.0, openings=ragged([[1, 2]]), title=1.0)
    query, window, groups = sentences.batch(4 * NEIGHBOURS, vocabulary, rng)
    assert len(query) == len(window) == len(groups) == 4 * NEIGHBOURS
    titles = [window.row(i)[0] for i in range(len(window))]
    assert all(len(set(titles[i:i + 2 * NEIGHBOURS])) <= NEIGHBOURS // 2 + 1 for i in range(0, len(titles), 2 * NEIGHBOURS))
    assert all(vocabulary.content[v] or v in (1, 2) for v in query.values)


def test_sentences_that_share_a_window_are_masked():
    starts, ends = np.array([0, 8, 20, 90]), np.array([8, 16, 30, 99])
    groups = Sentences._groups(starts, ends, np.array([0, 0, 15, 80]), np.array([30, 30, 40, 99]))
    assert groups.tolist() == [0, 0, 2, 3]


def test_synonym_pairs_are_single_tokens(vocabulary, rng):
    query, passage, _ = SynonymPairs(vocabulary).batch(5, vocabulary, rng)
    assert all((b - a) % SIZE in (1, 2) for a, b in zip(query.values, passage.values))
