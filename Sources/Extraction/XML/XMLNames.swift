import CXML

/// The names of one document, each known by number.
///
/// libxml2 keeps one copy of every name in the parser's dictionary, so a name met before is found by its address:
/// no string is made per element.
final class XMLNames {
    private var texts: [String] = []
    private var known: [XMLName] = []
    private var numbers: [UInt: Int32] = [:]

    func text(_ spelling: Int32) -> String { texts[Int(spelling)] }

    func name(_ spelling: Int32) -> XMLName { known[Int(spelling)] }

    /// The number of the name at that address, which must belong to the parser's dictionary.
    func spelling(_ address: UnsafePointer<xmlChar>) -> Int32 {
        let key = UInt(bitPattern: address)
        if let number = numbers[key] { return number }
        // The parser ends every name with a NUL.
        let text = unsafe String(cString: address)
        let number = Int32(texts.count)
        texts.append(text)
        known.append(XMLName.spelled[text] ?? .other)
        numbers[key] = number
        return number
    }
}
