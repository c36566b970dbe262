"""Readers turn bytes, text or a tree into a `Page`."""
