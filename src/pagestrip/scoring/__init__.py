"""How likely each block is article text."""
