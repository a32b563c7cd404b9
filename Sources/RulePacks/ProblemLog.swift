import Documents

/// Collects the problems of one loading, so that all of them are told at once.
///
/// A class, because every reader of a file adds to the same log.
final class ProblemLog {
    private var problems: [RulePackProblem] = []

    func error(
        _ message: LocalizedText, in file: SourceFile, at position: SourcePosition, length: Int = 1,
        hint: LocalizedText? = nil
    ) {
        add(.error, message, in: file, at: position, length: length, hint: hint)
    }

    func warning(
        _ message: LocalizedText, in file: SourceFile, at position: SourcePosition, length: Int = 1,
        hint: LocalizedText? = nil
    ) {
        add(.warning, message, in: file, at: position, length: length, hint: hint)
    }

    /// A problem of a file or directory as a whole.
    func error(_ message: LocalizedText, path: String, hint: LocalizedText? = nil) {
        add(.error, message, path: path, hint: hint)
    }

    /// A doubt about a file or directory as a whole.
    func warning(_ message: LocalizedText, path: String, hint: LocalizedText? = nil) {
        add(.warning, message, path: path, hint: hint)
    }

    /// By file, then place, errors before warnings, each once.
    var sorted: [RulePackProblem] {
        Set(problems).sorted {
            ($0.file, $0.line, $0.column, $0.severity.rawValue, $0.message.en)
                < ($1.file, $1.line, $1.column, $1.severity.rawValue, $1.message.en)
        }
    }

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    private func add(
        _ severity: RulePackProblem.Severity, _ message: LocalizedText, path: String, hint: LocalizedText?
    ) {
        problems.append(
            RulePackProblem(
                severity: severity, file: path, line: 0, column: 0, length: 1, message: message, hint: hint,
                sourceLine: ""))
    }

    private func add(
        _ severity: RulePackProblem.Severity, _ message: LocalizedText, in file: SourceFile,
        at position: SourcePosition, length: Int, hint: LocalizedText?
    ) {
        var line = String.UnicodeScalarView()
        line.append(contentsOf: file.line(position.line))
        problems.append(
            RulePackProblem(
                severity: severity, file: file.path, line: position.line, column: position.column,
                length: length,
                message: message, hint: hint, sourceLine: String(line)))
    }
}
