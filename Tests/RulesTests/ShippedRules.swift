import Documents
import Frames
import Matching
import Policy
import RulePacks

/// The rules of this checkout, loaded as the daemon loads them, and what they make of a text.
struct ShippedRules {
    let loaded: LoadedRules
    private let compiled: CompiledRules
    /// The same, searched for everywhere.
    private let plain: CompiledRules

    /// Loaded once for all tests.
    static let shared = Result { try ShippedRules() }

    private init() throws {
        loaded = try RulePacks.load(RulePackDirectories(shipped: Project.root + "/rules"))
        compiled = try CompiledRules(loaded.set)
        plain = try CompiledRules(loaded.set, indexing: .never)
    }

    /// What matching alone makes of a document of one part, with the trigger index or without it.
    func reported(
        _ text: PartText, isIndexed: Bool = true
    ) -> (findings: [ReportedFinding], gaps: [CoverageGap]) {
        var matcher = DocumentMatcher(rules: isIndexed ? compiled : plain, limits: ExaminationLimits())
        matcher.match(text)
        return matcher.finish()
    }

    /// The verdict on a document of one part, and the findings that stop it.
    func judge(_ text: PartText) -> (verdict: Verdict, stopping: [Finding]) {
        let (reported, gaps) = reported(text)
        let document = ExaminedDocument(
            mediaType: text.mediaType, findings: reported.map(finding), gaps: gaps,
            rulesDigest: loaded.book.digest,
            engine: CompiledRules.engineVersion, milliseconds: 0, textBytes: text.bytes.count)
        let judged = Judgement.judge(document, book: loaded.book, policy: loaded.policy, unit: nil)
        return (judged.verdict, judged.document.findings.filter(\.stops))
    }

    private func finding(_ reported: ReportedFinding) -> Finding {
        let rule = loaded.book.rules[reported.rule]
        // Invented people only: the value itself may stand for its fingerprint.
        let value = String(decoding: reported.value, as: UTF8.self)
        return Finding(
            rule: rule.id, packVersion: rule.packVersion, category: rule.category, action: rule.action,
            confidence: reported.confidence, reason: reported.reason, part: reported.part,
            location: reported.location,
            excerpt: reported.excerpt, fingerprint: value, grounds: rule.grounds)
    }
}

/// Where the tests' own files lie.
enum Project {
    /// The folder that holds `Package.swift` and `rules`.
    static let root = ancestor(3)
    static let cases = ancestor(1) + "/Cases"
    static let shared = ancestor(4) + "/shared"

    private static func ancestor(_ levels: Int) -> String {
        #filePath.split(separator: "/").dropLast(levels).map { "/" + $0 }.joined()
    }
}
