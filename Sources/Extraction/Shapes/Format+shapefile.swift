import Documents

extension Format {
    /// The files of a shapefile that hold nothing but coordinates and the numbers of records (SHP, SHX, SBN, SBX, QIX).
    static let shapefile = Format(
        name: "shapefile", mediaType: "application/vnd.shp", extensions: ["shp", "shx", "sbn", "sbx", "qix"],
        recognises: { Shapefile.recognises($0) || ShapeIndex.recognises($0) },
        read: { source, extraction in
            if Shapefile.isWhole(source.bytes) || ShapeIndex.isWhole(source.bytes) { return }
            extraction.miss(.corrupt, "a shapefile whose records don't fill it", at: source.path)
            TextRuns(in: source.bytes).deliver(
                to: extraction, mediaType: "application/vnd.shp", path: source.path)
        })
}
