"""Compares pagestrip with other extractors, and with itself less one part, on public corpora. Not part of the wheel."""
