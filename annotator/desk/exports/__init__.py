"""The lists of the desk as files: chosen, written in the background, taken, and who took which."""
