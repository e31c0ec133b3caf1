"""The history of a claim: its story, its versions side by side, and the way back to one."""
