/// Reads a book's `encryption.xml`: which members are encrypted in earnest (OCF 3.3, section 4.2.6.3.4).
final class EPUBEncryptionVisitor: XMLVisitor {
    /// Names of members.
    private(set) var encrypted: [String] = []
    private var isScrambledFont = false

    /// The two ways to scramble a font so that it can't be copied out of the book.
    private static let scramblings: Set<String> = [
        "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
    ]

    func start(_ element: XMLElement) {
        switch element.localName {
        case "EncryptedData": isScrambledFont = false
        case "EncryptionMethod":
            if let algorithm = value("Algorithm", of: element) {
                isScrambledFont = Self.scramblings.contains(algorithm)
            }
        case "CipherReference":
            guard !isScrambledFont, let address = value("URI", of: element) else { return }
            encrypted.append(
                String(decoding: HTMLLink.percentDecoded(Array(address.utf8)[...]), as: UTF8.self))
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: [UInt8]) {}
    func remark(_ bytes: [UInt8], line: Int32) {}

    private func value(_ name: String, of element: XMLElement) -> String? {
        element.attributes.first { element.names.text($0.spelling) == name }.map {
            String(decoding: element.value(of: $0), as: UTF8.self)
        }
    }
}
