"""Lists that people take with them: as a file, with or without the names that stay here, and with a record of it."""
