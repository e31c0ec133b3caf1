"""Articles by the hundred: known again in two queries and stored by COPY, with the same result as one by one."""
