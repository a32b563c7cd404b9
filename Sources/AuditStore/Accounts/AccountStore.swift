import Foundation
import GRDB
import Glibc

/// The accounts of the console, in a file of their own: whoever may add an account has no hand on the audit chain.
///
/// The file is readable by its owner alone. Safe to use from many threads, and from the daemon and a command at once.
package struct AccountStore: Sendable {
    let database: DatabaseQueue
    /// Nanoseconds since 1970, UTC.
    package let now: @Sendable () -> Int64

    /// Opens or creates the store.
    ///
    /// - Throws: ``StoreError`` when it can't be opened or was made by a newer Obstat.
    package init(path: String, now: @escaping @Sendable () -> Int64 = AuditStore.clock) throws(StoreError) {
        do {
            try Self.makePrivate(path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            database = try DatabaseQueue(path: path, configuration: configuration)
            try Self.migrator.migrate(database)
        } catch {
            throw StoreError(opening: path, error)
        }
        self.now = now
    }

    /// SQLite gives its journal the mode and the owner of the database, so those are set before it opens it.
    private static func makePrivate(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
        defer { close(descriptor) }
        var file = stat()
        var folder = stat()
        guard unsafe fstat(descriptor, &file) == 0, file.st_mode & S_IFMT == S_IFREG,
            fchmod(descriptor, 0o600) == 0
        else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
        // Made by root for the daemon: it belongs to whom the folder belongs.
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if geteuid() == 0, unsafe stat(parent, &folder) == 0, folder.st_uid != file.st_uid {
            _ = fchown(descriptor, folder.st_uid, folder.st_gid)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: accounts") { database in try database.execute(sql: schema) }
        migrator.registerMigration("2: identities") { database in try database.execute(sql: second) }
        return migrator
    }

    private static let schema = """
        CREATE TABLE account (
            id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            name        TEXT NOT NULL UNIQUE,
            roles       TEXT NOT NULL,              -- separated by a space
            units       TEXT NOT NULL,              -- ids, separated by a space; empty: all
            unixUser    INTEGER UNIQUE,             -- the same person's account of this machine
            password    TEXT NOT NULL,              -- scrypt, with its parameters and salt
            mustChange  INTEGER NOT NULL CHECK (mustChange IN (0, 1)),
            secret      TEXT,                       -- of one-time codes, hexadecimal; NULL: none asked for
            step        INTEGER NOT NULL DEFAULT 0, -- the time step of the last code that was taken
            failures    INTEGER NOT NULL DEFAULT 0, -- wrong passwords in a row
            lockedUntil INTEGER,                    -- nanoseconds since 1970
            disabled    INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
            expires     INTEGER,                    -- nanoseconds since 1970
            lastSignIn  INTEGER                     -- nanoseconds since 1970
        ) STRICT;
        CREATE TABLE change (
            id     INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            actor  TEXT NOT NULL,
            act    TEXT NOT NULL,
            detail TEXT NOT NULL,                   -- JSON object
            told   INTEGER NOT NULL DEFAULT 0       -- whether the audit chain has it
        ) STRICT;
        """

    private static let second = """
        ALTER TABLE account ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;    -- counts up whenever its sessions must end
        ALTER TABLE account ADD COLUMN provided INTEGER NOT NULL DEFAULT 0; -- whether roles and units come with each sign-in
        CREATE TABLE identity (
            issuer  TEXT NOT NULL,                  -- a sign-in service
            subject TEXT NOT NULL,                  -- its own name for the person
            account INTEGER NOT NULL REFERENCES account (id),
            PRIMARY KEY (issuer, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX identityByAccount ON identity (account);
        """

    /// Writes a copy of all accounts as they are at one moment into a file that is not there yet.
    package func copy(to path: String) throws(StoreError) {
        do {
            let copy = try DatabaseQueue(path: path)
            try database.backup(to: copy)
            try copy.close()
        } catch {
            throw StoreError(writing: error)
        }
    }

    func write<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.write(body) } catch { throw StoreError(writing: error) }
    }

    func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.read(body) } catch { throw StoreError(reading: error) }
    }
}
