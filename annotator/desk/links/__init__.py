"""What may be the same event: suggestions and their answers, further sources, and the effect of an act before it."""
