"""Clusters that clean pages: thin adapters over `pagestrip.batch.arrow.clean_batch`."""
