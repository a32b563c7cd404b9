import Extraction
import Testing

/// PDFium itself, as `make` installs it.
@Suite struct PDFLibraryTests {
    @Test func `the library opens, and says which one it is`() {
        #expect(PDFLibrary.warm()?.hasPrefix("pdfium/") == true)
        #expect(PDFLibrary.warm() == PDFLibrary.warm())
    }

    @Test func `there is a font for Chinese text whose own is not in the file`() {
        #expect(PDFLibrary.fontDirectory != nil)
    }
}
