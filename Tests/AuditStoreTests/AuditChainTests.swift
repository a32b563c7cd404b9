import Documents
import Foundation
import GRDB
import ObstatTestSupport
import Testing

@testable import AuditStore

/// Every way to falsify the record of what happened is seen.
@Suite struct AuditChainTests {
    private let folder: ScratchFolder
    private let path: String
    private let store: AuditStore

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("obstat.sqlite")
        store = try AuditStore(path: path)
        for number in 1...5 { try store.note("tested", ["number": "\(number)"]) }
    }

    private func falsify(_ sql: String) throws {
        try store.change { try $0.database.execute(sql: sql) }
    }

    @Test func `an untouched chain is whole`() throws {
        #expect(try store.verifyChain() == .whole(events: 5))
        #expect(try AuditStore(reading: path).verifyChain() == .whole(events: 5))
    }

    @Test(arguments: [
        "UPDATE auditEvent SET detail = '{}' WHERE sequence = 3", "DELETE FROM auditEvent WHERE sequence = 3",
        "UPDATE auditEvent SET time = time + 1 WHERE sequence = 3",
        "UPDATE auditEvent SET actor = 'nobody' WHERE sequence = 3",
        "UPDATE auditEvent SET sequence = 30 WHERE sequence = 3",
    ])
    func `a changed, removed or moved event breaks it`(sql: String) throws {
        try falsify(sql)
        #expect(try store.verifyChain() == .broken(at: 3))
    }

    @Test func `cutting off the end is seen by the head outside`() throws {
        try falsify("DELETE FROM auditEvent WHERE sequence > 3")
        #expect(try store.verifyChain() == .cutOff(remembered: 5, found: 3))
    }

    @Test func `a chain rewritten from the middle is seen by the head outside`() throws {
        let head = path + ".audit-head"
        let remembered = try String(contentsOfFile: head, encoding: .utf8)
        try falsify("DELETE FROM auditEvent WHERE sequence > 3")
        for _ in 1...3 { try store.note("forged", [:]) }
        try remembered.write(toFile: head, atomically: true, encoding: .utf8)
        #expect(try store.verifyChain() == .replaced(at: 5))
    }

    @Test func `a missing head is said`() throws {
        try FileManager.default.removeItem(atPath: path + ".audit-head")
        #expect(try store.verifyChain() == .headMissing(events: 5))
    }

    @Test func `a head that lags behind a crash is no alarm`() throws {
        let head = path + ".audit-head"
        let remembered = try String(contentsOfFile: head, encoding: .utf8)
        try store.note("tested", [:])
        try remembered.write(toFile: head, atomically: true, encoding: .utf8)
        #expect(try store.verifyChain() == .whole(events: 6))
    }

    @Test func `writers at once make one chain`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...40 { group.addTask { try store.note("at once", ["number": "\(number)"]) } }
            try await group.waitForAll()
        }
        #expect(try store.verifyChain() == .whole(events: 45))
    }
}
