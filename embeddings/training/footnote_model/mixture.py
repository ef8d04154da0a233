"""What a batch is drawn from, and how often: questions, terms, other wordings, titles, and words of a sentence."""

from __future__ import annotations

import numpy as np

from .corpus import EncodedSource, Ragged, ragged
from .sampling import Pairs, Sentences, SynonymPairs, Vocabulary
from .settings import Settings

HELD_OUT = 40  # one group in so many is kept for validation

QUESTIONS = {"squad-train": 10, "medquad": 5, "selqa": 4, "fairytaleqa": 4, "wikipedia-current-events": 2, "openstax-questions": 2,
             "pubmedqa": 1}
TERMS = {"wordnet": 5, "openstax-glossary": 4, "opentrivia": 4}
WORDINGS = {"intents": 1.5, "wikisplit": 0.7}
SYNONYMS = 6
TITLES = {"press-release-archive": 7, "openstax": 6, "wikipedia-2wiki": 3, "wikipedia-selqa": 3, "wikipedia-musique": 3,
          "wikipedia-hotpot": 1, "aws-docs": 3, "powershell-docs": 2, "digital.gov": 2, "18f.gsa.gov": 1, "cia-factbook": 1,
          "18f-handbook": 0.5, "rust-book": 0.5}
SENTENCES = {"press-release-archive": 9, "openstax": 7, "wikipedia-selqa": 4, "medquad": 4, "classic-books": 4,
             "wikipedia-2wiki": 3, "wikipedia-musique": 2, "aws-docs": 2, "digital.gov": 2, "wikipedia-hotpot": 1,
             "powershell-docs": 1, "pubmedqa": 1}
UNTITLED = {"classic-books", "medquad", "pubmedqa"}  # what stands as their query is no title of the passage


def training_rows(source: EncodedSource) -> np.ndarray:
    return np.nonzero(source.groups % HELD_OUT != 0)[0]


def held_out_rows(source: EncodedSource) -> np.ndarray:
    return np.nonzero(source.groups % HELD_OUT == 0)[0]


def question_openings(sources: dict[str, EncodedSource], content: np.ndarray) -> Ragged:
    """The function words real questions begin with ("what is the"), at most five tokens, as often as they occur."""
    openings = []
    for name in ("squad-train", "selqa", "fairytaleqa", "openstax-questions", "medquad"):
        queries = sources[name].queries
        for i in range(min(len(queries), 9_000)):
            row = queries.row(i)[:5]
            inside = np.nonzero(content[row])[0]
            length = inside[0] if len(inside) else len(row)
            if length:
                openings.append(row[:length].tolist())
    return ragged(openings)


def build_mixture(sources: dict[str, EncodedSource], vocabulary: Vocabulary, settings: Settings) -> tuple[list, np.ndarray]:
    """@returns samplers (each with `batch(size, vocabulary, rng)`) and the probability of each."""
    openings = question_openings(sources, vocabulary.content)
    drop, swap = settings.drop, settings.swap
    parts: list[tuple[float, object]] = [(SYNONYMS, SynonymPairs(vocabulary))]

    def add_pairs(weights: dict[str, float], drop: float, swap: float, cut: bool) -> None:
        for name, weight in weights.items():
            parts.append((weight, Pairs(sources[name], training_rows(sources[name]), drop, swap, cut)))

    add_pairs(QUESTIONS, 0.6 * drop, 0.6 * swap, cut=True)
    add_pairs(TERMS, drop, 0.6 * swap, cut=False)
    add_pairs(WORDINGS, drop, swap, cut=False)
    add_pairs(TITLES, drop, swap, cut=True)
    for name, weight in SENTENCES.items():
        title = 0.0 if name in UNTITLED else settings.title
        parts.append((weight, Sentences(sources[name], training_rows(sources[name]), drop, swap, openings, title)))
    weights = np.array([weight for weight, _ in parts], np.float64)
    return [part for _, part in parts], weights / weights.sum()
