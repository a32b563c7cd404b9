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
}
