/// What a file's name promises, where only one kind of content keeps the promise.
///
/// Type is decided by content alone. But a document whose bytes nobody recognises, under a name that only a
/// certain format has, is a damaged one of that format rather than a text.
struct PromisedFormat {
    /// For messages.
    let name: String

    init?(name fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        let suffix = fileName[fileName.index(after: dot)...].lowercased()
        guard let name = Self.names.first(where: { $0.value.contains(suffix) })?.key else { return nil }
        self.name = name
    }

    // Not here: doc and xls, under which programs write pages and tables of text.
    private static let names: [String: Set<String>] = [
        "a PDF document": ["pdf"],
        "an Office document": [
            "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "xlsb", "pptx", "pptm", "ppsx",
            "ppsm",
            "potx", "potm",
        ],
        "an OpenDocument document": ["odt", "ods", "odp", "odg", "odf", "ott", "ots", "otp"],
        "an archive": ["zip", "7z", "rar", "gz", "tgz", "bz2", "xz", "zst", "cab", "jar", "epub", "kmz"],
        "a picture": ["jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp", "heic"],
        "a legacy Office document": ["ppt", "msg", "pub", "vsd"],
        "a recording": ["mp3", "mp4", "wav", "avi", "mov", "m4a"],
    ]
}
