"""Which line of a flattened page is taken for its headline."""

from unittest.mock import patch

import numpy as np
import pytest

from pagestrip import scoring
from pagestrip.readers import read
from pagestrip.scoring import trees


@pytest.mark.parametrize(("believed", "found"), [((1.0, 0.9), 1), ((1.0, 0.8), 0), ((0.9, 1.0), 1), ((-1.5, -1.5), None)])
def test_of_lines_that_are_believed_nearly_alike_the_longest_is_the_headline(believed: tuple[float, float], found: int | None) -> None:
    page = read("Harbour Post\n\nThe council opens a bridge over the harbour\n", kind="text")
    with patch.object(trees.Forest, "raw", return_value=np.array(believed)[:, None]):
        assert scoring.headline(page) == found
