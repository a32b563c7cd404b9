import Documents
import Foundation
import Reports
import Testing

/// Each format as it is, in `Golden/<language>.<format>`: English with everything explained, Chinese without.
///
/// With `OBSTAT_WRITE_GOLDEN=1` in the environment the reports are written anew, to be looked at with `git diff`.
@Suite struct GoldenReportTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "Golden")

    @Test(arguments: ReportFormat.allCases, Language.allCases)
    func `a report is exactly this`(_ format: ReportFormat, _ language: Language) throws {
        let report = Data(Sample.report(format, language, explains: language == .en).utf8)
        let file = Self.folder.appending(path: "\(language.rawValue).\(format.rawValue)")
        if ProcessInfo.processInfo.environment["OBSTAT_WRITE_GOLDEN"] != nil {
            try report.write(to: file)
            Issue.record("\(file.lastPathComponent) was written, not compared")
        }
        #expect(try Data(contentsOf: file) == report)
    }

    @Test(arguments: ReportFormat.allCases)
    func `a scan of nothing is a report too`(_ format: ReportFormat) throws {
        let report = Sample.report(format, of: [])
        #expect(format == .jsonl ? report.isEmpty : !report.isEmpty)
        if format == .sarif { _ = try JSONSerialization.jsonObject(with: Data(report.utf8)) }
    }

    @Test(arguments: ReportFormat.allCases)
    func `a gap is told beside the findings in every format`(_ format: ReportFormat) {
        let report = Sample.report(format)
        for detail in ["needs a password", "over 100 members", "after 60 s", "a link out of the document"] {
            #expect(report.contains(detail))
        }
    }
}
