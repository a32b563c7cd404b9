import Documents
import Frames
import Matching

/// The rules as the children inherit them, compiled.
struct RulesAtHand {
    private var compiled: CompiledRules
    /// Bytes of the documents that have come so far.
    private var bytes = 0

    /// - Parameter flat: the form that crosses the trust boundary; empty where there are no rules at all.
    /// - Throws: a refusal that names the rule, where one does not compile.
    init(flat: [UInt8]) throws(ServerRefusal) {
        // The daemon knows the digest and reports it; nothing here depends on it.
        let set = flat.isEmpty ? RuleSet(rules: [], digest: "") : try Self.decode(flat)
        do throws(RuleCompilationError) {
            compiled = try CompiledRules(set, indexing: .whenItPays)
        } catch {
            throw ServerRefusal(.rules, error.description)
        }
    }

    /// Notes a document that is about to be read, of as many bytes or of nobody knows how many.
    ///
    /// The first few are matched without an index; what is made here is made once, and not by each child.
    mutating func expect(_ size: Int?) {
        bytes += (size ?? 0) + Self.leastBytes
        if bytes > CompiledRules.worthwhileBytes { index() }
    }

    /// Makes the index at once.
    mutating func index() {
        compiled.index()
    }

    /// Text that comes with every document, its name among it, and then some.
    private static let leastBytes = 1 << 10

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
