import Documents

/// An object in the manner of OLE 1, as documents in Rich Text Format embed it ([MS-OLEDS] 2.2.4 and 2.2.5).
enum RTFObject {
    private static let link = 1
    private static let embedded = 2

    static func read(_ bytes: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        if CompoundFile.recognises(bytes) {
            return extraction.readPart(Source(bytes: bytes, path: path, name: "object"))
        }
        var cursor = ByteCursor(bytes)
        guard cursor.skip(4), let form = cursor.number32(), form == link || form == embedded,
            let className = text(&cursor), let topic = text(&cursor), let item = text(&cursor)
        else {
            return extraction.miss(.corrupt, "an embedded object can't be read", at: path)
        }
        var builder = PartTextBuilder()
        for name in [className, topic, item] where !name.isEmpty {
            builder.append(
                Array(TextDecoder.decode(name).readings.first?.text ?? []), kind: .metadata,
                concealment: .markupOnly,
                label: builder.name("object"))
        }
        extraction.deliver(builder, mediaType: "application/x-ole-object", path: path)
        if form == link { return extraction.miss(.notFollowed, "a link to a file", at: path) }
        guard let size = cursor.number32() else {
            return extraction.miss(.corrupt, "an embedded object is cut off", at: path)
        }
        let data = cursor.bytes(min(size, cursor.rest.count)) ?? []
        if data.count < size { extraction.miss(.corrupt, "an embedded object is cut off", at: path) }
        if CompoundFile.recognises(data) {
            extraction.readPart(Source(bytes: data, path: path, name: "object"))
        } else {
            NativeObject.read(package: data, at: path, extraction)
        }
        readPresentation(&cursor, at: path, extraction)
    }

    /// A text behind its length, with a zero at its end.
    private static func text(_ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
        guard let length = cursor.number32() else { return nil }
        return cursor.bytes(length)?.untilZero
    }

    /// The picture that older programs showed for the object.
    private static func readPresentation(
        _ cursor: inout ByteCursor, at path: PartPath, _ extraction: Extraction
    ) {
        guard cursor.skip(4), cursor.number32() == 5, let kind = text(&cursor), cursor.skip(8),
            let size = cursor.number32()
        else { return }
        let data = cursor.bytes(min(size, cursor.rest.count)) ?? []
        if kind.elementsEqual("METAFILEPICT".utf8) {
            extraction.readMember(data.dropFirst(8), name: "picture.wmf", in: path)
        } else if kind.elementsEqual("DIB".utf8) {
            extraction.readMember(Bitmap.file(dib: data)[...], name: "picture.bmp", in: path)
        } else if !data.isEmpty {
            extraction.readMember(data, name: "presentation", in: path)
        }
    }
}
