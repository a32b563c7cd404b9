import Extraction
import Frames

/// What must have happened once before the first fork.
///
/// Libraries load tables, plug-ins and fonts when first used. In a confined child that fails, and some of them then
/// give no text and no error (glibc's converters among them).
struct Warming {
    /// Name and version of the library that reads PDF, or `nil` where there is none.
    let pdf: String?
    /// Name and version of the library that reads text in pictures, or `nil` where there is none.
    let pictures: String?
    /// Directories that children must be able to read.
    let readable: [String]

    /// Opens everything; where a library is missing, documents of its format become gaps.
    ///
    /// - Throws: a refusal where the machine lacks a converter: text in that encoding would pass unread.
    static func perform() throws(ServerRefusal) -> Warming {
        let lacking = TextDecoders.warm() + ArchiveHandle.warm()
        guard lacking.isEmpty else {
            throw ServerRefusal(.canary, "no converter: " + lacking.joined(separator: ", "))
        }
        XMLReading.warm()
        SQLiteDatabase.warm()
        return Warming(
            pdf: PDFLibrary.warm(), pictures: TextReaders.warm(),
            readable: [PDFLibrary.fontDirectory, TextReaders.modelDirectory].compactMap { $0 })
    }
}
