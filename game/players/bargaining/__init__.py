"""The parts of a bargainer: belief, aspiration, offering, accepting, cables."""
