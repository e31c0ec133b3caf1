"""Full-text search: one configuration for every language, which stems words and knows no stop words.

Without stop words "IS" is found, and quoted phrases are found as they stand.
"""

from django.contrib.postgres.search import SearchQuery, SearchVector

CONFIG = "public.claimdesk"

CREATE = """
    CREATE TEXT SEARCH DICTIONARY public.claimdesk_english (TEMPLATE = pg_catalog.snowball, Language = english);
    CREATE TEXT SEARCH DICTIONARY public.claimdesk_arabic (TEMPLATE = pg_catalog.snowball, Language = arabic);
    CREATE TEXT SEARCH CONFIGURATION public.claimdesk (COPY = pg_catalog.english);
    ALTER TEXT SEARCH CONFIGURATION public.claimdesk
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH public.claimdesk_english;
    ALTER TEXT SEARCH CONFIGURATION public.claimdesk
        ALTER MAPPING FOR word, hword, hword_part WITH public.claimdesk_arabic;
    CREATE FUNCTION public.claim_words(quote text, actor text, target text, attribution text, places varchar[])
        RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT to_tsvector('public.claimdesk'::regconfig,
                concat_ws(' ', quote, actor, target, attribution, array_to_string(places, ' ')))
        $$;
"""
DROP = """
    DROP FUNCTION public.claim_words(text, text, text, text, varchar[]);
    DROP TEXT SEARCH CONFIGURATION public.claimdesk;
    DROP TEXT SEARCH DICTIONARY public.claimdesk_english;
    DROP TEXT SEARCH DICTIONARY public.claimdesk_arabic;
"""


def article_words() -> SearchVector:
    """Return the words of an article: its title and its text."""
    return SearchVector("title", "text", config=CONFIG)


def query(words: str) -> SearchQuery:
    """Return what a person typed as a query: all words, "phrases in quotes", or, and -without."""
    return SearchQuery(words, config=CONFIG, search_type="websearch")
