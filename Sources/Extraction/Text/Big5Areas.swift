/// The areas of Big5 that every site fills for itself.
enum Big5Areas {
    /// Whether a character stands in an area whose meaning depends on the fonts of its writer: 8140-A0FE,
    /// C7F3-C8FE and FA40-FEFE. (C6A1-C7F2 hold the ETEN symbols that all systems share.)
    static func hasUserDefined(_ bytes: ArraySlice<UInt8>) -> Bool {
        var lead: UInt8?
        for byte in bytes {
            if let first = lead {
                lead = nil
                if isUserDefined(first, byte) { return true }
            } else if byte > 0x80, byte < 0xFF {
                lead = byte
            }
        }
        return false
    }

    /// Whether decoded text holds what a site's own characters become: private use, or Han characters so rare that
    /// Hong Kong's extension only happens to have them at the same place.
    ///
    /// The usual ones that Big5 lacks and names in Taiwan are written with (堃, 喆, 峯) are where that extension has them.
    static func holdsStrange(_ text: [UInt8]) -> Bool {
        var scalars = Scalars(text)
        while let scalar = scalars.next() {
            switch scalar {
            case 0x3400...0x4DBF, 0xE000...0xF8FF, 0xFFFD, 0x20000...: return true
            default: continue
            }
        }
        return false
    }

    private static func isUserDefined(_ lead: UInt8, _ trail: UInt8) -> Bool {
        guard trail >= 0x40 else { return false }
        switch lead {
        case 0x81...0xA0, 0xC8, 0xFA...0xFE: return true
        case 0xC7: return trail >= 0xF3
        default: return false
        }
    }
}
