import Documents
import Foundation
import Matching
import RulePacks
import Testing

/// Files that are not what a rule directory should hold.
@Suite struct RuleFileTests {
    @Test func `a missing directory is refused, with what to do`() throws {
        let bench = try Workbench()
        let problem = try #require(bench.problems().first)
        #expect(problem.message.en == "there is no such rule directory")
        #expect(problem.hint?.en.contains("--rules") == true)
    }

    @Test func `a file in place of the directory is refused`() throws {
        let bench = try Workbench()
        try bench.write("rules", "not a directory")
        #expect(bench.messages().contains("error: not a directory"))
    }

    @Test func `a missing overlay directory is refused when it was asked for`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        #expect(bench.messages(withOverlay: true) == ["error: there is no such rule directory"])
    }

    @Test func `a file of ten megabytes is refused unread`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/big.yaml", bytes: Data(repeating: UInt8(ascii: "#"), count: 10 << 20))
        #expect(bench.messages() == ["error: larger than 1024 KiB"])
    }

    @Test func `text that is not UTF-8 is refused with its line`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", bytes: Data("pack: a\nversion: 1\n# ".utf8) + [0xB1, 0x4B])
        let problem = try #require(bench.problems().first)
        #expect(problem.message.en == "not valid UTF-8")
        #expect(problem.hint?.en == "from line 3 on; save it as UTF-8")
    }

    @Test func `a byte order mark is no fault`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", "\u{FEFF}" + Workbench.pack("a"))
        #expect(bench.messages() == [])
    }

    @Test func `Windows line ends do not shift the lines of a report`() throws {
        let bench = try Workbench()
        let pack = Workbench.pack("a", extra: "    colour: red").replacing("\n", with: "\r\n")
        try bench.write("rules/a.yaml", pack)
        let problem = try #require(bench.problems().first)
        #expect(problem.line == 10 && problem.column == 5)
        #expect(problem.sourceLine == "    colour: red")
    }

    @Test func `a link out of the directory is refused, a link within is followed`() throws {
        let bench = try Workbench()
        try bench.write("outside.yaml", Workbench.pack("outside", id: "out.side"))
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: bench.shipped + "/link.yaml", withDestinationPath: "../outside.yaml")
        #expect(bench.messages() == ["error: a link that leads out of the rule directory"])
        try manager.removeItem(atPath: bench.shipped + "/link.yaml")
        try manager.createSymbolicLink(atPath: bench.shipped + "/same.yaml", withDestinationPath: "a.yaml")
        #expect(bench.messages().contains { $0.contains("there is a rule 'a.number' already") })
    }

    @Test func `a named pipe does not hang the loading`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        let made = unsafe mkfifo(bench.shipped + "/pipe.yaml", 0o600)
        #expect(made == 0)
        #expect(bench.messages() == ["error: not a regular file"])
    }

    @Test func `folders too deep are refused`() throws {
        let bench = try Workbench()
        let folders = Array(repeating: "d", count: 12).joined(separator: "/")
        try bench.write("rules/\(folders)/a.yaml", Workbench.pack("a"))
        #expect(bench.messages().contains("error: more than 8 folders deep"))
    }

    @Test func `a pack named yml is not read, and that is said`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/b.yml", Workbench.pack("b", id: "b.number"))
        #expect(bench.messages() == ["warning: files named .yml are not read"])
        #expect(try bench.load().set.rules.count == 1)
    }

    @Test func `an unreadable file is refused`() throws {
        let bench = try Workbench()
        try bench.write("rules/a.yaml", Workbench.pack("a"))
        try bench.write("rules/b.yaml", bytes: Data("a: \u{1}\n".utf8))
        #expect(bench.messages() == ["error: holds control characters that YAML does not allow"])
    }
}
