import numpy as np

from footnote_model.quantise import pack, quantise, restore


def test_four_bits_keep_the_direction_of_a_row(rng):
    table = (rng.standard_normal((200, 64)) * rng.uniform(0.01, 5, (200, 1))).astype(np.float32)
    shipped = restore(*quantise(table))
    cosines = (table * shipped).sum(1) / np.linalg.norm(table, axis=1) / np.linalg.norm(shipped, axis=1)
    assert cosines.min() > 0.985


def test_a_row_of_zeros_stays_zero():
    assert not restore(*quantise(np.zeros((2, 8), np.float32))).any()


def test_packing_keeps_every_code(rng):
    codes = rng.integers(0, 16, (5, 10)).astype(np.uint8)
    packed = pack(codes)
    np.testing.assert_array_equal(np.concatenate([packed >> 4, packed & 15], axis=1), codes)
