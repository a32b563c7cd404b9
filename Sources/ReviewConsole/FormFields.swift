/// What a form has sent: names with their values, in order (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
    private static let maximum = 2_000

    private let fields: [(name: String, value: String)]

    static let none = FormFields([])

    /// Bytes that are no form make no fields; what is not UTF-8 gets U+FFFD.
    init(_ bytes: [UInt8]) {
        fields = bytes.split(separator: UInt8(ascii: "&"), maxSplits: Self.maximum).prefix(Self.maximum).map {
            pair in
            let pieces = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(pieces[0]), pieces.count > 1 ? Self.decoded(pieces[1]) : "")
        }
    }

    /// The first value of that name.
    subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// The first value of that name without spaces around it; `nil` where nothing is left.
    func text(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let trimmed = value.replacing("\r\n", with: "\n").trimmingPrefix { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }
        return end.map { String(trimmed[...$0]) }
    }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    var isEmpty: Bool { fields.isEmpty }

    private static func decoded(_ bytes: some Sequence<UInt8>) -> String {
        var decoded: [UInt8] = []
        var iterator = Array(bytes)[...]
        while let byte = iterator.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard iterator.count >= 2,
                    let value = UInt8(String(decoding: iterator.prefix(2), as: UTF8.self), radix: 16)
                else {
                    decoded.append(byte)
                    continue
                }
                iterator = iterator.dropFirst(2)
                decoded.append(value)
            default: decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
