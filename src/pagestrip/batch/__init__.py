"""Many pages at a time: which files of a folder are pages, worker processes, outputs that are whole or not there."""

from pagestrip.batch.inputs import find
from pagestrip.batch.outputs import Tally
from pagestrip.batch.run import run
from pagestrip.batch.work import Settings

__all__ = ["Settings", "Tally", "find", "run"]
