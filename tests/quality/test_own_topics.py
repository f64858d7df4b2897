"""The user's own topics, on labelled news beside the checkout; what was measured lies well above the floors."""

import numpy as np
import pytest

from tests.benchmarks import own_topics

pytestmark = pytest.mark.skipif(not own_topics.DATA.is_dir(), reason="no labelled data beside this checkout")
FLOORS = own_topics.BARS


def test_a_topic_is_learned_from_few_examples_and_put_on_only_where_it_is_sure() -> None:
    chance = np.random.default_rng(7)
    collection = own_topics.Collection(own_topics.rows("bbc", "en"), chance)
    for count, floor in FLOORS.items():
        tried = []
        for label in collection.names() * own_topics.ROUNDS:
            wanted = collection.labels == label
            tried.append(collection.tried(chance.choice(np.flatnonzero(wanted), count, replace=False), wanted))
        assert np.mean([each["R-precision"] for each in tried]) >= floor, count
        put_on = [each["put on, precision"] for each in tried]
        assert np.isnan(put_on).all() if count < 10 else np.nanmean(put_on) >= 0.93, count
