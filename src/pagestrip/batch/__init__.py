"""Many pages at a time: inputs of every usual kind, workers under limits, a journal, outputs that are whole or not there."""
