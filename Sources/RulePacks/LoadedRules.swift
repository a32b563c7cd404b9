import Crypto
package import Documents
package import Matching
package import Policy

/// Rules that passed every check, ready to be applied, with what is needed to judge by them and to list them.
package struct LoadedRules: Sendable {
    /// The rules in force: `shadow`, `enforced` and `noisy`.
    package let set: RuleSet
    /// The same rules in the same order, as both sides of the trust boundary hold them.
    package let book: RuleBook
    package let policy: PolicyRules
    /// The pack files, in the order of reading.
    package let files: [LoadedFile]
    /// Rules that are listed and can be tried, but apply to no document: `testing` and `disabled`.
    package let disabled: [Rule]
    /// Warnings only.
    package let problems: [RulePackProblem]

    /// Every rule, those in force first.
    package var all: [Rule] { self.set.rules + disabled }

    /// Every rule, as the packs are written.
    package let inOrder: [Rule]

    /// The rule of that id, in force or not.
    package func rule(id: String) -> Rule? {
        all.first { $0.id == id }
    }

    /// Digest of what a rule in force looks for, whatever else is in its pack; `nil` where there is none of that id.
    ///
    /// A new version of the pack alone does not change it.
    package func digest(ofRule id: String) -> String? {
        guard var rule = self.set.rules.first(where: { $0.id == id }) else { return nil }
        rule.packVersion = 0
        return SHA256.hash(data: RuleSet(rules: [rule], digest: "").encoded()).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Digest, packs with their versions, and the rules that are not simply enforced: an audit event's detail.
    package var inventory: [String: String] {
        let packs = files.map { "\($0.pack) \($0.version)" }
        let states = all.filter { $0.state != .enforced }.map { "\($0.id) \($0.state)" }
        var inventory = ["rules": book.digest, "packs": packs.joined(separator: ", ")]
        if !states.isEmpty { inventory["states"] = states.joined(separator: ", ") }
        return inventory
    }

    /// The id that `id` was probably meant to be, or `nil`.
    package func nearestRule(to id: String) -> String? {
        Spelling.nearest(to: id, among: all.map(\.id))
    }
}

/// A pack file that was read.
package struct LoadedFile: Sendable, Hashable {
    package let path: String
    package let pack: String
    package let version: Int
}
