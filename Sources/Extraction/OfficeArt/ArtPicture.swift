/// The picture in a drawing's record, as a file of its own kind ([MS-ODRAW] 2.2.23 to 2.2.31).
struct ArtPicture {
    let bytes: ArraySlice<UInt8>
    let suffix: String
    /// Whether the bytes are deflated (RFC 1950).
    var isCompressed = false
    var expandedBytes = 0

    init?(_ record: ArtRecord) {
        // One or two checksums of sixteen bytes stand first.
        let hasTwo = record.instance & 1 == 1
        var cursor = ByteCursor(record.content)
        guard cursor.skip(hasTwo ? 32 : 16) else { return nil }
        switch record.type {
        case 0xF01A...0xF01C:
            guard let size = cursor.number32(), cursor.skip(24), let packed = cursor.number32(),
                let compression = cursor.byte(), cursor.skip(1)
            else { return nil }
            bytes = cursor.bytes(packed) ?? cursor.rest
            suffix = ["emf", "wmf", "pict"][record.type - 0xF01A]
            isCompressed = compression == 0
            expandedBytes = size
        case 0xF01F:
            guard cursor.skip(1) else { return nil }
            bytes = Bitmap.file(dib: cursor.rest)[...]
            suffix = "bmp"
        default:
            guard cursor.skip(1) else { return nil }
            bytes = cursor.rest
            suffix = [0xF01E: "png", 0xF029: "tif"][record.type] ?? "jpg"
        }
    }
}
