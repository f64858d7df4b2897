"""The tables as each version made them: never edit one that was released, add the next."""

TABLES = (
    # Facts about the library itself: its id, how far the index has been pruned.
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    # What was pasted or opened, byte for byte. state: pending (not decided yet; offered again after
    # a crash), importing (its file is still there; dropped after a crash) or kept.
    """CREATE TABLE originals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL,
        media_type TEXT NOT NULL,
        charset TEXT,
        name TEXT NOT NULL,
        url TEXT,
        selection INTEGER,
        captured INTEGER NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'importing', 'kept'))
    )""",
    "CREATE INDEX originals_undecided ON originals (state) WHERE state != 'kept'",
    "CREATE TABLE publishers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # Times are epoch seconds. published_* tell how well the time is known (model.Moment).
    """CREATE TABLE clippings (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        original_id INTEGER REFERENCES originals,
        title TEXT NOT NULL,
        authors TEXT NOT NULL DEFAULT '[]',
        publisher_id INTEGER REFERENCES publishers,
        dateline TEXT,
        url TEXT,
        url_key TEXT,
        text_key TEXT,
        lang TEXT,
        lead TEXT NOT NULL DEFAULT '',
        published INTEGER,
        published_precision TEXT,
        published_offset INTEGER,
        published_about INTEGER,
        published_original TEXT,
        added INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        unread INTEGER NOT NULL DEFAULT 1,
        starred INTEGER NOT NULL DEFAULT 0,
        trashed INTEGER,
        edited TEXT NOT NULL DEFAULT '[]',
        problem TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX clippings_newest ON clippings (coalesce(published, added))",
    "CREATE INDEX clippings_url ON clippings (url_key) WHERE url_key IS NOT NULL",
    "CREATE INDEX clippings_text ON clippings (text_key) WHERE text_key IS NOT NULL",
    "CREATE INDEX clippings_publisher ON clippings (publisher_id)",
    "CREATE INDEX clippings_unread ON clippings (id) WHERE unread AND trashed IS NULL",
    "CREATE INDEX clippings_starred ON clippings (id) WHERE starred AND trashed IS NULL",
    "CREATE INDEX clippings_trashed ON clippings (id) WHERE trashed IS NOT NULL",
    # Apart from the row above, so that listing clippings never reads their bodies.
    """CREATE TABLE bodies (
        clipping_id INTEGER PRIMARY KEY REFERENCES clippings,
        html TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    "CREATE TABLE assets (sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, size INTEGER NOT NULL)",
    """CREATE TABLE clipping_assets (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        sha256 TEXT NOT NULL REFERENCES assets,
        UNIQUE (clipping_id, sha256)
    )""",
    # rejected: taken away by hand, so that no tagger brings it back.
    """CREATE TABLE clipping_countries (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        code TEXT NOT NULL,
        about INTEGER NOT NULL,
        score REAL NOT NULL,
        origin TEXT NOT NULL,
        evidence TEXT NOT NULL DEFAULT '[]',
        version TEXT NOT NULL DEFAULT '',
        rejected INTEGER NOT NULL DEFAULT 0,
        UNIQUE (clipping_id, code)
    )""",
    "CREATE INDEX clipping_countries_code ON clipping_countries (code, clipping_id)",
    """CREATE TABLE clipping_topics (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        topic_id TEXT NOT NULL,
        level INTEGER NOT NULL,
        score REAL NOT NULL,
        origin TEXT NOT NULL,
        evidence TEXT NOT NULL DEFAULT '[]',
        version TEXT NOT NULL DEFAULT '',
        rejected INTEGER NOT NULL DEFAULT 0,
        UNIQUE (clipping_id, topic_id)
    )""",
    "CREATE INDEX clipping_topics_topic ON clipping_topics (topic_id, clipping_id)",
    # The user's own vocabulary; its topic ids are 'user:' and this id.
    """CREATE TABLE user_topics (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE,
        parent TEXT
    )""",
    """CREATE TABLE clipping_hashtags (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        tag TEXT NOT NULL,
        origin TEXT NOT NULL,
        UNIQUE (clipping_id, tag)
    )""",
    """CREATE TABLE notes (
        clipping_id INTEGER PRIMARY KEY REFERENCES clippings,
        text TEXT NOT NULL,
        modified INTEGER NOT NULL
    )""",
    # Anchored by quotation, so that they survive a new extraction of the same original.
    """CREATE TABLE highlights (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        prefix TEXT NOT NULL,
        exact TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start INTEGER,
        note TEXT NOT NULL DEFAULT '',
        created INTEGER NOT NULL
    )""",
    "CREATE INDEX highlights_clipping ON highlights (clipping_id)",
    # Articles found on the same page and not kept: whole, so that one click clips them.
    """CREATE TABLE related (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        became INTEGER REFERENCES clippings,
        title TEXT NOT NULL,
        publisher TEXT,
        authors TEXT NOT NULL DEFAULT '[]',
        dateline TEXT,
        url TEXT,
        lang TEXT,
        facts TEXT NOT NULL DEFAULT '[]',
        published INTEGER,
        published_precision TEXT,
        published_offset INTEGER,
        published_about INTEGER,
        published_original TEXT,
        html TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX related_clipping ON related (clipping_id)",
    "CREATE INDEX related_became ON related (became)",
    "CREATE TABLE saved_searches (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL)",
    # Clippings that the index has not seen since they changed. AUTOINCREMENT: numbers never
    # come back, so that the index can tell what it has seen.
    """CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        clipping_id INTEGER NOT NULL
    )""",
)

CAPTURE = (
    # What a container said of an entry (model.Entry as JSON), and the files a draft refers to.
    "ALTER TABLE originals ADD COLUMN entry TEXT",
    "CREATE INDEX originals_sha256 ON originals (sha256)",
    "CREATE INDEX clippings_original ON clippings (original_id) WHERE original_id IS NOT NULL",
    """CREATE TABLE original_parts (
        id INTEGER PRIMARY KEY,
        original_id INTEGER NOT NULL REFERENCES originals ON DELETE CASCADE,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        data BLOB NOT NULL
    )""",
    "CREATE INDEX original_parts_original ON original_parts (original_id)",
    # Further facts. `provenance`: [[field, source, confidence], …]. `at` is the article's place in
    # its original, `reading` how the original was read when the user chose (model.Reading as JSON).
    "ALTER TABLE clippings ADD COLUMN deck TEXT",
    "ALTER TABLE clippings ADD COLUMN section TEXT",
    "ALTER TABLE clippings ADD COLUMN updated INTEGER",
    "ALTER TABLE clippings ADD COLUMN updated_precision TEXT",
    "ALTER TABLE clippings ADD COLUMN updated_offset INTEGER",
    "ALTER TABLE clippings ADD COLUMN updated_about INTEGER",
    "ALTER TABLE clippings ADD COLUMN updated_original TEXT",
    "ALTER TABLE clippings ADD COLUMN keywords TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE clippings ADD COLUMN lead_image TEXT",
    "ALTER TABLE clippings ADD COLUMN paywalled INTEGER",
    "ALTER TABLE clippings ADD COLUMN provenance TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE clippings ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE clippings ADD COLUMN captured INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE clippings ADD COLUMN at INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE clippings ADD COLUMN reading TEXT",
    # In the library's file like everything else: one transaction, one backup.
    "ALTER TABLE assets ADD COLUMN data BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE assets ADD COLUMN width INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE assets ADD COLUMN height INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE assets ADD COLUMN thumbnail BLOB NOT NULL DEFAULT x''",
    "CREATE INDEX clipping_assets_asset ON clipping_assets (sha256)",
    # Near-duplicates: a signature per clipping, and the bands of it under which it is found. Derived
    # from the text, so without references; a row whose clipping is gone is passed over.
    # `keys` repeats its rows in the other table, which has no index by clipping: they are removed by them.
    "CREATE TABLE fingerprints (clipping_id INTEGER PRIMARY KEY, signature BLOB NOT NULL, keys BLOB NOT NULL)",
    """CREATE TABLE fingerprint_bands (
        band INTEGER NOT NULL,
        value INTEGER NOT NULL,
        clipping_id INTEGER NOT NULL,
        PRIMARY KEY (band, value, clipping_id)
    ) WITHOUT ROWID""",
    # Other texts of the same story that a clipping keeps: model.Edition.
    """CREATE TABLE editions (
        id INTEGER PRIMARY KEY,
        clipping_id INTEGER NOT NULL REFERENCES clippings,
        original_id INTEGER REFERENCES originals,
        kind TEXT NOT NULL CHECK (kind IN ('edition', 'copy')),
        title TEXT NOT NULL,
        authors TEXT NOT NULL DEFAULT '[]',
        publisher TEXT,
        url TEXT,
        url_key TEXT,
        text_key TEXT,
        published INTEGER,
        published_precision TEXT,
        published_offset INTEGER,
        published_about INTEGER,
        published_original TEXT,
        dateline TEXT,
        deck TEXT,
        lang TEXT,
        at INTEGER NOT NULL DEFAULT 0,
        html TEXT NOT NULL,
        text TEXT NOT NULL,
        seen INTEGER NOT NULL
    )""",
    "CREATE INDEX editions_clipping ON editions (clipping_id)",
    "CREATE INDEX editions_url ON editions (url_key) WHERE url_key IS NOT NULL",
    "CREATE INDEX editions_text ON editions (text_key) WHERE text_key IS NOT NULL",
    # Import runs and the lines of their reports. `place` counts the entries of a file from 0;
    # state: running (or broken off: it can go on), stopped, finished or undone.
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started INTEGER NOT NULL,
        finished INTEGER,
        state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'finished', 'undone')),
        paths TEXT NOT NULL,
        options TEXT NOT NULL
    )""",
    """CREATE TABLE import_lines (
        id INTEGER PRIMARY KEY,
        import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
        file TEXT NOT NULL,
        place INTEGER NOT NULL,
        status TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        clipping_id INTEGER,
        reason TEXT NOT NULL DEFAULT '',
        edition_id INTEGER
    )""",
    "CREATE INDEX import_lines_import ON import_lines (import_id, file, place)",
)

TAGGING = (
    # A topic that is only offered: it counts nowhere until a hand takes it.
    "ALTER TABLE clipping_topics ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0",
    # What a topic (IPTC's or the user's own) may do by itself, where the user chose; other names it goes by.
    """CREATE TABLE topic_settings (
        id INTEGER PRIMARY KEY,
        topic_id TEXT NOT NULL UNIQUE,
        mode TEXT NOT NULL CHECK (mode IN ('never', 'suggest', 'apply'))
    )""",
    """CREATE TABLE topic_aliases (
        id INTEGER PRIMARY KEY,
        folded TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        topic_id TEXT NOT NULL
    )""",
    "CREATE INDEX topic_aliases_topic ON topic_aliases (topic_id)",
    # The user's rules, tried in the order of `position`: where every condition (JSON) holds, the
    # countries (codes, JSON) and topics (ids, JSON) are put on.
    """CREATE TABLE tag_rules (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        conditions TEXT NOT NULL,
        countries TEXT NOT NULL DEFAULT '[]',
        topics TEXT NOT NULL DEFAULT '[]',
        enabled INTEGER NOT NULL DEFAULT 1,
        position INTEGER NOT NULL
    )""",
    # Words that a hand said are no sign of this country between these neighbours (folded, "" at an end).
    """CREATE TABLE refused_words (
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL,
        word TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        UNIQUE (code, word, before, after)
    )""",
    # Computed on demand and kept; each field is JSON. edited: names of the fields that a hand changed.
    # Without references, as what is derived: Undo may take a clipping away and Redo bring it back.
    """CREATE TABLE digests (
        clipping_id INTEGER PRIMARY KEY,
        summary TEXT NOT NULL DEFAULT '[]',
        figures TEXT NOT NULL DEFAULT '[]',
        names TEXT NOT NULL DEFAULT '[]',
        edited TEXT NOT NULL DEFAULT '[]',
        text_hash TEXT NOT NULL,
        version TEXT NOT NULL
    )""",
    # What a line's import did to a clipping that was there before (store.traces, JSON).
    "ALTER TABLE import_lines ADD COLUMN trace TEXT",
    "CREATE INDEX import_lines_trace ON import_lines (clipping_id) WHERE trace IS NOT NULL",
    # By which an archive knows again what was typed by hand.
    "CREATE INDEX clippings_typed ON clippings (added) WHERE original_id IS NULL",
)
