"""What is published: immutable editions and the pages that show them, for readers without a login."""
