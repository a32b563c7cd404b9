import Documents

/// The picture that stands for an embedded object while nobody opens it (`\2OlePres000`, [MS-OLEDS] 2.3.4).
enum ObjectPresentation {
    static func read(_ stream: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        var cursor = ByteCursor(stream)
        guard let marker = cursor.number32() else { return }
        var format = 0
        if marker >= 0xFFFF_FFFE {
            format = cursor.number32() ?? 0
        } else if marker > 0 {
            guard cursor.skip(marker) else { return miss(path, extraction) }
        }
        guard let deviceSize = cursor.number32(), deviceSize < 4 || cursor.skip(deviceSize - 4),
            cursor.skip(24)
        else { return miss(path, extraction) }
        guard let size = cursor.number32() else { return }
        let data = cursor.bytes(size) ?? cursor.rest
        guard !data.isEmpty else { return }
        switch format {
        case 3: extraction.readMember(data, name: "picture.wmf", in: path)
        case 8: extraction.readMember(Bitmap.file(dib: data)[...], name: "picture.bmp", in: path)
        default: extraction.readMember(data, name: "presentation", in: path)
        }
    }

    private static func miss(_ path: PartPath, _ extraction: Extraction) {
        extraction.miss(.corrupt, "the picture of an embedded object can't be read", at: path)
    }
}
