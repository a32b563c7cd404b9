extension ZipArchive {
    /// One member as the central directory describes it.
    struct Entry: Hashable {
        /// Its number in the central directory, from 0.
        let index: Int
        /// For reading; decoded from ``rawName``.
        let name: String
        let rawName: [UInt8]
        let comment: [UInt8]
        /// The general purpose flags of the central directory.
        let flags: UInt16
        /// 0 is stored, 8 is deflate; the others are left to libarchive.
        let method: UInt16
        let compressedSize: Int64
        /// The size that is claimed; what comes out may differ.
        let size: Int64
        let crc: UInt32
        let isEncrypted: Bool
        /// Whether it is a link to another file (made on Unix).
        let isLink: Bool
        /// Where its data stand, as offsets from the archive's first byte.
        let dataRange: Range<Int>
        /// From the local header to the end of the data and what describes them.
        let range: Range<Int>

        /// Whether it is a folder: a name that ends in a slash, and no data.
        var isDirectory: Bool {
            (rawName.last == UInt8(ascii: "/") || rawName.last == UInt8(ascii: "\\")) && compressedSize == 0
                && size == 0
        }

        /// Whether its writer says that the name is UTF-8.
        var namesUTF8: Bool { flags & 0x0800 != 0 }
    }
}
