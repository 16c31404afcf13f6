"""Tests that belong to no single app; an app's own tests live in the app."""
