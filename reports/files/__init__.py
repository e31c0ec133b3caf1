"""An edition as files, made of its frozen rows alone; each format says what it is for and what it cannot hold."""
