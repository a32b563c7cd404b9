import Documents
import Testing

@testable import Extraction

/// Office documents whose markup was damaged after it was written: read as far as it goes, and never silently.
@Suite struct OfficeDamageTests {
    private static let fixtures = [
        "ooxml/plain.docx", "ooxml/plain.xlsx", "ooxml/plain.pptx", "odf/plain.odt", "odf/plain.ods",
        "hidden/letter.docx", "hidden/workbook.xlsx", "hidden/slides.pptx", "hidden/letter.odt",
        "hidden/sheets.ods",
    ]

    private func members(of fixture: String) throws -> [(name: String, data: [UInt8])] {
        let bytes = try #require(FixtureFile.bytes(fixture))
        let archive = try ZipArchive(bytes[...])
        let extraction = Extraction(limits: ExaminationLimits(), onText: { _ in })
        return archive.entries.compactMap { entry in
            archive.data(of: entry, extraction: extraction, at: .document).map { (entry.name, Array($0)) }
        }
    }

    private func package(_ members: [(name: String, data: [UInt8])]) -> [UInt8] {
        var zip = ZipBuilder()
        zip.members = members.map { ZipBuilder.Member($0.name, $0.data) }
        return zip.build()
    }

    @Test(arguments: fixtures)
    func `bytes changed at random never stop the reading`(fixture: String) throws {
        let members = try members(of: fixture)
        var numbers = RepeatableNumbers(seed: 7)
        for _ in 0..<40 {
            var damaged = members
            for _ in 0..<4 {
                let member = Int.random(in: damaged.indices, using: &numbers)
                guard !damaged[member].data.isEmpty else { continue }
                let place = Int.random(in: damaged[member].data.indices, using: &numbers)
                damaged[member].data[place] = UInt8.random(in: 0...255, using: &numbers)
            }
            let reading = ReadDocument(package(damaged))
            #expect(!reading.texts.isEmpty)
        }
    }

    @Test(arguments: fixtures)
    func `numbers in the markup may be anything`(fixture: String) throws {
        let members = try members(of: fixture)
        let claims = ["-1", "0", "999999999999999999", "9223372036854775808", "1e308", "NaN", ""]
        for (index, claim) in claims.enumerated() {
            let damaged = members.map { member in
                (member.name, Self.replacingNumbers(in: member.data, with: claim, every: index + 2))
            }
            #expect(!ReadDocument(package(damaged)).texts.isEmpty)
        }
    }

    /// Every so manieth attribute value that is a number says something else.
    private static func replacingNumbers(in data: [UInt8], with claim: String, every: Int) -> [UInt8] {
        guard data.first == UInt8(ascii: "<") else { return data }
        var parts = String(decoding: data, as: UTF8.self).split(
            separator: "\"", omittingEmptySubsequences: false
        ).map(String.init)
        var count = 0
        for index in parts.indices where !parts[index].isEmpty && parts[index].allSatisfy(\.isNumber) {
            count += 1
            if count % every == 0 { parts[index] = claim }
        }
        return Array(parts.joined(separator: "\"").utf8)
    }

    @Test(arguments: [
        ("hidden/letter.docx", "word/document.xml"), ("hidden/workbook.xlsx", "xl/worksheets/sheet1.xml"),
        ("hidden/slides.pptx", "ppt/slides/slide1.xml"), ("hidden/letter.odt", "content.xml"),
        ("hidden/sheets.ods", "content.xml"),
    ])
    func `markup that breaks off is a gap`(fixture: String, name: String) throws {
        let cut = try members(of: fixture).map { member in
            (
                member.name,
                member.name == name ? Array(member.data.prefix(member.data.count / 2)) : member.data
            )
        }
        #expect(ReadDocument(package(cut)).reasons.contains(.corrupt))
    }
}
