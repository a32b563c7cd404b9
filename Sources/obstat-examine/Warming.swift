import Extraction
import Frames

/// What must have happened once before the first fork.
///
/// Libraries load tables, plug-ins and fonts when first used. In a confined child that fails, and some of them then
/// give no text and no error (glibc's converters among them).
struct Warming {
    /// Name and version of the library that reads PDF; `nil` where there is none or it was not opened.
    private(set) var pdf: String?
    /// Name and version of the library that reads text in pictures; `nil` where there is none or it was not opened.
    private(set) var pictures: String?

    /// Directories that children must be able to read.
    static let readable = [PDFLibrary.fontDirectory, TextReaders.modelDirectory].compactMap { $0 }

    /// Opens what is asked for; where a library is missing, documents of its format become gaps.
    ///
    /// What ``Equipment/plain`` has is open in a process that was split off another.
    ///
    /// - Throws: a refusal where the machine lacks a converter: text in that encoding would pass unread.
    static func perform(_ equipment: Equipment) throws(ServerRefusal) -> Warming {
        equipment.isAllThereIs()
        var warming = Warming()
        switch equipment {
        case .plain: try warmPlain()
        case .pages: warming.warmPages()
        case .recognition:
            warming.warmPages()
            warming.pictures = TextReaders.warm()
        }
        return warming
    }

    private static func warmPlain() throws(ServerRefusal) {
        let lacking = TextDecoders.warm() + ArchiveHandle.warm()
        guard lacking.isEmpty else {
            throw ServerRefusal(.canary, "no converter: " + lacking.joined(separator: ", "))
        }
        XMLReading.warm()
        SQLiteDatabase.warm()
        PictureFields.warm()
        TextReaders.prepareLock()
    }

    private mutating func warmPages() {
        pdf = PDFLibrary.warm()
        PictureDecoder.warm()
    }
}
