"""The tab of an evaluation under way: choose one, then evidence, ratings, texts, interviews, report and history."""
