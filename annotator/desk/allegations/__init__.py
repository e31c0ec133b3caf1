"""The register of allegations, and the page on which one of them is answered, assessed and ended by two people."""
