package import Documents

/// Something wrong, or doubtful, in a rule file, with its place.
package struct RulePackProblem: Error, Sendable, Hashable {
    package var severity: Severity
    /// As it is shown to people; never resolved or shortened.
    package var file: String
    /// One-based; 0 where the file as a whole is meant.
    package var line: Int
    /// One-based, in Unicode scalars.
    package var column: Int
    /// How many characters are meant, from ``column`` on; at least one.
    package var length: Int
    package var message: LocalizedText
    package var hint: LocalizedText?
    /// The line itself, for showing.
    package var sourceLine: String

    package enum Severity: String, Sendable, CaseIterable {
        /// The rules are refused.
        case error
        /// The rules may be applied.
        case warning

        package var title: LocalizedText {
            switch self {
            case .error: LocalizedText(zhTW: "錯誤", en: "error")
            case .warning: LocalizedText(zhTW: "注意", en: "warning")
            }
        }
    }
}

/// Why a directory of rules was not accepted: everything that is wrong in all of its files.
package struct RulePackRefusal: Error, Sendable {
    /// By file and line, warnings included; at least one is an error.
    package let problems: [RulePackProblem]

    package var errors: [RulePackProblem] {
        problems.filter { $0.severity == .error }
    }
}
