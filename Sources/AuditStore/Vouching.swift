import Documents
import Foundation
import GRDB

/// What the chain's events say of decisions and exemptions: a row that they do not vouch for was written by
/// somebody else than the gate.
struct Vouching {
    private var decisions: [Int64: Story] = [:]
    private var exemptions: [Int64: Story] = [:]

    /// One row's life as the events tell it.
    private struct Story {
        var requested: [String: String]?
        var requester: String?
        var approver: String?
        var state = ""
    }

    /// Takes an event into account.
    mutating func hear(_ event: AuditEvent) {
        guard event.detail.contains("\"decision\"") || event.detail.contains("\"exemption\""),
            let detail = try? JSONDecoder().decode([String: String].self, from: Data(event.detail.utf8)),
            let state = event.act.split(separator: " ").last.map(String.init)
        else { return }
        if let number = detail["decision"].flatMap({ Int64($0) }), Self.isDecision(event.act) {
            Self.tell(&decisions[number, default: Story()], state, event, detail)
        }
        if let number = detail["exemption"].flatMap({ Int64($0) }), event.act.hasPrefix("exemption ") {
            Self.tell(&exemptions[number, default: Story()], state, event, detail)
        }
    }

    private static func isDecision(_ act: String) -> Bool {
        let words = act.split(separator: " ")
        return words.count == 2 && Decision.Act(rawValue: String(words[0])) != nil
            && Decision.State(rawValue: String(words[1])) != nil
    }

    private static func tell(
        _ story: inout Story, _ state: String, _ event: AuditEvent, _ detail: [String: String]
    ) {
        story.state = state
        if state == "requested" {
            story.requested = detail
            story.requester = event.actor
        }
        if state == "approved" || state == "inForce" { story.approver = event.actor }
    }

    /// Whether the events tell of this very decision, in this very state.
    func vouches(for decision: Decision) -> Bool {
        guard let story = decisions[decision.id], story.state == decision.state.rawValue,
            story.requester == decision.requester.words,
            Self.isSame(story.requested, decision.auditDetail)
        else { return false }
        let isAgreed = [.approved, .underway, .carriedOut].contains(decision.state)
        return decision.people == 1 || !isAgreed || story.approver == decision.decider?.words
    }

    func vouches(for exemption: Exemption) -> Bool {
        guard let story = exemptions[exemption.id], story.state == exemption.state.rawValue,
            story.requester == exemption.requester.words,
            Self.isSame(story.requested, exemption.auditDetail)
        else { return false }
        return exemption.state != .inForce || story.approver == exemption.decider?.words
    }

    /// What a request said never changes; only remarks come later.
    private static func isSame(_ requested: [String: String]?, _ present: [String: String]) -> Bool {
        guard var requested else { return false }
        var present = present
        requested["remark"] = nil
        present["remark"] = nil
        return requested == present
    }

    /// The first row that the events do not tell of, or that they tell of and that is not there.
    func firstStranger(in database: Database) throws -> String? {
        var (decisions, exemptions) = (Set(decisions.keys), Set(exemptions.keys))
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM decision ORDER BY id")
        while let row = try rows.next() {
            let number: Int64 = row["id"]
            guard let decision = Decision(row: row), vouches(for: decision) else {
                return "decision \(number)"
            }
            decisions.remove(number)
        }
        let others = try Row.fetchCursor(database, sql: "SELECT * FROM exemption ORDER BY id")
        while let row = try others.next() {
            let number: Int64 = row["id"]
            guard let exemption = Exemption(row: row), vouches(for: exemption) else {
                return "exemption \(number)"
            }
            exemptions.remove(number)
        }
        return decisions.min().map { "decision \($0)" } ?? exemptions.min().map { "exemption \($0)" }
    }
}

extension Transaction {
    /// Whether the document's events tell of a decision; asked before it moves anything.
    func isVouchedFor(_ decision: Decision) throws -> Bool {
        var vouching = Vouching()
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM auditEvent WHERE document = ? ORDER BY sequence",
            arguments: [decision.document.description])
        for event in rows.map(AuditEvent.init) where event.hash == event.expectedHash { vouching.hear(event) }
        return vouching.vouches(for: decision)
    }
}
