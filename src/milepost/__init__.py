"""The open system in which a Project Management Office and its project managers work together."""
