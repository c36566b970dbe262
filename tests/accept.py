"""`python -m tests.accept [pytest options]`: show what changed in the blocks of the fixtures and accept it."""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.exit(pytest.main([str(Path(__file__).with_name("test_pages.py")), "-s", "-k", "test_golden", "--accept", *sys.argv[1:]]))
