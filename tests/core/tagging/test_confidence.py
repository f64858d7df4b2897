"""From an opinion to how often such opinions were right."""

import pytest

from clipper.core.tagging.confidence import Confidence, Ground

LINES = ["ground\topinion\tshare", "model\t0.2\t0.1", "model\t0.6\t0.5", "model\t0.8\t0.9", "lexicon\t0.5\t0.4"]
GROUNDS: tuple[Ground, ...] = ("both", "both, headline", "model", "lexicon", "lexicon, headline")


@pytest.mark.parametrize(
    ("opinion", "share"),
    [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.7, 0.7), (0.8, 0.9), (1.0, 0.9)],
)
def test_between_two_known_ones_in_proportion(opinion: float, share: float) -> None:
    assert Confidence(LINES).of(opinion, "model") == pytest.approx(share)


@pytest.mark.parametrize("opinion", [0.0, 0.5, 1.0])
def test_one_step_says_the_same_of_all(opinion: float) -> None:
    assert Confidence(LINES).of(opinion, "lexicon") == 0.4


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_shipped_tables_rise(ground: Ground) -> None:
    known = Confidence()
    shares = [known.of(step / 50, ground) for step in range(51)]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1
