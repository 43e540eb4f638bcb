"""Actions by name: what a seat asks for, as text and as the engine's record."""
