import CPDFium
import Glibc

/// PDFium, opened once in the life of a process.
package enum PDFLibrary {
    /// The build that `Sources/CPDFium/fetch.sh` pins by hash.
    static let version = "pdfium/8149"

    /// One CJK font for text whose own font is not in the file (Debian's fonts-wqy-microhei), or `nil` where it
    /// is not installed.
    ///
    /// It must have Latin letters and digits too: PDFium drops a text object of glyphs that its font lacks, without a
    /// word, and a writer may set every digit as an object of its own.
    ///
    /// A confined process must keep read access to it. One font and no search of the system's fonts: that is 5 to
    /// 100 times faster on small files and loses no text.
    package static var fontDirectory: String? {
        let directory = "/usr/share/fonts/truetype/wqy"
        return unsafe access(directory, R_OK) == 0 ? directory : nil
    }

    /// Opens the library and its font; to be called before the process is confined.
    ///
    /// - Returns: name and version for reports, or `nil` where the library is missing or does not start: every PDF
    ///   is a gap then.
    package static func warm() -> String? {
        guard isOpen else { return nil }
        enter()
        defer { leave() }
        readSpecimen()
        return version
    }

    /// Whether PDFium can be called; the first question opens it.
    static var isOpen: Bool {
        Equipment.pages.mustBeAtHand()
        return isInstalled
    }

    private static let isInstalled: Bool = candidates.contains { open($0) }

    /// Waits until no other thread uses PDFium; each call is paired with ``leave()``.
    static func enter() { CPDFium_enter() }

    static func leave() { CPDFium_leave() }

    private static func open(_ path: String) -> Bool {
        guard unsafe access(path, R_OK) == 0 else { return false }
        // SAFETY: both strings live through the call; the library is opened before any other function of it is called.
        return unsafe CPDFium_open(path, fontDirectory) == nil
    }

    /// Where the library may stand, first match first.
    ///
    /// `OBSTAT_PDFIUM` is for tests and the Makefile. It is no way in for a stranger: whoever sets an examiner's
    /// environment is the daemon, or the user of `obstat scan`, who can run any code under that account anyway.
    private static var candidates: [String] {
        var paths: [String] = []
        // SAFETY: the string is copied before anything can change the environment.
        if let named = unsafe getenv("OBSTAT_PDFIUM") { paths.append(unsafe String(cString: named)) }
        let executable = executablePath
        if let directory = parent(of: executable) {
            paths += ["\(directory)/libpdfium.so", "\(directory)/../lib/obstat/libpdfium.so"]
        }
        paths += ["/usr/lib/obstat/libpdfium.so", "/usr/local/lib/obstat/libpdfium.so"]
        let build = executable.split(separator: "/", omittingEmptySubsequences: false)
        if let index = build.lastIndex(of: ".build") {
            paths.append(build[...index].joined(separator: "/") + "/libpdfium.so")
        }
        return paths
    }

    /// The running program's own file, links resolved; empty where the kernel does not tell.
    private static var executablePath: String {
        // SAFETY: realpath allocates its result, which is copied and freed here.
        guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return String(path[..<slash])
    }

    /// Reads a page whose font is not in the file, so that PDFium finds and opens the CJK font now.
    private static func readSpecimen() {
        let specimen = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
            4 0 obj <</Length 31>> stream
            BT /F 9 Tf 9 9 Td <5BC6> Tj ET 
            endstream endobj
            5 0 obj <</Type/Font/Subtype/Type0/BaseFont/A/Encoding/UniCNS-UTF16-H/DescendantFonts[6 0 R]>> endobj
            6 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo
            <</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>/FontDescriptor 7 0 R>> endobj
            7 0 obj <</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 9 9]>> endobj
            trailer <</Root 1 0 R>>
            """
        unsafe Array(specimen.utf8).withUnsafeBufferPointer { bytes in
            guard let document = unsafe try? PDFDocument(bytes), let page = document.page(0) else { return }
            _ = page.text()
        }
    }
}
