import Documents
import Testing

@testable import Extraction

@Suite(.timeLimit(.minutes(20))) struct ArchiveDamageTests {
    /// Formats that end in a mark or know their length; an ar archive cut between two members is a whole one.
    static let cut = [
        "lzma.7z", "us.tar", "pax.tar", "newc.cpio", "odc.cpio", "plain.cab", "plain.lzh", "tar.bzip2",
        "tar.xz", "tar.zstd", "tar.lz4", "tar.lzip", "bzip2.zip",
    ]

    @Test(arguments: cut)
    func `an archive that is cut off is a gap or has lost nothing`(file: String) throws {
        let bytes = try #require(FixtureFile.bytes("archives/" + file))
        let whole = ReadDocument(bytes).content
        for length in stride(from: min(112, bytes.count / 2), to: bytes.count, by: max(1, bytes.count / 150))
        {
            let document = ReadDocument(Array(bytes.prefix(length)))
            #expect(!document.gaps.isEmpty || document.content == whole, "cut to \(length) bytes")
        }
    }

    /// Formats with checksums over content and names.
    static let changed = ["lzma.7z", "tar.bzip2", "tar.xz", "tar.lzip"]

    @Test(arguments: changed)
    func `a changed byte is a gap or changes nothing`(file: String) throws {
        let bytes = try #require(FixtureFile.bytes("archives/" + file))
        let whole = ReadDocument(bytes).content
        var random = RepeatableNumbers(seed: 20_261_128)
        for _ in 0..<150 {
            var damaged = bytes
            let index = Int.random(in: damaged.indices, using: &random)
            damaged[index] ^= UInt8.random(in: 1...255, using: &random)
            let document = ReadDocument(damaged)
            let isWhole = document.content.contains("A140404047") && document.content.contains("second file")
            #expect(!document.gaps.isEmpty || isWhole || document.content == whole, "byte \(index)")
        }
    }

    /// Not the CAB archive: on some damage libarchive 3.6 reads through a null pointer, which ends a confined child and
    /// holds the document, but would end this process, too.
    static let harmless = ArchiveTests.whole.filter { $0 != "plain.cab" }

    @Test(arguments: harmless + ["plain.ar", "plain.lzh", "tar.lz4", "tar.compress", "tar.lzma"])
    func `whatever the damage, reading ends`(file: String) throws {
        let bytes = try #require(FixtureFile.bytes("archives/" + file))
        var random = RepeatableNumbers(seed: 7)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = .random(
                    in: 0...255, using: &random)
            }
            _ = ReadDocument(damaged)
        }
    }
}
