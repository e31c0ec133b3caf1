"""The words that claims quote: other words for one claim, one claim made two, two made one. It judges no claim."""
