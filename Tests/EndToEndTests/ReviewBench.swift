import AuditStore
import Desk
import Documents
import Foundation
import ObstatTestSupport
import Testing

/// A gate with people: accounts that every system has stand for them.
final class ReviewBench {
    /// Reviewers and approvers.
    static let first: UInt32 = 1  // daemon
    static let second: UInt32 = 2  // bin
    /// A reviewer of another unit alone, in tests that say so.
    static let third: UInt32 = 7  // lp
    /// On no list.
    static let stranger: UInt32 = 3  // sys
    static let head: UInt32 = 8  // mail

    let gate: GateBench

    init(_ review: String = "reviewers: [daemon, bin]", more: String = "") throws {
        gate = try GateBench(settings: "review: {\(review)}\n\(more)")
        try gate.folder.setMode(".", 0o711)
        try gate.start()
    }

    /// Drops a document that comes to rest in a state.
    @discardableResult
    func drop(
        _ text: String = Sample.held(), as name: String = "grant.txt", unit: String = "press",
        to state: DocumentRecord.State = .hold
    ) throws -> DocumentID {
        let before = try gate.records(of: name).count
        try gate.drop(text, as: RawPath(stringLiteral: name), unit: unit)
        try gate.running().awaitState("\(name) in \(state)") {
            let records = try gate.records(of: name)
            return records.count == before + 1
                && records.allSatisfy { $0.intent == nil && $0.originalRemoved }
        }
        let record = try #require(try gate.records(of: name).last)
        #expect(record.state == state, "\(name)")
        try gate.awaitLog(
            state == .delivered
                ? " delivered document=\(record.submission.id)" : " held document=\(record.submission.id)")
        return record.submission.id
    }

    /// Runs `obstat` as somebody.
    func obstat(_ words: [String], as user: UInt32?) throws -> RunningProgram {
        try gate.obstat(
            (words + ["--config", gate.path("obstat.yaml")]).map { RawPath(stringLiteral: $0) }, as: user)
    }

    @discardableResult
    func act(_ words: [String], as user: UInt32?) throws -> RunningProgram.Ending {
        try obstat(words, as: user).awaitEnd()
    }

    /// What a reading command prints, an object a line.
    func objects(_ words: [String], as user: UInt32?) throws -> [[String: Any]] {
        let program = try obstat(words + ["--format", "jsonl"], as: user)
        #expect(program.ending == .exited(0), "\(words): \(program.lines)")
        return try String(decoding: program.output, as: UTF8.self).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    func awaitState(_ state: DocumentRecord.State, of id: DocumentID) throws {
        try gate.running().awaitState("\(state)") {
            try gate.store().record(of: id)?.state == state && gate.disorder().isEmpty
        }
    }

    /// Puts another pack in the place of the small one, and waits until it is in force.
    func replaceRules(with text: String, times: Int = 1) throws {
        try gate.folder.write(text, to: "rules/.new")
        try gate.folder.rename("rules/.new", to: "rules/test.yaml")
        try gate.running().signal(1)
        try gate.awaitLog("rules in force", times: times)
    }

    /// The small pack with one rule more, which finds the word that every clean sample holds.
    static let stricter =
        GateBench.smallPack.replacing("version: 1", with: "version: 2") + """
              - id: test.approved
                title: {zh-TW: 核定, en: Approved}
                category: personal.other
                pattern: 'approved'
                confidence: {withContext: high, alone: high}
                action: hold
                examples: [«approved», was «approved», («approved»)]
                counterexamples: [refused, open]

            """
}
