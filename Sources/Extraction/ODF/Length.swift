/// A length as OpenDocument writes it: `2.54cm`, `1in`, `12pt`.
struct Length {
    let points: Double

    /// Points in each unit (XSL 1.1, 5.9.13).
    private static let units: [String: Double] = [
        "pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12, "px": 0.75,
    ]

    /// - Returns: `nil` where there is no such length.
    init?(_ text: ArraySlice<UInt8>?) {
        guard let text, text.count <= 32, text.count > 2,
            let unit = Self.units[String(decoding: text.suffix(2), as: UTF8.self)],
            let number = Double(String(decoding: text.dropLast(2), as: UTF8.self)), number.isFinite
        else { return nil }
        points = number * unit
    }
}
