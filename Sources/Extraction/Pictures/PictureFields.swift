import CExiv2

/// What exiv2 reads from one block of metadata: fields by name, each a value.
package struct PictureFields {
    struct Field {
        /// In exiv2's spelling, for example `Exif.Image.Artist` or `Xmp.dc.creator`.
        let key: String
        let type: Int32
        /// As it stands in the file; numbers are little-endian.
        let bytes: [UInt8]
        /// The numbers of a numeric EXIF field as text.
        let numbers: String?
    }

    private(set) var fields: [Field] = []

    private static let mostFields = 20_000

    /// Opens the library's tables; to be called before the process is confined.
    package static func warm() { CExiv2_warm() }

    /// - Returns: `nil` where exiv2 refuses the block.
    init?(_ bytes: ArraySlice<UInt8>, of kind: PictureAnatomy.Block.Kind) {
        let read =
            switch kind {
            case .exif: unsafe CExiv2_readExif
            case .iptc: unsafe CExiv2_readIptc
            default: unsafe CExiv2_readXmp
            }
        guard bytes.count < UInt32.max else { return nil }
        let isRead = unsafe bytes.withUnsafeBufferPointer { buffer in
            // SAFETY: the context is this value, which lives through the call; exiv2 reads the buffer only.
            unsafe withUnsafeMutablePointer(to: &self) { this in
                unsafe read(
                    buffer.baseAddress, buffer.count,
                    { context, field in
                        guard let field = unsafe field?.pointee else { return }
                        unsafe context?.assumingMemoryBound(to: PictureFields.self).pointee.take(field)
                    }, this)
            }
        }
        guard isRead == 1 else { return nil }
    }

    private mutating func take(_ field: CExiv2_field) {
        guard fields.count < Self.mostFields, let key = unsafe field.key else { return }
        let bytes = unsafe UnsafeBufferPointer(
            start: field.bytes, count: field.bytes == nil ? 0 : field.count)
        fields.append(
            Field(
                key: unsafe String(cString: key), type: unsafe field.type, bytes: unsafe Array(bytes),
                numbers: unsafe field.numbers.map { unsafe String(cString: $0) }))
    }
}
