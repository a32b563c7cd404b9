/// Goes through a file's bytes from one object to the next, without its cross-reference tables.
struct PDFScan {
    private(set) var objects: [PDFIndirectObject] = []
    /// The last trailer.
    private(set) var trailer = PDFDictionary()

    private var tokens: PDFTokens

    init(_ bytes: [UInt8], at position: Int = 0) {
        tokens = PDFTokens(bytes, at: position)
    }

    mutating func run() {
        while tokens.position < tokens.bytes.count {
            if let object = object() {
                objects.append(object)
            } else if tokens.skip("trailer"), let dictionary = tokens.value()?.dictionary {
                trailer = dictionary
            } else {
                tokens.position += 1
            }
        }
    }

    private mutating func object() -> PDFIndirectObject? {
        let start = tokens.position
        guard let number = tokens.wholeNumber(), tokens.wholeNumber() != nil, tokens.skip("obj") else {
            tokens.position = start
            return nil
        }
        let value = tokens.value() ?? .null
        var object = PDFIndirectObject(number: number, range: start..<tokens.position, value: value)
        guard tokens.skip("stream") else { return object }
        tokens.skipLineEnd()
        let end = endOfStream(length: object.dictionary?["Length"]?.integer)
        object.stream = tokens.position..<end
        tokens.position = end
        _ = tokens.skip("endstream")
        object.range = start..<tokens.position
        return object
    }

    /// Where the stream ends: after its length where that is right, and before the keyword otherwise.
    private func endOfStream(length: Int?) -> Int {
        let bytes = tokens.bytes
        if let length, length >= 0, length <= bytes.count - tokens.position {
            var after = tokens
            after.position += length
            if after.skip("endstream") { return tokens.position + length }
        }
        var position = tokens.position
        while let next = bytes[position...].firstIndex(of: UInt8(ascii: "e")) {
            if bytes[next...].has("endstream") { return next }
            position = next + 1
        }
        return bytes.count
    }
}
