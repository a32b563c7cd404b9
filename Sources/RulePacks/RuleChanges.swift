import Documents
import Matching
import Policy

/// What differs between two loadings, in the words of an audit event.
package struct RuleChanges: Sendable, Equatable {
    /// For example `personal-data/contact 3 -> 4`, `+ site/library 1`, `- press/old 2`.
    package let packs: [String]
    /// Ids of rules that were not there before, and of those that are gone.
    package let added: [String]
    package let removed: [String]
    /// For example `contact.mobile enforced -> shadow`, `contact.mobile hold -> review`.
    package let states: [String]
    /// Units whose own changes are others now.
    package let units: [String]
    /// Whether policy differs in something else.
    package let isPolicyChanged: Bool

    package init(from old: LoadedRules, to new: LoadedRules) {
        packs = Self.packs(from: old.files, to: new.files)
        let before = Dictionary(old.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        added = after.keys.filter { before[$0] == nil }.sorted()
        removed = before.keys.filter { after[$0] == nil }.sorted()
        states = before.keys.sorted().flatMap { id -> [String] in
            guard let one = before[id], let other = after[id] else { return [] }
            return (one.state == other.state ? [] : ["\(id) \(one.state) -> \(other.state)"])
                + (one.action == other.action ? [] : ["\(id) \(one.action.name) -> \(other.action.name)"])
        }
        let names = Set(old.policy.units.keys).union(new.policy.units.keys)
        units = names.filter { old.policy.units[$0] != new.policy.units[$0] }.sorted()
        var general = old.policy
        general.units = new.policy.units
        isPolicyChanged = general != new.policy
    }

    private static func packs(from old: [LoadedFile], to new: [LoadedFile]) -> [String] {
        let before = Dictionary(old.map { ($0.pack, $0.version) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.pack, $0.version) }, uniquingKeysWith: { first, _ in first })
        return Set(before.keys).union(after.keys).sorted().compactMap { pack in
            switch (before[pack], after[pack]) {
            case (let one?, let other?): one == other ? nil : "\(pack) \(one) -> \(other)"
            case (nil, let version?): "+ \(pack) \(version)"
            case (let version?, nil): "- \(pack) \(version)"
            case (nil, nil): nil
            }
        }
    }

    /// As an audit event's detail; what is empty is left out, long lists are cut and say so.
    package var detail: [String: String] {
        var detail: [String: String] = [:]
        let lists = [
            ("packs", packs), ("added", added), ("removed", removed), ("states", states), ("units", units),
        ]
        for (name, items) in lists where !items.isEmpty {
            let more = items.count > Self.longest ? [", and \(items.count - Self.longest) more"] : []
            detail[name] = items.prefix(Self.longest).joined(separator: ", ") + more.joined()
        }
        if isPolicyChanged { detail["policy"] = "changed" }
        return detail
    }

    private static let longest = 200
}
