extension PDFObject {
    /// The value as it is written in a file.
    var written: [UInt8] {
        switch self {
        case .null: Array("null".utf8)
        case .boolean(let value): Array((value ? "true" : "false").utf8)
        case .number(let number): Array((Int(exactly: number).map { String($0) } ?? String(number)).utf8)
        case .name(let name): Self.written(name: name)
        case .string(let bytes): Array("<".utf8) + bytes.flatMap(Self.digits) + Array(">".utf8)
        case .array(let values): Array("[".utf8) + values.flatMap { $0.written + [0x20] } + Array("]".utf8)
        case .dictionary(let dictionary):
            Array("<<".utf8)
                + dictionary.entries.flatMap { Self.written(name: $0.key) + [0x20] + $0.value.written }
                + Array(">>".utf8)
        case .reference(let number): Array("\(number) 0 R".utf8)
        }
    }

    private static func written(name: String) -> [UInt8] {
        Array("/".utf8)
            + name.utf8.flatMap { byte in
                let isPlain = byte > 0x20 && byte < 0x7F && !byte.isPDFDelimiter && byte != UInt8(ascii: "#")
                return isPlain ? [byte] : [UInt8(ascii: "#")] + digits(byte)
            }
    }

    private static func digits(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
