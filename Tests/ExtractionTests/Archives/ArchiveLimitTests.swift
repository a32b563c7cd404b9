import Documents
import Testing

@testable import Extraction

@Suite struct ArchiveLimitTests {
    @Test func `a compressed file that expands beyond the ratio stops`() throws {
        let bytes = try #require(FixtureFile.bytes("archives/disc.iso.xz"))
        var limits = ExaminationLimits()
        limits.expandedBytes = 100_000
        #expect(ReadDocument(bytes, limits: limits).gaps(at: [String]()).contains(.limit))
    }

    @Test func `the members of an archive count together`() throws {
        let bytes = try #require(FixtureFile.bytes("archives/us.tar"))
        var limits = ExaminationLimits()
        limits.members = 1
        let document = ReadDocument(bytes, limits: limits)
        #expect(document.reasons == [.limit])
        #expect(document.text(at: "b.txt") == "second file")
    }

    @Test func `what its members expand to counts together`() throws {
        let bytes = try #require(FixtureFile.bytes("archives/lzma.7z"))
        var limits = ExaminationLimits()
        limits.expandedBytes = 15
        #expect(ReadDocument(bytes, limits: limits).reasons.contains(.limit))
    }

    @Test func `compressed files inside one another stop at the depth`() {
        var bytes = GzipTests.member("innermost")
        for _ in 0..<12 { bytes = GzipTests.member(bytes) }
        let document = ReadDocument(bytes)
        #expect(document.reasons == [.limit])
        #expect(!document.content.contains("innermost"))
    }
}
