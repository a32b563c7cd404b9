import Documents
import Foundation
import Testing

@testable import Examination

@Suite struct FindingTests {
    private static let value = "A140404047"

    @Test func `a finding carries its rule's words and no value`() throws {
        let room = try Workroom(book: SampleRules.book(), arguments: [])
        let examined = try room.examine("身分證字號：\(Self.value)\n".utf8)
        #expect(examined.isAnswered)
        let finding = try #require(examined.document.findings.first)
        #expect(examined.document.findings.count == 1)
        #expect(finding.rule == SampleRules.nationalID)
        #expect(finding.packVersion == 4)
        #expect(finding.category == .personalNationalID)
        #expect(finding.action == .hold)
        #expect(finding.grounds == [.foi6])
        #expect(finding.location?.line == 1)
        #expect(!finding.excerpt.contains(Self.value))
        #expect(finding.fingerprint.count == 64)
        #expect(!"\(examined.document)".contains(Self.value))
        #expect(examined.document.rulesDigest == room.book.digest)
    }

    @Test func `the file's own name is examined`() throws {
        let room = try Workroom(book: SampleRules.book(), arguments: [])
        let examined = try room.examine("公開\n".utf8, name: Self.value + ".txt")
        #expect(examined.document.findings.map { $0.location?.kind } == [.fileName])
    }

    @Test func `equal values have equal fingerprints under one key, and other ones under another`() throws {
        let first = try Workroom(book: SampleRules.book(), arguments: [])
        let second = try Workroom(book: SampleRules.book(), arguments: [])
        let text = "\(Self.value)\n".utf8
        let one = try first.examine(text).document.findings.map(\.fingerprint)
        let again = try first.examine("號 \(Self.value)".utf8).document.findings.map(\.fingerprint)
        let other = try second.examine(text).document.findings.map(\.fingerprint)
        #expect(one.count == 1)
        #expect(one == again)
        #expect(one != other)
    }

    @Test func `findings beyond the limit are one gap`() throws {
        let room = try Workroom(book: SampleRules.book(), arguments: [])
        var limits = Workroom.limits
        limits.findings = 3
        let examined = try room.examine(String(repeating: "機密 公開資料\n", count: 10).utf8, limits: limits)
        #expect(examined.isAnswered)
        #expect(examined.document.findings.count == 3)
        #expect(examined.document.gaps.map(\.reason) == [.limit])
    }

    @Test func `a rule that does not compile is refused, and the old rules stay`() throws {
        let room = try Workroom(book: SampleRules.book(), arguments: [])
        let error = #expect(throws: ExaminerRefusal.self) {
            try room.examiner.replaceRules(SampleRules.book(pattern: "(unclosed"))
        }
        #expect(error?.code == .rules)
        #expect(error?.explanation.en.contains(SampleRules.nationalID) == true)
        #expect(try room.examine("\(Self.value)\n".utf8).document.findings.count == 1)
    }

    @Test func `replaced rules find what they say`() throws {
        let room = try Workroom(arguments: [])
        #expect(try room.examine("\(Self.value)\n".utf8).document.findings.isEmpty)
        try room.examiner.replaceRules(SampleRules.book())
        #expect(try room.examine("\(Self.value)\n".utf8).document.findings.count == 1)
    }
}
