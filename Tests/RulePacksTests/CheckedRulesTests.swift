import Foundation
import Testing

@testable import RulePacks

/// Rules that have passed are not tried again, and nothing else is taken on trust.
@Suite struct CheckedRulesTests {
    private let workbench: Workbench
    private let memory: CheckedRules

    init() throws {
        workbench = try Workbench()
        memory = CheckedRules(folder: workbench.root.path)
        try workbench.write("rules/a.yaml", Workbench.pack("a"))
        try setMode(0o700, of: workbench.root.path)
    }

    private func setMode(_ mode: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private var kept: String { workbench.root.path + "/checked-rules" }

    private func load() throws(RulePackRefusal) {
        _ = try RulePacks.load(RulePackDirectories(shipped: workbench.shipped), memory: memory)
    }

    private var digest: String {
        CheckedRules.digest(of: [RuleFiles(directory: workbench.shipped, log: ProblemLog())])
    }

    @Test func `what has passed is remembered, for its user alone`() throws {
        #expect(!memory.holds(digest))
        try load()
        #expect(memory.holds(digest))
        let attributes = try FileManager.default.attributesOfItem(atPath: kept)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try load()
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == digest + "\n")
    }

    @Test func `a changed file is checked again, and what fails is not remembered`() throws {
        try load()
        let before = digest
        try workbench.write("rules/a.yaml", Workbench.pack("a").replacing("{5}", with: "{7}"))
        #expect(digest != before)
        #expect(throws: RulePackRefusal.self) { try load() }
        #expect(!memory.holds(digest))
        #expect(throws: RulePackRefusal.self) { try load() }
    }

    @Test func `a memory that others may write counts for nothing`() throws {
        try load()
        try setMode(0o622, of: kept)
        #expect(!memory.holds(digest))
        try setMode(0o600, of: kept)
        #expect(memory.holds(digest))
        try setMode(0o777, of: workbench.root.path)
        #expect(!memory.holds(digest))
    }

    @Test func `a memory behind a link counts for nothing`() throws {
        try load()
        let elsewhere = workbench.root.path + "/elsewhere"
        try FileManager.default.moveItem(atPath: kept, toPath: elsewhere)
        try FileManager.default.createSymbolicLink(atPath: kept, withDestinationPath: elsewhere)
        #expect(!memory.holds(digest))
    }

    @Test func `a long memory begins anew`() throws {
        for number in 0..<100 {
            memory.add(String(repeating: "0", count: 62) + String(number + 100).suffix(2))
        }
        try load()
        #expect(memory.holds(digest))
        #expect(try String(contentsOfFile: kept, encoding: .utf8).utf8.count <= 64 * 65)
    }
}
