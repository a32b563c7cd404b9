import Documents

/// The path of encrypted content in a quarantine: `…/ID/content.sealed`.
struct SealedPath {
    let id: DocumentID

    init?(_ path: FileName) {
        let parts = path.bytes.split(separator: UInt8(ascii: "/"))
        guard parts.count >= 2, parts.last.map(Array.init) == Array("content.sealed".utf8),
            let id = DocumentID(String(decoding: parts[parts.count - 2], as: UTF8.self))
        else { return nil }
        self.id = id
    }
}
