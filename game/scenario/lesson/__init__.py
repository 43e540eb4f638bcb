"""What a scenario's lesson says: the file `lessons/NAME.yaml` beside the scenario of that name.

It is read only by what teaches: debriefs and handouts. No game depends on it, and saves do not either.
"""
