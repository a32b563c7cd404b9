/// The bytes of a signature as a table is best read: numbers and text side by side.
struct Magic: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    let bytes: [UInt8]
    let offset: Int

    init(_ text: String, at offset: Int) {
        bytes = Array(text.utf8)
        self.offset = offset
    }

    init(stringLiteral text: String) {
        self.init(text, at: 0)
    }

    init(arrayLiteral pieces: Piece...) {
        bytes = pieces.flatMap(\.bytes)
        offset = 0
    }

    /// A byte or a text.
    struct Piece: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        let bytes: [UInt8]

        init(stringLiteral text: String) {
            bytes = Array(text.utf8)
        }

        init(integerLiteral byte: UInt8) {
            bytes = [byte]
        }
    }
}
