/// The header of a mail or of a part: its fields, and where the body begins.
struct HeaderBlock {
    private(set) var fields: [HeaderField] = []
    /// What stands after the empty line, or after the last line that could be a field.
    private(set) var body: ArraySlice<UInt8>
    /// Whether an empty line, or the end, and nothing else ends the header.
    private(set) var endsCleanly = true

    private static let mostFields = 10_000

    init(_ bytes: ArraySlice<UInt8>) {
        var lines = RawLines(bytes)
        body = bytes[bytes.endIndex...]
        var number: Int32 = 0
        var current: (name: String, value: [UInt8], line: Int32)?
        while let line = lines.next() {
            number += 1
            if line.text.isEmpty {
                body = lines.rest
                break
            }
            if line.text.first == 0x20 || line.text.first == 0x09, current != nil {
                current?.value += line.text
                continue
            }
            guard let name = Self.name(of: line.text), fields.count < Self.mostFields else {
                // Without an empty line the body begins with what is no field.
                endsCleanly = false
                body = bytes[line.text.startIndex...]
                break
            }
            finish(&current)
            current = (
                name, Array(line.text.dropFirst(name.utf8.count).drop { $0 != 0x3A }.dropFirst()), number
            )
        }
        finish(&current)
    }

    private mutating func finish(_ field: inout (name: String, value: [UInt8], line: Int32)?) {
        guard let done = field else { return }
        fields.append(HeaderField(name: done.name, rawValue: Array(done.value.trimmed), line: done.line))
        field = nil
    }

    /// The name before the colon: printable ASCII, perhaps with a blank after it.
    static func name(of line: ArraySlice<UInt8>) -> String? {
        let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
        guard !name.isEmpty, name.count <= 200,
            line.dropFirst(name.count).drop(while: { $0 == 0x20 || $0 == 0x09 }).first == 0x3A
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// The values of every field of that name (lower-case).
    func values(_ key: String) -> [[UInt8]] {
        fields.filter { $0.key == key }.map(\.rawValue)
    }
}
