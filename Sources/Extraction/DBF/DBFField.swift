/// One field of a DBF file's records.
struct DBFField {
    /// As it is written: up to its first NUL.
    let name: ArraySlice<UInt8>
    let type: UInt8
    /// From the record's first byte.
    let start: Int
    let length: Int

    /// Reads a descriptor of 32 bytes, or of 48 in level 7; `nil` where it is none.
    init?(_ descriptor: ArraySlice<UInt8>, start: Int, isLevel7: Bool) {
        let bytes = Array(descriptor)
        let nameLength = isLevel7 ? 32 : 11
        let type = bytes[nameLength]
        name = descriptor.prefix(nameLength).prefix { $0 != 0 }
        guard !name.isEmpty, name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), Self.types.contains(type) else {
            return nil
        }
        let length = Int(bytes[isLevel7 ? 33 : 16])
        let decimals = Int(bytes[isLevel7 ? 34 : 17])
        self.type = type
        self.start = start
        // Long texts of Clipper and FoxPro have their length in both bytes.
        self.length = type == UInt8(ascii: "C") && !isLevel7 ? length + decimals * 256 : length
        guard self.length > 0 else { return nil }
    }

    private static let types = Set("CNFDLMBGPYTIVXQOW@+0".utf8)
}
