"""Scenario files: read safely, checked, and turned into tables of integers."""
