"""Whole exercises, played by people in browsers of their own."""

import pytest

pytest.register_assert_rewrite("tests.stories.chapters", "tests.stories.screens")
