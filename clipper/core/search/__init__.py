"""Search over the clippings: an index kept by Whoosh, a query language, words lit in a text."""

import warnings

# Whoosh 2.7.4 is frozen; newer Pythons compile its sources with warnings, onto the user's terminal.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*whoosh")
