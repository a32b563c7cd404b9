extension Schema {
    /// What people decide, say and look after.
    static let second = """
        CREATE TABLE decision (
            id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            document       TEXT NOT NULL REFERENCES document (id),
            act            TEXT NOT NULL CHECK (act IN ('release', 'return', 'withhold', 'onApplication', 'refer', 'reopen')),
            state          TEXT NOT NULL CHECK (state IN
                ('requested', 'approved', 'underway', 'carriedOut', 'refused', 'withdrawn', 'expired', 'void')),
            people         INTEGER NOT NULL CHECK (people IN (1, 2)), -- how many different ones it takes
            findings       TEXT NOT NULL,           -- digest of the findings and gaps that it was made on
            rules          TEXT NOT NULL,           -- digest of the rules that these were found with
            requester      TEXT NOT NULL,           -- account name, as the daemon found it
            requesterUser  INTEGER NOT NULL,        -- Unix user, as the kernel told it
            requesterLogin INTEGER,                 -- who signed in at the start of the session, where the kernel knows
            requested      INTEGER NOT NULL,        -- nanoseconds since 1970
            reason         TEXT NOT NULL,           -- why; for a return the advice, for the committee the agenda
            evidenceKind   TEXT,
            evidence       TEXT,                    -- where the paper is kept
            evidenceSHA256 TEXT,
            grounds        TEXT NOT NULL,           -- codes, separated by a space
            decider        TEXT,                    -- who approved, refused or withdrew; as requester
            deciderUser    INTEGER,
            deciderLogin   INTEGER,
            decided        INTEGER,                 -- nanoseconds since 1970
            expires        INTEGER NOT NULL,        -- after this nobody may approve it
            target         TEXT,                    -- where it is being delivered to: components in hexadecimal
            ended          INTEGER,                 -- nanoseconds since 1970
            remark         TEXT NOT NULL DEFAULT '', -- why it ended otherwise than by being carried out
            -- What takes two people can't get past the request with one, whatever the program does.
            CHECK (people = 1 OR state NOT IN ('approved', 'underway', 'carriedOut')
                OR (deciderUser IS NOT NULL AND deciderUser <> requesterUser
                    AND deciderUser IS NOT requesterLogin AND deciderLogin IS NOT requesterUser
                    AND (deciderLogin IS NULL OR deciderLogin IS NOT requesterLogin)))
        ) STRICT;
        CREATE INDEX decisionByDocument ON decision (document, id);
        -- One at a time; a second one waits until the first has come to its end.
        CREATE UNIQUE INDEX decisionOpen ON decision (document) WHERE state IN ('requested', 'approved', 'underway');

        CREATE TABLE note (
            id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            document TEXT NOT NULL REFERENCES document (id),
            author   TEXT NOT NULL,
            time     INTEGER NOT NULL,              -- nanoseconds since 1970
            text     TEXT NOT NULL
        ) STRICT;
        CREATE INDEX noteByDocument ON note (document, id);

        CREATE TABLE care (
            document TEXT PRIMARY KEY NOT NULL REFERENCES document (id),
            assignee TEXT,                          -- account name; NULL: the unit's contact and any reviewer
            due      INTEGER                        -- nanoseconds since 1970; NULL: by the setting
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE succession (
            document    TEXT PRIMARY KEY NOT NULL REFERENCES document (id),
            predecessor TEXT NOT NULL REFERENCES document (id) -- the version before, from the same unit and place, not published
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX documentByPlace ON document (unit, path, id);
        """
}
