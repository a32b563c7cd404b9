import Descriptors
import Documents
import Foundation
import Testing

@testable import Examination

/// What becomes of children that crash, hang, hoard, break out or lie: never a clear document, and never the end of the examiner.
@Suite struct HostileChildTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let fault: String
        let reason: CoverageReason
        let words: String
        var testDescription: String { fault }

        init(_ fault: String, _ reason: CoverageReason, _ words: String) {
            self.fault = fault
            self.reason = reason
            self.words = words
        }
    }

    static let crashes = [
        Case("trap", .crashed, "signal"),
        Case("memory", .crashed, "abruptly"),
        Case("stack", .crashed, "signal 11"),
        Case("exit", .crashed, "exit 7"),
        Case("needs", .crashed, "exit 98"),
    ]

    static let breakouts = [
        Case("open", .crashed, "exit 9"),
        Case("create", .crashed, "exit 9"),
        Case("socket", .crashed, "exit 9"),
        Case("fork", .crashed, "exit 9"),
        Case("write-document", .crashed, "exit 9"),
        Case("executable-memory", .crashed, "exit 9"),
        Case("exec", .crashed, "not allowed"),
        Case("kill", .crashed, "not allowed"),
        Case("become", .crashed, "not allowed"),
        Case("memfd", .crashed, "not allowed"),
    ]

    static let lies = [
        Case("garbage", .crashed, "malformed"),
        Case("flood", .crashed, "malformed"),
        Case("flood-findings", .crashed, "malformed"),
        Case("flood-gaps", .crashed, "malformed"),
        Case("huge-length", .crashed, "malformed"),
        Case("end-only", .crashed, "malformed"),
        Case("after-end", .crashed, "malformed"),
        Case("needs-after-end", .crashed, "malformed"),
        Case("garbage-after-end", .crashed, "malformed"),
        Case("half-frame-after-end", .crashed, "malformed"),
        Case("unknown-rule", .crashed, "malformed"),
        Case("unasked-text", .crashed, "malformed"),
        Case("no-end", .crashed, "incomplete"),
        Case("silence", .crashed, "incomplete"),
        Case("half-frame", .crashed, "incomplete"),
        Case("end-then-trap", .crashed, "signal"),
    ]

    @Test(arguments: crashes + breakouts + lies)
    func `a child that misbehaves is a death with its reason, and the next document is examined`(
        _ fault: Case
    ) throws {
        let room = try Workroom()
        let examined = try room.rehearse(fault.fault)
        #expect(!examined.isAnswered)
        let gap = try #require(examined.document.gaps.last)
        #expect(gap.reason == fault.reason)
        #expect(gap.detail.contains(fault.words), "\(gap.detail)")
        #expect(try room.examine("next".utf8).isAnswered)
    }

    @Test(arguments: ["busy", "sleep", "sleep-after-end"])
    func `a child that hangs is killed at its deadline`(_ fault: String) throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.wallMilliseconds = 300
        let examined = try room.rehearse(fault, limits: limits)
        #expect(!examined.isAnswered)
        #expect(examined.document.gaps.map(\.reason) == [.timeout])
        #expect(try room.examine("next".utf8).isAnswered)
    }

    @Test func `a child can't move the position at which its parent reads the document`() throws {
        let room = try Workroom()
        let document = try SealedMemory.make(Array((Workroom.magic + "seek").utf8), name: "document")
        lseek(document.number, 3, SEEK_SET)
        let examined = room.examiner.examine(
            descriptor: document.number, name: FileName("a.txt"), limits: Workroom.limits)
        #expect(examined.document.gaps.first?.detail.contains("exit 6") == true)
        #expect(lseek(document.number, 0, SEEK_CUR) == 3)
    }

    @Test func `what was found before a crash is kept, and the crash is a gap`() throws {
        let room = try Workroom(book: SampleRules.book())
        let examined = try room.rehearse("finding-then-trap")
        #expect(!examined.isAnswered)
        #expect(examined.document.findings.map(\.rule) == [SampleRules.nationalID])
        #expect(examined.document.gaps.map(\.reason) == [.crashed])
    }

    @Test func `a busy child is stopped by its processor time before its deadline`() throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.processorSeconds = 1
        let examined = try room.rehearse("busy", limits: limits)
        #expect(examined.document.gaps.map(\.reason) == [.timeout])
        #expect(examined.document.gaps.first?.detail.contains("processor") == true)
    }

    @Test func `a flood is cut off at once and its child ends, although its deadline is far`() throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.wallMilliseconds = 3_600_000
        _ = try room.rehearse("garbage-then-sleep", limits: limits)
        let server = try #require(ServerChildren.serverOfThisTest(room))
        ServerChildren.awaitNone(of: server)
    }
}
