import json

import numpy as np

from footnote_model.evaluate import Prepared, embed, rank_set, ranks_of, soft_match, stack
from footnote_model.evaluation_sets import EvaluationSet, Passage, Question, cut_article, cut_windows, read_set
from footnote_model.lexical import bm25_scores, content_words

TEXT = "A title\n\n" + " ".join(f"Sentence number {i} tells of thing {i} in a few plain words." for i in range(40))


def test_windows_are_about_45_words_and_overlap_by_a_sentence():
    sentences = [f"s{i} " + "word " * 14 for i in range(9)]
    windows = cut_windows(sentences)
    assert all(len(w.split()) <= 45 for w in windows)
    assert windows[0].split()[0] == "s0" and windows[1].split()[0] == "s2"


def test_a_very_long_sentence_is_cut_and_nothing_is_lost():
    windows = cut_windows(["a b.", " ".join(f"w{i}" for i in range(200))])
    assert {f"w{i}" for i in range(200)} <= set(" ".join(windows).split())


def test_passages_are_slices_of_the_article_and_cover_every_sentence():
    passages = cut_article("a.txt", TEXT)
    assert all(TEXT[p.start:p.end] == p.text for p in passages)
    assert sum(p.text.count("Sentence number") for p in passages) == 40
    assert all(window.startswith("A title. ") for p in passages for window in p.windows)


def test_a_question_is_answered_by_the_passages_that_hold_its_evidence(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT)
    rows = [{"id": "1", "question": "What of thing 30?", "answerable": True, "articles": ["a.txt"],
             "evidence": ["Sentence number 30 tells of thing 30"]}, {"id": "2", "question": "?", "answerable": False}]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    data = read_set(tmp_path, "toy")
    assert len(data.questions) == 1
    assert all("number 30 tells" in data.passages[i].text for i in data.questions[0].evidence[0])


def sample() -> EvaluationSet:
    texts = ["the ship sails", "bread and flour", "a storm at sea"]
    passages = [Passage("a", "t", 0, 1, text, [text]) for text in texts]
    return EvaluationSet("toy", passages, [Question("q", "Which ships sailed?", [{0}], None)])


def test_bm25_stems_words_and_leaves_function_words_out():
    scores, idf_sums = bm25_scores(sample())
    assert content_words("Which ships sailed?") == ["ships", "sailed"]
    assert scores[0].argmax() == 0 and scores[0, 1] == 0 and idf_sums[0] > 0


def test_the_rank_is_that_of_the_best_right_passage_and_ties_count_half():
    data = sample()
    assert ranks_of(np.array([[0.5, 0.9, 0.1]]), data) == [2]
    assert ranks_of(np.array([[0.5, 0.5, 0.1]]), data) == [1.5]


def test_soft_match_is_the_weighted_mean_of_the_best_cosines():
    unit = np.array([[0, 0], [1, 0], [0, 1], [0.6, 0.8], [-1, 0]], np.float32)
    lengths = np.array([0, 3, 1, 1, 1], np.float32)
    windows = stack([np.array([3, 4]), np.array([4])])
    scores = soft_match(unit, lengths, np.array([0, 1, 1, 2]), windows)
    np.testing.assert_allclose(scores, [(3 * 0.6 + 0.8) / 4, 0], atol=1e-6)


def test_the_hybrid_ranks_a_paraphrase_by_meaning_where_no_word_is_shared():
    data = sample()
    table = np.array([[0, 0], [1, 0], [0, 1], [0.9, 0.1]], np.float32)
    prepared = Prepared(data, [np.array([3])], [np.array([1]), np.array([2]), np.array([2])], np.arange(3),
                        np.zeros((1, 3), np.float32), np.ones(1, np.float32), np.array([False, True, True, True]))
    assert rank_set(prepared, table)["hybrid"] == [1]


def test_a_damped_vector_weighs_each_token_by_its_distance_from_the_mean(rng):
    table = rng.standard_normal((9, 6)).astype(np.float32)
    row = np.array([2, 2, 2, 5, 7])
    mean = table[row].sum(axis=0)
    cosines = table[row] @ mean / np.linalg.norm(mean) / np.linalg.norm(table[row], axis=1)
    wanted = (np.exp(-1.5 * cosines)[:, None] * table[row]).sum(axis=0)
    np.testing.assert_allclose(embed(table, [row], 1.5)[0], wanted / np.linalg.norm(wanted), atol=1e-5)
    np.testing.assert_allclose(embed(table, [row])[0], mean / np.linalg.norm(mean), atol=1e-5)
