import Documents
import Testing

@testable import Extraction

@Suite struct ArchiveTests {
    /// Archives of `b.txt` and `資料/名冊.txt`, as several programs write them.
    static let whole = [
        "lzma.7z", "ppmd.7z", "v7.tar", "us.tar", "pax.tar", "gnu.tar", "newc.cpio", "odc.cpio", "bin.cpio",
        "plain.cab", "bzip2.zip", "lzma.zip", "ppmd.zip", "xz.zip",
    ]

    @Test(arguments: whole)
    func `every member is read, and its name is text too`(file: String) throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/" + file)), name: file)
        #expect(document.gaps == [])
        #expect(document.text(at: "b.txt") == "second file")
        #expect(document.text(at: "資料/名冊.txt") == "身分證 A140404047")
        #expect(document.content.contains("資料/名冊.txt"))
    }

    @Test(arguments: ["bzip2", "xz", "lzma", "zstd", "lz4", "compress", "lzip"])
    func `a compressed archive is read through its compression`(compression: String) throws {
        let bytes = try #require(FixtureFile.bytes("archives/tar." + compression))
        let document = ReadDocument(bytes, name: "archive")
        #expect(document.gaps == [])
        #expect(document.text(at: "content", "資料/名冊.txt") == "身分證 A140404047")
    }

    @Test func `a RAR 5 archive is read, and ends with its own end mark`() {
        var archive = RARBuilder()
        archive.add("資料/名冊.txt", "身分證 A140404047".utf8)
        archive.add("b.txt", "second file".utf8)
        #expect(archive.bytes.suffix(8) == [0x1D, 0x77, 0x56, 0x51, 3, 5, 4, 0])
        let document = ReadDocument(archive.bytes, name: "a.rar")
        #expect(document.gaps == [])
        #expect(document.text(at: "資料/名冊.txt") == "身分證 A140404047")
        #expect(document.content.contains("資料/名冊.txt"))
        #expect(document.traits() == [])
        let more = ReadDocument(archive.bytes + Array("身分證 A140404047".utf8), name: "a.rar")
        #expect(more.traits() == [.trailingData])
        #expect(more.text(at: "after the archive") == "身分證 A140404047")
    }

    @Test(arguments: [false, true])
    func `one of several RAR files is a gap`(goesOn: Bool) {
        var archive = RARBuilder()
        archive.isVolume = true
        archive.goesOn = goesOn
        archive.add("b.txt", "second file".utf8)
        #expect(!ReadDocument(archive.bytes, name: "a.part1.rar").gaps.isEmpty)
    }

    @Test func `a disc image is read`() throws {
        let bytes = try #require(FixtureFile.bytes("archives/disc.iso.xz"))
        var limits = ExaminationLimits()
        limits.expansionRatio = 1_000
        let document = ReadDocument(bytes, name: "disc.iso.xz", limits: limits)
        #expect(document.gaps == [])
        #expect(document.text(at: "disc.iso", "資料/名冊.txt") == "身分證 A140404047")
    }

    @Test func `a disc image that lists its files twice is read by both lists`() throws {
        let bytes = try #require(FixtureFile.bytes("archives/joliet.iso.xz"))
        var limits = ExaminationLimits()
        limits.expansionRatio = 1_000
        let document = ReadDocument(bytes, name: "joliet.iso.xz", limits: limits)
        #expect(document.gaps == [])
        let files = document.texts.filter { String(decoding: $0.bytes, as: UTF8.self) == "身分證 A140404047" }
        #expect(files.count == 1)
        let names = document.texts.filter {
            $0.path.names.suffix(2) == ["joliet.iso", "b.txt"]
                && String(decoding: $0.bytes, as: UTF8.self) == "b.txt"
        }
        #expect(names.count == 2)
    }

    @Test(arguments: ["skippable.zst", "skippable.lz4"])
    func `a frame that readers skip is read`(file: String) throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/" + file)), name: file)
        #expect(document.gaps == [])
        #expect(document.text(at: "skippable frame") == "身分證 A140404047")
        #expect(document.text(at: "skippable")?.contains("公開") == true)
        #expect(document.traits() == [.trailingData])
    }

    @Test func `bytes between the members of an archive are read`() throws {
        let seven = ReadDocument(
            try #require(FixtureFile.bytes("archives/unclaimed.7z")), name: "unclaimed.7z")
        #expect(seven.text(at: "between the members") == "身分證 A140404047")
        #expect(seven.traits() == [.trailingData])
        let tar = ReadDocument(try #require(FixtureFile.bytes("archives/padding.tar")), name: "padding.tar")
        #expect(tar.segments.contains { $0.text == "身分證 A140404047" && $0.kind == .hidden })
    }

    /// Regression: libarchive reads from nowhere where a stored block claims another size than it has.
    @Test func `a cabinet whose blocks lie about their size is a gap`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/sizes.cab")), name: "sizes.cab")
        #expect(document.reasons == [.corrupt])
    }

    @Test func `words in a member's extra fields are read`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/words.zip")), name: "words.zip")
        #expect(document.gaps == [])
        #expect(document.segments.contains { $0.text.contains("備註 A140404047") && $0.kind == .comment })
    }

    @Test func `an archive within a database or a PDF is no damage of it`() throws {
        let document = ReadDocument(
            try #require(FixtureFile.bytes("archives/stored.zst")), name: "stored.zst")
        #expect(document.gaps == [])
    }

    @Test func `a document stored in an archive is its member only, and comments of the archive are read`()
        throws
    {
        let document = ReadDocument(
            try #require(FixtureFile.bytes("archives/stored.tar")), name: "stored.tar")
        #expect(document.gaps == [])
        #expect(document.traits() == [])
        #expect(document.segments.contains { $0.text == "承辦人身分證 A140404047" && $0.label == "comment" })
        #expect(document.text(at: "letter.docx") != nil)
    }

    @Test(arguments: ["plain.ar", "plain.lzh"])
    func `an archive of one file is read`(file: String) throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/" + file)), name: file)
        #expect(document.gaps == [])
        #expect(document.text(at: "b.txt") == "second file")
    }

    @Test func `the accounts that own the members are metadata`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/us.tar")))
        #expect(document.segments.contains { $0.text == "承辦科" && $0.label == "owner" })
        #expect(document.segments.contains { $0.text == "staff" && $0.label == "group" })
    }

    @Test(arguments: ["encrypted.7z", "hidden-names.7z", "aes.zip"])
    func `an encrypted archive is a gap`(file: String) throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/" + file)), name: file)
        #expect(document.reasons == [.encrypted])
    }

    @Test func `a method that nobody here knows is a gap`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/deflate64.zip")))
        #expect(document.gaps(at: "c.txt") == [.unsupported])
    }

    @Test func `links are findings, and a gap where they lead out`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("archives/links.tar")))
        #expect(document.traits(at: "inside") == [.linkMember])
        #expect(document.gaps(at: "inside") == [])
        #expect(document.traits(at: "outside") == [.linkMember])
        #expect(document.gaps(at: "outside") == [.notFollowed])
        #expect(document.text(at: "outside") == "/etc/passwd")
    }

    @Test func `bytes behind an archive are read and noticed`() throws {
        let archive = try #require(FixtureFile.bytes("archives/lzma.7z"))
        let document = ReadDocument(archive + Array("A123456789".utf8))
        #expect(document.traits(at: [String]()) == [.trailingData])
        #expect(document.text(at: "after the archive") == "A123456789")
    }

    @Test(arguments: ["us.tar", "newc.cpio", "tar.xz"])
    func `text behind an archive never passes unread`(file: String) throws {
        let archive = try #require(FixtureFile.bytes("archives/" + file))
        let document = ReadDocument(archive + Array("A123456789\n".utf8))
        #expect(document.gaps != [] || document.content.contains("A123456789"))
    }

    @Test func `one archive behind another is read`() throws {
        let archive = try #require(FixtureFile.bytes("archives/us.tar"))
        let other = try #require(FixtureFile.bytes("archives/links.tar"))
        let document = ReadDocument(archive + other)
        #expect(document.text(at: "outside") == "/etc/passwd")
    }
}
