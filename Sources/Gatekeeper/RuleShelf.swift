import Documents
import RulePacks

/// The rules in force, and those that documents still being examined were given.
struct RuleShelf {
    private static let longest = 4

    /// The newest last.
    private var rules: [LoadedRules]

    init(_ rules: LoadedRules) {
        self.rules = [rules]
    }

    var inForce: LoadedRules { rules[rules.count - 1] }

    /// The rules of that digest; `nil` once they have been replaced too often.
    func rules(digest: String) -> LoadedRules? {
        rules.last { $0.book.digest == digest }
    }

    mutating func put(_ loaded: LoadedRules) {
        rules.append(loaded)
        if rules.count > Self.longest { rules.removeFirst() }
    }
}
