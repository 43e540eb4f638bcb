"""All games of a class side by side: finding and reading them, facts, page and table."""
