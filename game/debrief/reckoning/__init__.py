"""What the model says of a game: what was possible, what choices were worth, where the score went."""
