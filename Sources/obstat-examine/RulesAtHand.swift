import Documents
import Frames
import Matching

/// The rules as the children inherit them, compiled.
struct RulesAtHand {
    private let compiled: CompiledRules

    /// - Parameter flat: the form that crosses the trust boundary; empty where there are no rules at all.
    /// - Throws: a refusal that names the rule, where one does not compile.
    init(flat: [UInt8]) throws(ServerRefusal) {
        // The daemon knows the digest and reports it; nothing here depends on it.
        let set = flat.isEmpty ? RuleSet(rules: [], digest: "") : try Self.decode(flat)
        do throws(RuleCompilationError) {
            compiled = try CompiledRules(set)
        } catch {
            throw ServerRefusal(.rules, error.description)
        }
    }

    /// One document's matching.
    func matcher(limits: ExaminationLimits) -> DocumentMatcher {
        DocumentMatcher(rules: compiled, limits: limits)
    }

    private static func decode(_ flat: [UInt8]) throws(ServerRefusal) -> RuleSet {
        do throws(FrameError) {
            return try RuleSet(decoding: flat, digest: "")
        } catch {
            throw ServerRefusal(.rules, "another form of rules: \(error)")
        }
    }
}
