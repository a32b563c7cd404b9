import Documents

extension Format {
    /// Enhanced metafiles, which Office and printers write.
    static let emf = Format(
        name: "emf", mediaType: "image/emf", extensions: ["emf"],
        recognises: { $0.number32(at: 0) == 1 && $0.has(" EMF", at: 40) },
        read: { source, extraction in
            var reader = EnhancedMetafile(source, extraction)
            reader.read()
        })

    /// Windows metafiles, with the header that makes them a file or as they stand in documents.
    static let wmf = Format(
        name: "wmf", mediaType: "image/wmf", extensions: ["wmf"],
        recognises: { WindowsMetafile.recognises($0) },
        read: { source, extraction in
            var reader = WindowsMetafile(source, extraction)
            reader.read()
        })

    /// Metafiles of LibreOffice and its ancestors, which stand for the objects embedded in a document.
    static let svm = Format(
        name: "svm", mediaType: "image/x-svm", extensions: ["svm"],
        recognises: { $0.has("VCLMTF") },
        read: { source, extraction in
            var reader = StarViewMetafile(source, extraction)
            reader.read()
        })
}
