"""Signatures stand for texts: alike where the texts are alike, the same in every process."""

import random
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from clipper.core.similar.compare import compare
from clipper.core.similar.minhash import BANDS, FEWEST_RUNS, fingerprint, likely

SEEDS = st.integers(0, 2**32)


def text_of(seed: int, words: int = 200) -> str:
    drawn = random.Random(seed)
    return " ".join(f"w{drawn.randrange(400)}" for _ in range(words))


@given(SEEDS, SEEDS, st.integers(0, 1500))
def test_the_estimate_is_near_the_true_share(seed: int, other: int, kept: int) -> None:
    text = text_of(seed)
    changed = f"{text[:kept]} {text_of(other)}"
    one, two = fingerprint(text), fingerprint(changed)
    true = compare(text, changed).resemblance
    # 128 permutations: a standard deviation is at most .044.
    assert abs(likely(one.signature, two.signature) - true) < 0.25


@given(SEEDS)
def test_equal_texts_have_equal_signatures_whatever_their_case_and_punctuation(seed: int) -> None:
    text = text_of(seed)
    assert fingerprint(text) == fingerprint(text.replace(" ", ", ").upper() + "!")


@given(st.text(max_size=400))
def test_any_text_at_all_has_a_fingerprint_or_none(text: str) -> None:
    found = fingerprint(text)
    assert len(found.bands) in (0, BANDS)
    assert bool(found.signature) == bool(found.bands)
    assert all(-(2**31) <= value < 2**31 for value in found.bands)


def test_a_short_text_has_none() -> None:
    assert not fingerprint("Watch the video here").bands
    assert not fingerprint(" ".join(f"word{n}" for n in range(FEWEST_RUNS))).bands
    assert fingerprint(" ".join(f"word{n}" for n in range(FEWEST_RUNS + 3))).bands


def test_writing_without_spaces_is_compared_by_its_characters() -> None:
    text = (
        "港務局星期一決定關閉舊魚市場商販說新市場沒有屋頂沒有水"
        "也沒有停放手推車的地方所以他們暫時不會離開這個做了四十年生意的地方"
    )
    changed = text.replace("星期一", "星期二")
    assert fingerprint(text).bands
    assert 0.6 < compare(text, changed).resemblance < 1


def test_another_process_makes_the_same_signature() -> None:
    """Python salts its own hashes anew in every process."""
    text = " ".join(f"word{n}" for n in range(100))
    script = f"from clipper.core.similar.minhash import fingerprint; print(fingerprint({text!r}).bands)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.strip() == repr(fingerprint(text).bands)


def test_a_very_long_text_is_signed_in_parts() -> None:
    long = " ".join(f"word{n}" for n in range(20_000))
    assert likely(fingerprint(long).signature, fingerprint(long + " and an end").signature) > 0.95
