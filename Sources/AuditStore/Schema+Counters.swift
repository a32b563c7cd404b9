extension Schema {
    /// What lists count and search, kept beside what is counted and searched, in the same transaction.
    static let fifth = """
        CREATE TABLE tally (
            unit  TEXT NOT NULL,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,                 -- documents of the unit in the state
            PRIMARY KEY (unit, state)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO tally SELECT unit, state, COUNT(*) FROM document GROUP BY unit, state;
        CREATE TRIGGER tallyArrival AFTER INSERT ON document BEGIN
            INSERT INTO tally (unit, state, count) VALUES (new.unit, new.state, 1)
            ON CONFLICT (unit, state) DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER tallyStep AFTER UPDATE OF state ON document WHEN new.state <> old.state BEGIN
            UPDATE tally SET count = count - 1 WHERE unit = old.unit AND state = old.state;
            INSERT INTO tally (unit, state, count) VALUES (new.unit, new.state, 1)
            ON CONFLICT (unit, state) DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER tallyEnd AFTER DELETE ON document BEGIN
            UPDATE tally SET count = count - 1 WHERE unit = old.unit AND state = old.state;
        END;

        CREATE TABLE findingCount (
            document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            rule     TEXT NOT NULL,
            category TEXT NOT NULL,
            action   TEXT NOT NULL,
            count    INTEGER NOT NULL,              -- findings of the document that have all three
            inName   INTEGER NOT NULL,              -- those of them that stand in a file's name
            PRIMARY KEY (document, rule, category, action)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO findingCount
            SELECT document, rule, category, action, COUNT(*), COALESCE(SUM(location LIKE '%fileName%'), 0)
            FROM finding GROUP BY document, rule, category, action;
        CREATE INDEX findingCountByRule ON findingCount (rule, document);
        CREATE INDEX findingCountByCategory ON findingCount (category, document);
        DROP INDEX findingByRule;
        DROP INDEX findingByCategory;

        CREATE TABLE searchText (
            number   INTEGER PRIMARY KEY NOT NULL,
            document TEXT NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
            text     TEXT NOT NULL,                 -- the name and the masked excerpts, a line each, and two empty lines
            isWhole  INTEGER NOT NULL DEFAULT 1 CHECK (isWhole IN (0, 1)) -- whether no excerpt was left out
        ) STRICT;
        CREATE INDEX searchTextInPart ON searchText (document) WHERE isWhole = 0;
        -- Groups of three characters say which texts may hold a word; the text itself says whether it does.
        CREATE VIRTUAL TABLE searchGroup USING fts5 (
            text, content = 'searchText', content_rowid = 'number', tokenize = 'trigram', detail = none);
        CREATE VIRTUAL TABLE searchGroupPlace USING fts5vocab ('searchGroup', 'instance');
        CREATE TRIGGER searchArrival AFTER INSERT ON searchText BEGIN
            INSERT INTO searchGroup (rowid, text) VALUES (new.number, new.text);
        END;
        CREATE TRIGGER searchEnd AFTER DELETE ON searchText BEGIN
            INSERT INTO searchGroup (searchGroup, rowid, text) VALUES ('delete', old.number, old.text);
        END;
        CREATE TRIGGER searchChange AFTER UPDATE OF text ON searchText BEGIN
            INSERT INTO searchGroup (searchGroup, rowid, text) VALUES ('delete', old.number, old.text);
            INSERT INTO searchGroup (rowid, text) VALUES (new.number, new.text);
        END;
        CREATE TRIGGER searchName AFTER INSERT ON document BEGIN
            INSERT INTO searchText (document, text) VALUES (new.id, new.name || char(10, 10, 10));
        END;
        INSERT INTO searchText (document, text, isWhole) SELECT id, \(searchText("document.id")) FROM document ORDER BY id;
        """

    /// The most characters of one document that are searched without reading its findings.
    private static let longest = 20_000

    /// Two columns: what is searched of a document, and whether that is all.
    static func searchText(_ id: String) -> String {
        let all = """
            document.name || char(10) || COALESCE((SELECT group_concat(excerpt, char(10)) FROM
                (SELECT DISTINCT excerpt FROM finding WHERE finding.document = \(id) ORDER BY excerpt)), '')
            """
        return "substr(\(all), 1, \(longest)) || char(10, 10), length(\(all)) <= \(longest)"
    }
}
