import numpy as np
import pytest

from footnote_model.contrastive import Objective, RowAdam, bag_matrix, loss_and_gradients, same_group

OBJECTIVE = Objective(cuts=(3, 8), cut_weights=(0.4, 0.6), temperature=0.2)
GROUPS = np.array([0, 1, 2, 2, 3, 4, 5])


@pytest.mark.parametrize("side", [0, 1])
def test_the_gradient_agrees_with_finite_differences(rng, side):
    rows = [rng.standard_normal((7, 8)), rng.standard_normal((7, 8))]
    gradient = loss_and_gradients(*rows, GROUPS, OBJECTIVE)[1 + side]
    for i, j in zip(rng.integers(0, 7, 12), rng.integers(0, 8, 12)):
        moved = []
        for change in (1e-6, -1e-6):
            rows[side][i, j] += change
            moved.append(loss_and_gradients(*rows, GROUPS, OBJECTIVE)[0])
            rows[side][i, j] -= change
        assert gradient[i, j] == pytest.approx((moved[0] - moved[1]) / 2e-6, abs=1e-6)


def test_the_loss_does_not_see_the_length_of_a_row(rng):
    q, p = rng.standard_normal((5, 8)), rng.standard_normal((5, 8))
    groups = np.arange(5)
    one, other = loss_and_gradients(q, p, groups, OBJECTIVE)[0], loss_and_gradients(3 * q, p / 7, groups, OBJECTIVE)[0]
    assert one == pytest.approx(other, rel=1e-4)


def test_rows_of_one_group_are_no_negatives_of_each_other(rng):
    assert sorted(same_group(np.array([4, 9, 4]))) == [2, 6]
    q = np.eye(3, 8)
    right = loss_and_gradients(q, q[[0, 1, 0]], np.array([0, 1, 0]), OBJECTIVE)[0]
    wrong = loss_and_gradients(q, q[[0, 1, 0]], np.arange(3), OBJECTIVE)[0]
    assert right < wrong


def test_adam_leaves_untouched_rows_alone_and_makes_the_loss_fall(rng):
    table = rng.standard_normal((30, 8)).astype(np.float32)
    before = table.copy()
    optimiser, used = RowAdam(table), np.arange(20)
    q_bag = bag_matrix(rng.integers(0, 20, 21), np.arange(0, 22, 3), 20)
    p_bag = bag_matrix(rng.integers(0, 20, 70), np.arange(0, 71, 10), 20)
    losses = []
    for _ in range(60):
        rows = table[used]
        loss, grad_q, grad_p = loss_and_gradients(q_bag @ rows, p_bag @ rows, np.arange(7), OBJECTIVE)
        optimiser.step(used, (q_bag.T @ grad_q + p_bag.T @ grad_p).astype(np.float32), 0.02)
        losses.append(loss)
    assert losses[-1] < 0.5 * losses[0]
    np.testing.assert_array_equal(table[20:], before[20:])


def test_a_first_step_of_adam_moves_every_number_by_the_rate():
    table = np.zeros((3, 4), np.float32)
    RowAdam(table).step(np.array([1]), np.array([[1.0, -2.0, 0.5, 3.0]], np.float32), 0.1)
    np.testing.assert_allclose(table[1], [-0.1, 0.1, -0.1, -0.1], rtol=1e-4)
