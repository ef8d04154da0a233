"""From word vectors to retrieval vectors: the loop."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable

import numpy as np
from scipy import sparse

from .contrastive import Objective, RowAdam, bag_matrix, loss_and_gradients
from .sampling import Vocabulary
from .settings import Settings
from .vocabulary import SUFFIXES
from .wordpiece import SPECIAL_TOKENS


def starting_table(vectors: np.ndarray, tokens: list[str], uses: np.ndarray, settings: Settings, rng: np.random.Generator) -> np.ndarray:
    """Word vectors made ready for training: V x D float32.

    Each nested block is rotated within itself, so that no number leads; rows get a little noise, so that words with like
    neighbours can part; their length is the inverse document frequency over its mean, so that a text's mean follows its rare words.
    """
    table = vectors[:, :settings.dimensions] / np.maximum(np.linalg.norm(vectors[:, :settings.dimensions], axis=1, keepdims=True), 1e-9)
    for start, end in zip((0,) + settings.cuts[:-1], settings.cuts):
        rotation, _ = np.linalg.qr(rng.standard_normal((end - start, end - start)))
        table[:, start:end] = table[:, start:end] @ rotation
    noise = rng.standard_normal(table.shape)
    table += settings.start_noise * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    idf = np.log(uses.sum() / (uses + 5))
    table *= (idf / idf.mean())[:, None]
    table[[t.startswith("##") and t[2:] in SUFFIXES for t in tokens]] *= settings.suffix_length
    table[:len(SPECIAL_TOKENS)] = 0
    return table.astype(np.float32)


@dataclass
class Step:
    """One batch, ready for arithmetic: the tokens it uses, and for each row which of them it holds."""

    used: np.ndarray
    questions: sparse.csr_matrix
    passages: sparse.csr_matrix
    groups: np.ndarray


def draw_step(samplers: list, odds: np.ndarray, settings: Settings, vocabulary: Vocabulary, rng: np.random.Generator) -> Step:
    sampler = samplers[rng.choice(len(samplers), p=odds)]
    question, passage, groups = sampler.batch(settings.batch, vocabulary, rng)
    present = np.zeros(vocabulary.size, bool)
    present[question.values] = present[passage.values] = True
    present[:len(SPECIAL_TOKENS)] = False
    used = np.nonzero(present)[0]
    place = np.cumsum(present) - 1
    place[~present] = 0
    bags = []
    for rows in (question, passage):
        bag = bag_matrix(place[rows.values], rows.offsets, len(used))
        bag.data[~present[rows.values]] = 0
        bags.append(bag)
    return Step(used, *bags, groups)


def take_step(table: np.ndarray, optimiser: RowAdam, step: Step, objective: Objective, rate: float) -> float:
    """Updates the rows the batch uses. @returns the loss before the update."""
    rows = table[step.used]
    loss, grad_q, grad_p = loss_and_gradients(step.questions @ rows, step.passages @ rows, step.groups, objective)
    gradient = step.questions.T @ grad_q
    gradient += step.passages.T @ grad_p
    optimiser.step(step.used, gradient, rate)
    return loss


def learning_rate(number: int, settings: Settings) -> float:
    """Step width of step `number` (from 0): a short rise, a cosine, and at the end straight down to zero.

    The last descent is what lets a run stop before its horizon (Hu et al. 2024, MiniCPM, on warm-up, stable, decay).
    """
    warm = min(1.0, (number + 1) / settings.warm_up)
    cosine = 0.5 + 0.5 * np.cos(np.pi * number / settings.horizon)
    return settings.rate * warm * cosine * min(1.0, (settings.steps - number) / settings.cooldown)


def train(
    table: np.ndarray, samplers: list, odds: np.ndarray, vocabulary: Vocabulary, settings: Settings, rng: np.random.Generator,
    report: Callable[[int, float], None] = lambda step, loss: None, every: int = 100,
) -> list[float]:
    """Trains `table` in place; the next batch is drawn while this one is computed. @returns the loss of every step."""
    objective = Objective(settings.cuts, settings.cut_weights, settings.temperature, settings.forward)
    optimiser = RowAdam(table)
    losses: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        draw = lambda: pool.submit(draw_step, samplers, odds, settings, vocabulary, rng)
        coming = draw()
        for number in range(settings.steps):
            step, coming = coming.result(), draw()
            losses.append(take_step(table, optimiser, step, objective, learning_rate(number, settings)))
            if (number + 1) % every == 0:
                report(number + 1, float(np.mean(losses[-every:])))
        coming.cancel()
    return losses
