"""How like two texts are: runs of words, signatures that stand for them, bands that find them. No SQL, no files."""
