import Documents

/// JUnit's XML: a suite for each outcome, a case for each document.
///
/// A held document is a failure, one that was not fully examined an error. The gaps of a document that has findings
/// too stand in the text of its failure; whatever a clear document has to tell is in `system-out`.
struct JUnitReport: Sendable {
    private struct Suite: Sendable {
        var cases: [String] = []
        var milliseconds = 0
    }

    private let wording: ReportWording
    private var suites: [Outcome: Suite] = [:]

    init(wording: ReportWording) {
        self.wording = wording
    }

    mutating func add(_ result: ScanResult) {
        let outcome = result.verdict.outcome
        suites[outcome, default: Suite()].cases.append(testcase(result))
        suites[outcome, default: Suite()].milliseconds += result.document.milliseconds
    }

    /// The whole report.
    func report() -> String {
        let all = Outcome.allCases.map { ($0, suites[$0] ?? Suite()) }
        let milliseconds = all.map(\.1.milliseconds).reduce(0, +)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"obstat scan\""
            + counts(
                tests: all.map(\.1.cases.count).reduce(0, +), failures: suites[.held]?.cases.count ?? 0,
                errors: suites[.unexamined]?.cases.count ?? 0, milliseconds: milliseconds)
            + ">\n" + all.map { suite($0, $1) }.joined() + "</testsuites>\n"
    }

    private func suite(_ outcome: Outcome, _ suite: Suite) -> String {
        let number = suite.cases.count
        return "  <testsuite name=\"\(outcome.rawValue)\""
            + counts(
                tests: number, failures: outcome == .held ? number : 0,
                errors: outcome == .unexamined ? number : 0, milliseconds: suite.milliseconds)
            + ">\n" + suite.cases.joined() + "  </testsuite>\n"
    }

    private func counts(tests: Int, failures: Int, errors: Int, milliseconds: Int) -> String {
        " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"0\""
            + " time=\"\(Self.seconds(milliseconds))\""
    }

    private func testcase(_ result: ScanResult) -> String {
        let outcome = result.verdict.outcome
        let start =
            "    <testcase classname=\"obstat.\(outcome.rawValue)\" name=\"\(name(result.path))\""
            + " time=\"\(Self.seconds(result.document.milliseconds))\""
        let text = lines(result)
        switch outcome {
        case .clear where text.isEmpty: return start + "/>\n"
        case .clear: return start + ">" + element("system-out", "", text) + "</testcase>\n"
        case .held: return start + ">" + element("failure", attributes(result), text) + "</testcase>\n"
        case .unexamined: return start + ">" + element("error", attributes(result), text) + "</testcase>\n"
        }
    }

    private func name(_ path: FileName) -> String {
        MarkupText.escaped(path.text) + (path.isValidUTF8 ? "" : " [\(path.hexadecimal)]")
    }

    private func attributes(_ result: ScanResult) -> String {
        let document = result.document
        var message = result.verdict.outcome.title(wording.language)
        let titles =
            document.findings.filter { $0.action >= .review }.map { wording.title($0) }
            + document.gaps.map { $0.reason.title(wording.language) }
        var seen: Set<String> = []
        let once = titles.filter { seen.insert($0).inserted }
        if !once.isEmpty { message += wording.colon + once.joined(separator: "; ") }
        let type = result.verdict.grounds.map(\.rawValue).joined(separator: " ")
        return " type=\"\(type.isEmpty ? result.verdict.outcome.rawValue : type)\""
            + " message=\"\(MarkupText.escaped(message))\""
    }

    /// One escaped line for each finding and gap.
    private func lines(_ result: ScanResult) -> String {
        let findings = wording.shown(result.document).map { finding in
            "[\(finding.action.name)] \(wording.line(finding, in: result))"
        }
        let gaps = result.document.gaps.map { "[\($0.reason.name)] \(wording.line($0, in: result))" }
        return (findings + gaps).map { MarkupText.escaped($0) + "\n" }.joined()
    }

    private func element(_ name: String, _ attributes: String, _ text: String) -> String {
        "<\(name)\(attributes)>\(text)</\(name)>"
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
