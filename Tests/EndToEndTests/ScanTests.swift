import Documents
import Foundation
import Glibc
import ObstatTestSupport
import Testing

/// `obstat scan` as a program: what it prints, and how it ends.
@Suite struct ScanTests {
    private func scan(
        _ bench: GateBench, _ arguments: RawPath..., input: [UInt8] = []
    ) throws -> (results: [[String: Any]], ending: RunningProgram.Ending?) {
        let program = try bench.obstat(["scan", "--format", "jsonl"] + arguments, input: input)
        let results = try program.output.split(separator: UInt8(ascii: "\n")).map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        }
        return (results, program.ending)
    }

    /// A bench with documents in `in/`, no daemon.
    private func bench() throws -> (GateBench, (String) -> RawPath) {
        let bench = try GateBench()
        try bench.folder.makeFolder("in")
        try bench.folder.write(Sample.clean(), to: "in/clean.txt")
        try bench.folder.write(Sample.held(), to: "in/held.txt")
        try bench.folder.write([0, 1, 2, 3, 250, 251], to: "in/unknown.bin")
        return (bench, { RawPath(Array((bench.path("in") + "/" + $0).utf8)) })
    }

    @Test func `the exit status says the worst that was found`() throws {
        let (bench, path) = try bench()
        #expect(try scan(bench, path("clean.txt")).ending == .exited(0))
        #expect(try scan(bench, path("clean.txt"), path("held.txt")).ending == .exited(1))
        #expect(try scan(bench, path("clean.txt"), path("unknown.bin")).ending == .exited(3))
        #expect(try scan(bench, path("held.txt"), path("unknown.bin")).ending == .exited(1))
        #expect(try scan(bench, path("missing.txt")).ending == .exited(3))
        #expect(try bench.obstat(["scan"]).ending == .exited(2))
        #expect(try bench.obstat(["scan", "--no-such-option", path("clean.txt")]).ending == .exited(2))
        #expect(
            try bench.obstat(["scan", "--rules", "/nonexistent", path("clean.txt")]).ending == .exited(2))
    }

    @Test func `results stand in the order of the command line, however many are examined at a time`() throws
    {
        let (bench, _) = try bench()
        var expected: [String] = []
        for number in 0..<60 {
            let name = "in/\(number).txt"
            // The first ones take longest.
            try bench.folder.write(
                String(repeating: Sample.clean(number), count: number < 4 ? 3_000 : 1),
                to: RawPath(stringLiteral: name))
            expected.append(bench.path(name))
        }
        let program = try bench.obstat(
            ["scan", "--format", "jsonl", "--jobs", "4"] + expected.map { RawPath(Array($0.utf8)) })
        let paths = try program.output.split(separator: UInt8(ascii: "\n")).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return object?["path"] as? String
        }
        #expect(paths == expected)
        #expect(
            program.ending == .exited(0) && program.lines.isEmpty, "nothing on standard error: it is a pipe")
    }

    @Test func `standard input is a document`() throws {
        let (bench, _) = try bench()
        let held = try scan(bench, "-", input: Array(Sample.held().utf8))
        #expect(held.ending == .exited(1) && held.results.first?["path"] as? String == "-")
        #expect(held.results.first?["bytes"] as? Int == Sample.held().utf8.count)
        #expect(try scan(bench, "-", input: Array(Sample.clean().utf8)).ending == .exited(0))
    }

    @Test func `a folder is walked in order, links in it are not followed and are said`() throws {
        let (bench, path) = try bench()
        try bench.folder.makeFolder("in/below")
        try bench.folder.write(Sample.clean(), to: "in/below/deep.txt")
        try bench.folder.symlink(to: "/etc", as: "in/below/link")
        try bench.folder.makePipe("in/below/pipe")
        let found = try scan(bench, path("below"))
        #expect(
            found.results.map { ($0["path"] as? String)?.split(separator: "/").last } == [
                "deep.txt", "link", "pipe",
            ])
        #expect(found.results.map { $0["verdict"] as? String } == ["clear", "unexamined", "unexamined"])
        let reasons = found.results.map { ($0["coverage"] as? [[String: Any]])?.first?["reason"] as? String }
        #expect(reasons == [nil, "notFollowed", "unsupported"])
        #expect(found.ending == .exited(3))
        #expect(try scan(bench, path("below/link")).ending == .exited(3))
    }

    @Test(.enabled(if: geteuid() != 0, "root reads everything"))
    func `an unreadable file is not clear`() throws {
        let (bench, path) = try bench()
        try bench.folder.setMode("in/clean.txt", 0o000)
        let found = try scan(bench, path("clean.txt"))
        #expect(found.ending == .exited(3) && found.results.first?["verdict"] as? String == "unexamined")
    }

    @Test func `a path that is no text is scanned, and carried whole`() throws {
        let (bench, _) = try bench()
        let name: [UInt8] = [0x61, 0xFF, 0x62, 0x2E, 0x74, 0x78, 0x74]
        try bench.folder.write(Sample.held(), to: RawPath(Array("in/".utf8) + name))
        let typed = RawPath(Array((bench.path("in") + "/").utf8) + name)
        let found = try scan(bench, typed)
        #expect(found.results.first?["bytes"] as? Int == Sample.held().utf8.count)
        #expect(
            found.results.first?["pathHex"] as? String
                == typed.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        #expect(found.ending == .exited(1))
    }

    @Test func `a report appears under its name only when it is whole, and holds no value`() throws {
        let (bench, path) = try bench()
        let report = path("report.jsonl")
        let program = try bench.obstat([
            "scan", "--format", "jsonl", "--output", report, path("held.txt"), path("clean.txt"),
        ])
        #expect(program.ending == .exited(1) && program.output.isEmpty)
        let text = String(decoding: try bench.folder.read("in/report.jsonl"), as: UTF8.self)
        #expect(text.split(separator: "\n").count == 2 && !text.contains(Sample.identity))
        #expect(!bench.folder.exists("in/report.jsonl.part"))
        #expect(
            try bench.obstat(["scan", "--output", "/nonexistent/report", path("clean.txt")]).ending
                == .exited(2))
    }
}
