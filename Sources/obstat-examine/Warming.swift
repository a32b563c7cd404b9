import Extraction

/// What must have happened once before the first fork.
///
/// Libraries load tables, plug-ins and fonts when first used. In a confined child that fails, and some of them then
/// give no text and no error (glibc's converters among them).
enum Warming {
    static func perform() {
        XMLReading.warm()
        _ = PDFLibrary.warm()
    }
}
