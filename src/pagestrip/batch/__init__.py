"""Many pages at a time."""
