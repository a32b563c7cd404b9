import GRDB

/// The tables, readable alone.
///
/// Migrations are only ever appended.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: documents, findings, gaps, audit events") { database in
            try database.execute(sql: first)
        }
        migrator.registerMigration("2: decisions, notes, care, succession") { database in
            try database.execute(sql: second)
        }
        migrator.registerMigration("3: exemptions, reminders, notices, second looks, requests") { database in
            try database.execute(sql: third)
        }
        migrator.registerMigration("4: what the pages look for") { database in
            try database.execute(sql: fourth)
        }
        migrator.registerMigration("5: what lists count and search") { database in
            try database.execute(sql: fifth)
        }
        return migrator
    }

    /// Throws when the database has been changed by a newer Obstat, which this one would not understand.
    static func check(_ database: some DatabaseReader) throws {
        guard try !database.read(migrator.hasBeenSuperseded) else {
            throw DatabaseError(
                resultCode: .SQLITE_ERROR, message: "the database belongs to a newer version of Obstat")
        }
    }

    private static let first = """
        CREATE TABLE document (
            id              TEXT PRIMARY KEY NOT NULL,  -- DocumentID
            unit            TEXT NOT NULL,              -- the unit that dropped it
            path            TEXT NOT NULL,              -- components below the drop folder, in hexadecimal, joined by /
            name            TEXT NOT NULL,              -- the path for reading, safe for a terminal
            sha256          TEXT NOT NULL,              -- of the private copy, hexadecimal
            bytes           INTEGER NOT NULL CHECK (bytes >= 0),
            owner           INTEGER NOT NULL,           -- of the original, as are the next five
            "group"         INTEGER NOT NULL,
            mode            INTEGER NOT NULL,
            device          INTEGER NOT NULL,
            inode           INTEGER NOT NULL,
            modified        INTEGER NOT NULL,           -- nanoseconds since 1970
            taken           INTEGER NOT NULL,           -- nanoseconds since 1970
            originalRemoved INTEGER NOT NULL DEFAULT 0 CHECK (originalRemoved IN (0, 1)),
            state           TEXT NOT NULL CHECK (state IN
                ('arrived', 'deferred', 'hold', 'corrupt', 'delivered', 'returned', 'withheld')), -- what has been done
            intent          TEXT CHECK (intent IN ('examine', 'deliver', 'hold', 'defer', 'corrupt')), -- what is about to be done
            target          TEXT,                       -- where delivery puts it, or has put it: components in hexadecimal
            attempts        INTEGER NOT NULL DEFAULT 0, -- times that delivery was put off
            due             INTEGER,                    -- when the next attempt is made, nanoseconds since 1970
            mediaType       TEXT,                       -- what follows is the last examination's
            outcome         TEXT CHECK (outcome IN ('clear', 'held', 'unexamined')),
            openness        TEXT CHECK (openness IN ('open', 'onApplication', 'notProvided')),
            grounds         TEXT NOT NULL DEFAULT '',   -- codes, separated by a space
            rulesDigest     TEXT,
            engine          TEXT,
            milliseconds    INTEGER,
            examined        INTEGER,                    -- nanoseconds since 1970
            finished        INTEGER                     -- when it reached its present rest, nanoseconds since 1970
        ) STRICT;
        CREATE INDEX documentByState ON document (state, unit, id);
        CREATE INDEX documentByOriginal ON document (inode, device) WHERE originalRemoved = 0;

        CREATE TABLE finding (
            document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            ordinal     INTEGER NOT NULL,
            rule        TEXT NOT NULL,
            packVersion INTEGER NOT NULL,
            category    TEXT NOT NULL,
            action      TEXT NOT NULL CHECK (action IN ('note', 'review', 'hold')),
            confidence  TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
            reason      TEXT NOT NULL,                  -- one step a line
            part        TEXT NOT NULL,                  -- names, one a line, control characters taken out
            location    TEXT,                           -- JSON
            excerpt     TEXT NOT NULL,                  -- the value masked
            fingerprint TEXT NOT NULL,                  -- keyed; equal for equal values
            grounds     TEXT NOT NULL,
            PRIMARY KEY (document, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX findingByFingerprint ON finding (fingerprint);

        CREATE TABLE gap (
            document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            ordinal  INTEGER NOT NULL,
            part     TEXT NOT NULL,
            reason   TEXT NOT NULL,
            detail   TEXT NOT NULL,
            PRIMARY KEY (document, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE auditEvent (
            sequence INTEGER PRIMARY KEY NOT NULL,      -- 1, 2, 3 …, without gaps
            time     INTEGER NOT NULL,                  -- nanoseconds since 1970
            actor    TEXT NOT NULL,                     -- "gate", or who acted
            act      TEXT NOT NULL,
            document TEXT,                              -- DocumentID, where the event is about one
            detail   TEXT NOT NULL,                     -- JSON object with sorted keys; no document's text
            previous TEXT NOT NULL,                     -- hash of the event before; of the first: 64 zeros
            hash     TEXT NOT NULL UNIQUE               -- SHA-256 over all of the above
        ) STRICT;
        CREATE INDEX auditEventByDocument ON auditEvent (document) WHERE document IS NOT NULL;

        CREATE TABLE condition (
            name  TEXT PRIMARY KEY NOT NULL,            -- what the daemon last said about itself
            value TEXT NOT NULL,
            time  INTEGER NOT NULL                      -- nanoseconds since 1970
        ) STRICT, WITHOUT ROWID;
        """
}
