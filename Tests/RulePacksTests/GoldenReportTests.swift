import Documents
import Foundation
import RulePacks
import Testing

/// Every kind of refusal, as a person reads it: `Golden/<name>.yaml` is a pack, `<name>.expected` its report.
///
/// With `OBSTAT_WRITE_GOLDEN=1` in the environment the reports are written anew, to be looked at with `git diff`.
@Suite struct GoldenReportTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "Golden")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test func `there are golden reports`() {
        #expect(Self.names.count >= 20)
    }

    @Test(arguments: names)
    func `a faulty pack is reported with place, line, caret and hint`(_ name: String) throws {
        let report = try report(on: name)
        let file = Self.folder.appending(path: name + ".expected")
        if ProcessInfo.processInfo.environment["OBSTAT_WRITE_GOLDEN"] != nil {
            try report.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("the report on \(name) was written, not compared")
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == report)
    }

    /// The report in both languages, with the temporary directory's name taken out.
    private func report(on name: String) throws -> String {
        let bench = try Workbench()
        let pack = try Data(contentsOf: Self.folder.appending(path: name + ".yaml"))
        try bench.write("rules/\(name).yaml", bytes: pack)
        return bench.problems()
            .flatMap { [$0.rendered(language: .en), $0.rendered(language: .zhTW)] }
            .joined(separator: "\n\n")
            .replacing(bench.shipped, with: "rules") + "\n"
    }
}
