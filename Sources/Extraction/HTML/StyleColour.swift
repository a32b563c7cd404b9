/// A colour of a style sheet in one spelling.
enum StyleColour: Equatable {
    /// Red, green and blue of 255 each.
    case opaque(UInt32)
    case transparent

    static let white = StyleColour.opaque(0xFFFFFF)

    private static let names: [String: UInt32] = [
        "white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF,
        "yellow": 0xFFFF00, "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080,
        "maroon": 0x800000, "teal": 0x008080, "olive": 0x808000, "purple": 0x800080, "lime": 0x00FF00,
        "aqua": 0x00FFFF, "cyan": 0x00FFFF, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "orange": 0xFFA500,
        "ivory": 0xFFFFF0, "snow": 0xFFFAFA, "whitesmoke": 0xF5F5F5, "ghostwhite": 0xF8F8FF,
        "windowtext": 0, "window": 0xFFFFFF,
    ]

    /// `nil` where the value names no colour that is known.
    init?(_ value: String) {
        if value == "transparent" {
            self = .transparent
        } else if let known = Self.names[value] {
            self = .opaque(known)
        } else if value.hasPrefix("#") {
            self.init(hexadecimal: value.dropFirst())
        } else if value.hasPrefix("rgb"), let open = value.firstIndex(of: "(") {
            self.init(parts: value[value.index(after: open)...].split { ", /)".contains($0) })
        } else {
            return nil
        }
    }

    private init?(hexadecimal digits: Substring) {
        let wide = digits.count == 3 || digits.count == 4 ? digits.flatMap { [$0, $0] } : Array(digits)
        guard wide.count == 6 || wide.count == 8, let value = UInt32(String(wide.prefix(6)), radix: 16) else {
            return nil
        }
        self = wide.count == 8 && wide.suffix(2) == ["0", "0"] ? .transparent : .opaque(value)
    }

    private init?(parts: [Substring]) {
        guard parts.count == 3 || parts.count == 4 else { return nil }
        if parts.count == 4, let alpha = Double(parts[3].filter { $0 != "%" }), alpha == 0 {
            self = .transparent
            return
        }
        var value: UInt32 = 0
        for part in parts.prefix(3) {
            guard let number = UInt32(part), number <= 255 else { return nil }
            value = value << 8 | number
        }
        self = .opaque(value)
    }
}
