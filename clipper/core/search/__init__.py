"""Search over the clippings: an index kept by Whoosh, a query language, words lit in a text."""

import warnings

# Whoosh 2.7.4 is frozen; newer Pythons compile its sources with warnings, onto the user's terminal.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*whoosh")
# Python 3.13 lays one of them at the door of its import system.
warnings.filterwarnings("ignore", message='"is" with', category=SyntaxWarning, module="importlib")
