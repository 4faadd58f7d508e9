"""The add-in on the user's machine: build, install, remove, say what is there."""
