"""What a person looks at: the article as a card, the stream of blocks with its labels, a run's progress and summary."""
