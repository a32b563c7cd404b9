import Documents
import Foundation
import Testing

/// 240 records of the Executive Yuan Gazette: public text full of names, numbers and statutes.
@Suite(
    .enabled(if: CleanCorpus.isThere, "../shared/corpus is not beside the project"), .timeLimit(.minutes(20)))
struct CleanCorpusTests {
    /// A record that prints a private person's address or number is rightly held, so the rate is not nought.
    @Test func `no rule holds more than one record in a hundred`() throws {
        let records = try CleanCorpus.records()
        #expect(records.count == 240)
        let rules = try ShippedRules.shared.get()
        var held: [String: Int] = [:]
        for record in records {
            for rule in Set(rules.judge(Case.lines(record)).stopping.map(\.rule)) {
                held[rule, default: 0] += 1
            }
        }
        #expect(held.filter { $0.value * 100 > records.count } == [:])
        #expect(held.values.reduce(0, +) <= 5)
    }
}

enum CleanCorpus {
    private static let archive = Project.shared + "/corpus/gazette.tar.gz"

    static var isThere: Bool { FileManager.default.fileExists(atPath: archive) }

    /// The texts of all records, unpacked into a folder that is removed again.
    static func records() throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gazette-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/tar")
        tar.arguments = ["-xzf", archive, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".txt")
        }
        return try files.sorted().map { file in
            String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
        }
    }
}
