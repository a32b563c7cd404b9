import Documents
import Testing

@testable import Extraction

/// Pictures from `fixtures/pictures`; its README says how they were made.
@Suite struct PictureMetadataTests {
    private func picture(_ name: String) throws -> [UInt8] {
        try #require(FixtureFile.bytes("pictures/" + name))
    }

    private static let xmp = [
        "XCreator王", "XRights", "XCredit", "XSource", "XHead", "XInstr", "XUsage", "https://x.example/",
        "XLicensor",
        "XSupplier", "XPerson", "XCity", "x@example.com", "XAgent", "XAncestor",
    ]
    private static let exif = [
        "EArtist", "ECopyright", "EDesc", "E註解Comment", "E作者XP", "EXPComment", "EOwner", "ESerial1",
        "ELensSer",
        "EArea", "2026:01:02", "25.037500, 121.563700",
    ]
    private static let iptc = [
        "IByline", "ICredit", "I說明", "ICopy", "ISource", "IInstr", "IHead", "IContact",
    ]

    @Test(arguments: [
        ("fields.jpg", xmp + exif + iptc + ["CComment註"]), ("fields.png", xmp + exif + iptc + ["CComment註"]),
        ("fields.tif", xmp + exif + iptc), ("fields.jp2", xmp + exif + iptc),
        ("fields.gif", xmp + ["CComment註"]),
        ("fields.webp", xmp + exif), ("fields.heic", xmp + exif), ("fields.avif", xmp + exif),
    ])
    func `every field that holds words is read`(name: String, words: [String]) throws {
        let content = ReadDocument(try picture(name)).content
        for word in words { #expect(content.contains(word), "\(name): \(word)") }
    }

    @Test func `fields have exiv2's names, by which the rules know them`() throws {
        let labels = Set(ReadDocument(try picture("fields.jpg")).segments.compactMap(\.label))
        for label in [
            "Exif.Image.Artist", "Exif.Image.Copyright", "Exif.GPSInfo.GPSLatitude", "GPSPosition",
            "Iptc.Application2.Credit", "Xmp.dc.rights", "Xmp.photoshop.Credit", "Xmp.xmpRights.UsageTerms",
            "COM",
        ] {
            #expect(labels.contains(label), "\(label)")
        }
    }

    @Test func `a position and a name are traits`() throws {
        let traits = Self.traits(of: try picture("fields.jpg"))
        #expect(traits.contains(.position))
        #expect(traits.contains(.personalProperties))
        #expect(!Self.traits(of: try picture("white.jpg")).contains(.position))
    }

    @Test func `a preview that shows something else is a trait, and read`() throws {
        let other = try picture("other-thumbnail.jpg")
        #expect(Self.traits(of: other).contains(.otherThumbnail))
        #expect(!Self.traits(of: try picture("own-thumbnail.jpg")).contains(.otherThumbnail))
        let document = ReadDocument(other)
        #expect(document.content.contains("A140404047") || !document.gaps.isEmpty)
    }

    @Test func `a position that can't be read is a gap`() throws {
        let bytes = try picture("credited.jpg")
        let tag = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x82, 0x98]) })
        var located = bytes
        located.replaceSubrange(tag...tag + 1, with: [0x88, 0x25])
        #expect(!ReadDocument(located).gaps.isEmpty)
    }

    @Test func `what stands after the picture is read too`() throws {
        let bytes = try picture("white.jpg") + Array("\nA140404047 is left behind\n".utf8)
        #expect(ReadDocument(bytes).content.contains("A140404047"))
        #expect(Self.traits(of: bytes).contains(.trailingData))
    }

    @Test(arguments: ["white.jpg", "fields.png", "frames.gif", "fields.webp", "fields.heic", "pages.tif"])
    func `a picture that breaks off is a gap`(name: String) throws {
        let whole = try picture(name)
        for length in stride(from: whole.count / 4, to: whole.count - 8, by: max(97, whole.count / 7)) {
            #expect(!ReadDocument(Array(whole.prefix(length))).gaps.isEmpty, "\(length) bytes")
        }
    }

    @Test func `sizes that lie are not believed`() throws {
        var bytes = try picture("white.jpg")
        let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
        for offset in 5...8 { bytes[frame + offset] = 0xFF }
        #expect(!ReadDocument(bytes).gaps.isEmpty)
    }

    @Test func `more pixels than the limit are a gap`() throws {
        var limits = ExaminationLimits()
        limits.pixels = 10_000
        #expect(ReadDocument(try picture("white.jpg"), limits: limits).reasons.contains(.limit))
    }

    private static func traits(of bytes: [UInt8]) -> Set<Documents.Trait> {
        var traits: Set<Documents.Trait> = []
        let extraction = Extraction(
            limits: ExaminationLimits(), onText: { _ in }, onTrait: { traits.insert($0.trait) })
        extraction.readDocument(bytes, name: FileName("picture"))
        return traits
    }
}
