"""How fast articles come in by the hundred thousand, beside a bare COPY of the same rows, and in what memory."""
