import Documents
import Foundation
import GRDB
import ObstatTestSupport
import Testing

@testable import AuditStore

/// What rules have found so far.
@Suite struct RuleUsageTests {
    private let folder: ScratchFolder
    private let store: AuditStore

    init() throws {
        folder = try ScratchFolder()
        store = try AuditStore(path: folder.path("obstat.sqlite"), now: { 1_000 })
    }

    @Test func `a store without findings has no usage`() throws {
        #expect(try store.ruleUsage() == [:])
    }

    @Test func `hits, documents, first and last are counted by rule and unit`() throws {
        try RuleUsageSample.enter(into: folder.path("obstat.sqlite"))
        let usage = try store.ruleUsage()
        #expect(
            usage["a"] == RuleUsage(rule: "a", hits: 3, documents: 2, first: 10, last: 30))
        #expect(usage["b"] == RuleUsage(rule: "b", hits: 1, documents: 1, first: 30, last: 30))
        #expect(try store.ruleUsage(unit: "press")["a"]?.hits == 2)
        #expect(try store.ruleUsage(unit: "nobody") == [:])
    }
}

/// Two documents of two units, written into the tables themselves.
private enum RuleUsageSample {
    static func enter(into path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try enter(document: "d1", unit: "press", examined: 10, rules: ["a", "a"], in: database)
            try enter(document: "d2", unit: "boca", examined: 30, rules: ["a", "b"], in: database)
        }
    }

    private static func enter(
        document: String, unit: String, examined: Int, rules: [String], in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO document (id, unit, path, name, sha256, bytes, owner, "group", mode, device, inode, modified,
                    taken, state, examined)
                VALUES (?, ?, '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 'hold', ?)
                """, arguments: [document, unit, examined])
        for (ordinal, rule) in rules.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO finding (document, ordinal, rule, packVersion, category, action, confidence, reason, part,
                        excerpt, fingerprint, grounds)
                    VALUES (?, ?, ?, 1, 'personal.other', 'note', 'low', '', '', '', '', '')
                    """, arguments: [document, ordinal, rule])
        }
        try database.execute(
            sql: """
                INSERT INTO findingCount SELECT document, rule, category, action, COUNT(*), 0 FROM finding
                WHERE document = ? GROUP BY document, rule, category, action
                """, arguments: [document])
    }
}
