"""Tests of ratings that stay where they are."""
