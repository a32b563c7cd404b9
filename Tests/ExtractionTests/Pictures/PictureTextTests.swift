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
    ])
    func `a stamp stands on a line of its own`(name: String, marking: String) throws {
        let document = try read(name)
        #expect(document.segments.contains { $0.kind == .ocr && $0.text == marking })
        #expect(document.content.contains("A140404047"))
        #expect(document.gaps.isEmpty)
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
