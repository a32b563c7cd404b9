extension Schema {
    /// Exemptions, reminders, notices, second looks at what was published, requests that came twice.
    static let third = """
        -- A CHECK can't be changed in place: the table is made anew, with two acts more.
        CREATE TABLE decisionAnew (
            id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            document       TEXT NOT NULL REFERENCES document (id),
            act            TEXT NOT NULL CHECK (act IN ('release', 'return', 'withhold', 'onApplication', 'refer', 'reopen', 'recall', 'keep')),
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
        INSERT INTO decisionAnew SELECT * FROM decision;
        DROP TABLE decision;
        ALTER TABLE decisionAnew RENAME TO decision;
        CREATE INDEX decisionByDocument ON decision (document, id);
        -- One at a time; a second one waits until the first has come to its end.
        CREATE UNIQUE INDEX decisionOpen ON decision (document) WHERE state IN ('requested', 'approved', 'underway');
        CREATE INDEX decisionByEnd ON decision (act, state, ended);

        CREATE TABLE exemption (
            id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            unit           TEXT NOT NULL,
            rule           TEXT NOT NULL,           -- id
            packVersion    INTEGER NOT NULL,
            ruleDigest     TEXT NOT NULL,           -- of what the rule looked for then
            fingerprint    TEXT,                    -- of the value; or
            sha256         TEXT,                    -- of the document
            action         TEXT NOT NULL CHECK (action IN ('review', 'hold')), -- the strictest that it covers
            origin         TEXT NOT NULL REFERENCES document (id), -- where it was seen
            state          TEXT NOT NULL CHECK (state IN
                ('requested', 'inForce', 'refused', 'withdrawn', 'removed', 'expired', 'reopened')),
            requester      TEXT NOT NULL,           -- account name, as the daemon found it
            requesterUser  INTEGER NOT NULL,
            requesterLogin INTEGER,
            requested      INTEGER NOT NULL,        -- nanoseconds since 1970
            reason         TEXT NOT NULL,
            evidenceKind   TEXT,
            evidence       TEXT,
            evidenceSHA256 TEXT,
            approver       TEXT,                    -- who agreed; kept when it ends
            approverUser   INTEGER,
            approverLogin  INTEGER,
            approved       INTEGER,                 -- nanoseconds since 1970
            decider        TEXT,                    -- who approved, refused, withdrew or removed it last
            deciderUser    INTEGER,
            deciderLogin   INTEGER,
            decided        INTEGER,
            approvable     INTEGER NOT NULL,        -- after this nobody may approve it
            expires        INTEGER NOT NULL,        -- after this it covers nothing
            ended          INTEGER,
            remark         TEXT NOT NULL DEFAULT '',
            uses           INTEGER NOT NULL DEFAULT 0, -- documents in which it let something pass
            lastUsed       INTEGER,
            CHECK ((fingerprint IS NULL) <> (sha256 IS NULL)),
            -- It always takes two people, whatever the program does.
            CHECK (state NOT IN ('inForce', 'removed', 'expired', 'reopened')
                OR (approverUser IS NOT NULL AND approverUser <> requesterUser
                    AND approverUser IS NOT requesterLogin AND approverLogin IS NOT requesterUser
                    AND (approverLogin IS NULL OR approverLogin IS NOT requesterLogin)))
        ) STRICT;
        CREATE INDEX exemptionInForce ON exemption (unit) WHERE state = 'inForce';

        ALTER TABLE care ADD COLUMN reminded INTEGER; -- when its people were last reminded, nanoseconds since 1970

        CREATE TABLE notice (
            id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            unit     TEXT NOT NULL,
            kind     TEXT NOT NULL,                 -- what has happened
            document TEXT REFERENCES document (id),
            time     INTEGER NOT NULL,              -- nanoseconds since 1970
            facts    TEXT NOT NULL                  -- JSON object of words from closed sets, numbers and times; no document's text
        ) STRICT;

        CREATE TABLE posting (
            notice   INTEGER NOT NULL REFERENCES notice (id),
            channel  TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
            state    TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'givenUp')),
            attempts INTEGER NOT NULL DEFAULT 0,
            due      INTEGER NOT NULL,              -- when it may be tried, nanoseconds since 1970
            ended    INTEGER,
            remark   TEXT NOT NULL DEFAULT '',      -- why the last attempt failed
            PRIMARY KEY (notice, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX postingWaiting ON posting (channel, due) WHERE state = 'waiting';

        CREATE TABLE rescan (
            document     TEXT PRIMARY KEY NOT NULL REFERENCES document (id), -- one that was published
            rules        TEXT NOT NULL,             -- digest of the rules of this second look
            time         INTEGER NOT NULL,          -- nanoseconds since 1970
            result       TEXT NOT NULL CHECK (result IN ('clear', 'held', 'unexamined', 'gone')),
            isAtRisk     INTEGER NOT NULL CHECK (isAtRisk IN (0, 1)), -- whether it would not be published today
            mediaType    TEXT NOT NULL,
            openness     TEXT CHECK (openness IN ('open', 'onApplication', 'notProvided')),
            grounds      TEXT NOT NULL,             -- codes, separated by a space
            engine       TEXT NOT NULL,
            milliseconds INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rescanAtRisk ON rescan (document) WHERE isAtRisk = 1;
        CREATE INDEX documentByRest ON document (state, id);
        CREATE INDEX documentByTaking ON document (taken, unit);

        CREATE TABLE riskFinding (
            document TEXT NOT NULL REFERENCES rescan (document) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL, rule TEXT NOT NULL, packVersion INTEGER NOT NULL, category TEXT NOT NULL,
            action TEXT NOT NULL CHECK (action IN ('note', 'review', 'hold')),
            confidence TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
            reason TEXT NOT NULL, part TEXT NOT NULL, location TEXT, excerpt TEXT NOT NULL, fingerprint TEXT NOT NULL,
            grounds TEXT NOT NULL,                  -- all as in finding
            PRIMARY KEY (document, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE riskGap (
            document TEXT NOT NULL REFERENCES rescan (document) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL, part TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, -- as in gap
            PRIMARY KEY (document, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE asked (
            key    TEXT PRIMARY KEY NOT NULL,       -- chosen by who asks; the same act comes with the same key
            person INTEGER NOT NULL,                -- Unix user
            digest TEXT NOT NULL,                   -- SHA-256 of what was asked
            time   INTEGER NOT NULL,                -- nanoseconds since 1970
            answer TEXT                             -- JSON; NULL until the act is through
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX askedByTime ON asked (time);
        """
}
