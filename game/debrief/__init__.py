"""The debrief: one game's facts and page; `whole_class`, and `reckoning`, on which both stand."""
