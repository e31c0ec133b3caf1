"""The publishers' workbench: a draft edition from its first look to its signatures; it decides no claim."""
