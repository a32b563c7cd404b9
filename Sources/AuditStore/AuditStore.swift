package import Documents
import Foundation
import GRDB

/// What the gate remembers: each document with what is intended for it, its findings, and the chain of audit events.
///
/// The order of every change is: record the intent, act, record that it is done. A method that says
/// "intends" is called before the act, one that says "has" after it, and each is one durable transaction that also
/// appends its audit event.
///
/// Values never enter: findings hold a masked excerpt and a keyed fingerprint. Safe to use from many threads.
package struct AuditStore: Sendable {
    let database: any DatabaseWriter
    let chainHead: ChainHead?
    private let commits: CommitGroup
    /// Nanoseconds since 1970, UTC; injected so that tests can say what time it is.
    let now: @Sendable () -> Int64

    /// On which ways units are told of what; nothing is put into the box for the rest.
    package var ways: [Notice.Kind: [Posting.Channel]] = [:]

    /// Opens or creates the store.
    ///
    /// - Parameters:
    ///   - path: the database file; beside it stands `audit-head`, the last link of the chain.
    ///   - now: nanoseconds since 1970, UTC.
    /// - Throws: ``StoreError`` when the database can't be opened or was made by a newer Obstat.
    package init(path: String, now: @escaping @Sendable () -> Int64 = AuditStore.clock) throws(StoreError) {
        do {
            database = try DatabasePool(path: path, configuration: Self.configuration())
            try Schema.check(database)
            try Schema.migrator.migrate(database)
        } catch {
            throw StoreError(opening: path, error)
        }
        chainHead = ChainHead(path: path + ".audit-head")
        commits = CommitGroup(database)
        self.now = now
    }

    /// Opens an existing store for reading, beside a running daemon or without one.
    package init(reading path: String) throws(StoreError) {
        var configuration = Self.configuration()
        configuration.readonly = true
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreError(opening: path, error)
        }
        chainHead = ChainHead(path: path + ".audit-head")
        commits = CommitGroup(database)
        now = Self.clock
    }

    /// The time of day in nanoseconds since 1970, UTC.
    package static let clock: @Sendable () -> Int64 = {
        Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()) * 1_000
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // A commit that has returned must survive power loss (https://www.sqlite.org/pragma.html#pragma_synchronous).
            if !database.configuration.readonly { try database.execute(sql: "PRAGMA synchronous = FULL") }
        }
        return configuration
    }

    /// Makes one durable change, perhaps together with others that come at the same time, and moves the head of the chain.
    func change<Value: Sendable>(
        _ body: (borrowing Transaction) throws -> Value
    ) throws(StoreError) -> Value {
        var value: Value?
        var head: AuditEvent?
        do {
            try commits.run { database in
                value = try body(Transaction(database: database, now: now(), ways: ways))
            } beforeCommit: { database in
                head = try AuditEvent.last(in: database)
            } onCommit: {
                if let head { chainHead?.move(to: head) }
            }
        } catch {
            throw StoreError(writing: error)
        }
        guard let value else { preconditionFailure("a change that did not fail was made") }
        return value
    }

    func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw StoreError(reading: error)
        }
    }
}

/// The database inside one change, with the time that all its rows share.
struct Transaction: ~Copyable {
    let database: Database
    let now: Int64
    let ways: [Notice.Kind: [Posting.Channel]]
}

extension AuditStore {
    /// The present time as the store sees it, in nanoseconds since 1970, UTC.
    package var time: Int64 { now() }
}
