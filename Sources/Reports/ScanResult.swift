package import Documents

/// One scanned document with its verdict: what every report format is made of.
package struct ScanResult: Sendable {
    /// As it was given or found; shown, and carried whole when it is not valid text.
    package var path: FileName
    /// Hexadecimal; `nil` where the file could not be read to its end.
    package var sha256: String?
    package var bytes: Int64
    package var document: ExaminedDocument
    package var verdict: Verdict

    package init(path: FileName, sha256: String?, bytes: Int64, document: ExaminedDocument, verdict: Verdict)
    {
        self.path = path
        self.sha256 = sha256
        self.bytes = bytes
        self.document = document
        self.verdict = verdict
    }

    /// The file's own name, which every chain of containers starts with.
    var name: FileName {
        FileName(bytes: path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes)
    }

    /// The chain of containers from the file itself down to the part.
    func chain(_ part: PartPath) -> String {
        ([name.text] + part.names).joined(separator: " › ")
    }
}
