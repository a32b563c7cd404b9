/// What Windows keeps about a printer: the DEVMODE structure, which holds no text but the printer's name.
enum PrinterSettings {
    /// Whether the bytes are such a structure: the name's 64 bytes, version 4.00 or 4.01, and sizes that add up.
    ///
    /// Layout: DEVMODEW of the Windows SDK (wingdi.h).
    static func recognises(_ bytes: ArraySlice<UInt8>, named name: String) -> Bool {
        guard name.lowercased().contains("printersettings"), bytes.count < 1 << 20 else { return false }
        guard let version = bytes.littleEndian16(at: 64), let size = bytes.littleEndian16(at: 68),
            let extra = bytes.littleEndian16(at: 70)
        else { return false }
        return (version == 0x0400 || version == 0x0401) && (120...512).contains(size)
            && Int(size) + Int(extra) <= bytes.count
    }

    /// The property lists that macOS keeps in its place: a count, then for each its kind, its length and its XML.
    ///
    /// - Returns: `nil` where the bytes are not just that.
    static func tickets(in bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard let count = bytes.littleEndian32(at: 0), count > 0, count < 16, bytes.has("<?xml", at: 12)
        else { return nil }
        var tickets: [ArraySlice<UInt8>] = []
        var offset = 4
        for _ in 0..<count {
            guard let length = bytes.littleEndian32(at: offset + 4),
                let ticket = bytes.slice(at: offset + 8, length: Int(length)),
                XMLRoot(ticket)?.name == "plist"
            else { return nil }
            tickets.append(ticket)
            offset += 8 + Int(length)
        }
        return offset == bytes.count ? tickets : nil
    }
}
