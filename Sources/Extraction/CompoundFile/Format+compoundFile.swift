import Documents

extension Format {
    /// DOC, XLS, PPT, MSG, objects embedded in documents, and everything else in [MS-CFB]'s container.
    static let compoundFile = Format(
        name: "ole", mediaType: "application/x-ole-storage",
        extensions: ["doc", "dot", "xls", "xlt", "xla", "ppt", "pps", "pot", "msg", "oft"],
        recognises: CompoundFile.recognises,
        read: { source, extraction in
            guard let file = CompoundFile(source.bytes) else {
                extraction.miss(.corrupt, "a compound file without a directory", at: source.path)
                return
            }
            CompoundReading(file, source.path, extraction).read()
        })
}
