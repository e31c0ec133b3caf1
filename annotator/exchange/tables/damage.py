"""Whatever a damaged workbook does to those who read it, in one sentence."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from annotator.exchange.tables.bounds import BadTable

# openpyxl says with any of these that a part is missing or says what it should not.
_CONFUSED = (ValueError, LookupError, TypeError, AttributeError, OSError, OverflowError, RecursionError)


@contextmanager
def reading() -> Iterator[None]:
    """Turn what a parser says about a damaged part into a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (etree.LxmlError, SyntaxError, zipfile.BadZipFile, *_CONFUSED) as error:
        raise BadTable("The workbook is damaged: a part of it cannot be read.") from error
