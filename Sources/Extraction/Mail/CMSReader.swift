import Documents

/// Reads a signed message or a detached signature (CMS, RFC 5652): the message, and the words in the certificates.
struct CMSReader {
    private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    private static let envelopedData: [[UInt8]] = [
        [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03],
        [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x06],
        [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17],
    ]

    private var words: [[UInt8]] = []

    /// Every string in a signature and its certificates: names of persons, offices, machines.
    ///
    /// - Parameter bytes: beginning with the message; what follows does not count.
    /// - Returns: UTF-8; none for what is no such message.
    static func words(in bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var reader = CMSReader()
        if let root = DERElement(bytes) { reader.collect(root, depth: 0) }
        return reader.words
    }

    static func read(_ source: Source, _ extraction: Extraction) {
        extraction.recognise(source.path, as: Format.cms.mediaType)
        guard let root = DERElement(source.bytes), let children = root.children, children.count >= 2,
            children[0].tag == 0x06
        else {
            return extraction.miss(.corrupt, "the signed or encrypted message is damaged", at: source.path)
        }
        let type = Array(children[0].content)
        guard !envelopedData.contains(type) else {
            return extraction.miss(.encrypted, "the message is encrypted", at: source.path)
        }
        guard type == signedData, let parts = children[1].children?.first?.children, parts.count >= 4,
            let content = parts[2].children
        else {
            return extraction.miss(
                .unsupported, "a cryptographic message that can't be read here", at: source.path)
        }
        if source.bytes[root.end...].contains(where: { $0 != 0 && !$0.isXMLSpace }) {
            extraction.miss(.corrupt, "bytes follow the signed message", at: source.path)
        }
        var reader = CMSReader()
        for part in parts[3...] { reader.collect(part, depth: 0) }
        var builder = PartTextBuilder()
        let label = builder.name("certificate")
        for word in reader.words { builder.append(word, kind: .metadata, label: label) }
        extraction.deliver(builder, mediaType: Format.cms.mediaType, path: source.path)
        guard content.count > 1 else { return }
        guard let octets = content[1].children?.first.flatMap({ octets(of: $0, depth: 0) }) else {
            return extraction.miss(.corrupt, "the signed message is damaged", at: source.path)
        }
        extraction.readMember(octets[...], name: "signed message", in: source.path, as: .mail)
    }

    /// The bytes of an octet string, which may be in several pieces.
    private static func octets(of element: DERElement, depth: Int) -> [UInt8]? {
        guard element.tag & 0x1F == 0x04, depth < 8 else { return nil }
        guard element.isConstructed else { return Array(element.content) }
        guard let pieces = element.children else { return nil }
        var bytes: [UInt8] = []
        for piece in pieces {
            guard let more = octets(of: piece, depth: depth + 1) else { return nil }
            bytes += more
        }
        return bytes
    }

    /// Every string in certificates and signatures: names of persons, offices, machines.
    private mutating func collect(_ element: DERElement, depth: Int) {
        guard depth < 40 else { return }
        switch element.tag {
        // UTF8String, NumericString, PrintableString, T61String, IA5String, VisibleString.
        case 0x0C, 0x12, 0x13, 0x14, 0x16, 0x1A: append(element.content)
        case 0x1E:
            append(UnicodeTranscoder.convert(element.content, from: .utf16BigEndian).text[...])
        case 0x04: for child in element.children ?? [] { collect(child, depth: depth + 1) }
        case _ where element.isConstructed:
            for child in element.children ?? [] { collect(child, depth: depth + 1) }
        // Names that have no type of their own: mail addresses and web addresses of certificates.
        case 0x81, 0x82, 0x86: if UTF8Check.isPlain(element.content) { append(element.content) }
        default: break
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>) {
        words.append(
            UTF8Check.isValid(text) ? Array(text) : Array(String(decoding: text, as: UTF8.self).utf8))
    }
}
