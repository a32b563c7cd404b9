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

    private static func isUserDefined(_ lead: UInt8, _ trail: UInt8) -> Bool {
        guard trail >= 0x40 else { return false }
        switch lead {
        case 0x81...0xA0, 0xC8, 0xFA...0xFE: return true
        case 0xC7: return trail >= 0xF3
        default: return false
        }
    }
}
