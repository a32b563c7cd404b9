import Documents

extension Format {
    static let pictures: [Format] = [
        .jpeg, .png, .gif, .tiff, .webp, .heif, .bmp, .jpeg2000, .photoshop,
    ].map(picture)

    private static func picture(_ format: PictureFormat) -> Format {
        Format(
            name: format.rawValue.lowercased(), mediaType: format.mediaType, extensions: format.extensions,
            recognises: { format.recognises($0) },
            read: { source, extraction in
                PictureReader(format, source: source, extraction: extraction).read()
            })
    }
}
