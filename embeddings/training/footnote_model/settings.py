"""Every number that shapes the model, in one place. What was tried beside them stands in README.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    seed: int = 20261122
    # vocabulary
    tokens: int = 32_000
    tail_pieces: int = 5_000
    # vectors; `cuts` are the nested sizes, the last one the full width
    cuts: tuple[int, ...] = (128, 512)
    cut_weights: tuple[float, ...] = (0.4, 0.6)
    start_noise: float = 0.2
    suffix_length: float = 0.15
    # training; the rate follows a cosine towards `horizon` and falls to zero over the last `cooldown` steps
    steps: int = 8_000
    horizon: int = 11_000
    cooldown: int = 1_000
    batch: int = 1_024
    temperature: float = 0.05
    forward: float = 0.7
    rate: float = 0.006
    warm_up: int = 50
    drop: float = 0.87
    swap: float = 0.35
    title: float = 0.5

    @property
    def dimensions(self) -> int:
        return self.cuts[-1]


# When words and neighbours are counted, press releases and novels weigh less, or their words crowd out the rest.
WORD_WEIGHTS = {"press-release-archive": 0.35, "classic-books": 0.3}
NEIGHBOUR_WEIGHTS = {"press-release-archive": 0.6, "classic-books": 0.3}
