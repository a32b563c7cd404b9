import Documents
import Testing

@testable import Extraction

/// Needs Tesseract with its models; without them every picture of something is a gap.
@Suite(.enabled(if: TextReaders.isOpen, "Tesseract is not installed"))
struct PictureTextTests {
    private func read(_ name: String, limits: ExaminationLimits = ExaminationLimits()) throws -> ReadDocument
    {
        ReadDocument(try #require(FixtureFile.bytes("pictures/" + name)), limits: limits)
    }

    @Test(arguments: [
        ("stamped.jpg", "機密"), ("stamped-skewed.jpg", "密"), ("stamped-blue.jpg", "極機密"),
        ("stamped-over-text.jpg", "機密"), ("stamped-copy.jpg", "極機密"),
    ])
    func `a stamp stands on a line of its own`(name: String, marking: String) throws {
        let document = try read(name)
        #expect(document.segments.contains { $0.kind == .ocr && $0.text == marking })
        #expect(document.content.contains("A140404047"))
        #expect(document.gaps.isEmpty)
    }

    @Test func `a page that is not straight is read`() throws {
        let document = try read("skewed.png")
        #expect(document.content.contains("A140404047"))
        #expect(document.gaps.isEmpty)
    }

    @Test func `what was wiped out and left in the pixels is read, and told as hidden`() throws {
        let document = try read("wiped.png")
        #expect(document.content.contains("A140404047"))
        let text = try #require(document.texts.last)
        #expect(text.segments.allSatisfy { $0.concealment == .invisibleInk })
    }

    @Test func `a short line that the page's reader passes over is read`() throws {
        let lines = try read("marked-line.png").segments.map { $0.text.filter { !$0.isWhitespace } }
        #expect(lines.contains { $0 == "密等:密" || $0 == "密等：密" })
    }

    @Test(arguments: [
        "screenshot.png", "letters.jpg", "letters.bmp", "letters-565.bmp", "letters-masks.bmp",
        "letters-runs.bmp",
        "letters.heic", "letters.avif", "frames.gif", "frames.png", "frames.webp", "pages.tif",
    ])
    func `a number is read in every format and on every frame`(name: String) throws {
        let document = try read(name)
        #expect(document.content.contains("A140404047"))
        #expect(document.gaps.isEmpty)
    }

    @Test(arguments: ["letters-565.bmp", "letters-masks.bmp", "letters-runs.bmp"])
    func `a packed bitmap that breaks off is a gap`(name: String) throws {
        let bytes = try #require(FixtureFile.bytes("pictures/" + name))
        for end in [60, 150, bytes.count / 2, bytes.count - 3] {
            #expect(!ReadDocument(Array(bytes.prefix(end))).gaps.isEmpty, "\(end) bytes")
        }
    }

    @Test func `the first letter of a person's number may have been read as a digit`() {
        #expect(
            LookalikeDigits.personalNumbers(in: "身分證字號: 1245622758") == [
                "I245622758", "J245622758", "L245622758", "T245622758",
            ])
        #expect(LookalikeDigits.personalNumbers(in: "電話 0223456789").isEmpty)
        #expect(LookalikeDigits.personalNumbers(in: "身分證字號 3345622758 245622758").isEmpty)
    }

    @Test func `a picture without letters is no gap`() throws {
        #expect(try read("clouds.jpg").gaps.isEmpty)
        #expect(try read("white.jpg").gaps.isEmpty)
    }

    @Test func `more pictures than the limit are a gap`() throws {
        var limits = ExaminationLimits()
        limits.recognisedPages = 0
        #expect(try read("letters.jpg", limits: limits).reasons == [.limit])
        limits = ExaminationLimits()
        limits.recognitionSeconds = 0
        #expect(try read("letters.jpg", limits: limits).reasons == [.limit])
    }
}
