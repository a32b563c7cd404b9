import Documents

/// Reads calendars and address cards: each property under its name, pictures and attachments as members.
struct ContentLinesReader {
    private let source: Source
    private let extraction: Extraction
    private var builder = PartTextBuilder()
    private var members = 0

    private init(_ source: Source, _ extraction: Extraction) {
        self.source = source
        self.extraction = extraction
    }

    static func read(_ source: Source, _ extraction: Extraction) {
        var reader = ContentLinesReader(source, extraction)
        let lines = ContentLines(MailRecognition.content(of: source.bytes))
        if lines.properties.first?.value.map({ $0 & 0xDF }) == Array("VCARD".utf8) {
            extraction.recognise(source.path, as: "text/vcard")
        }
        // The file is judged as a whole: most of its values are too short.
        let fault = UTF8Check.isValid(source.bytes) ? nil : TextDecoder.decode(source.bytes)
        fault?.report(to: extraction, at: source.path)
        let charset = fault?.readings.first?.charset
        for property in lines.properties { reader.read(property, charset: charset) }
        extraction.deliver(
            reader.builder, mediaType: Format.contentLines.mediaType, path: source.path)
    }

    private mutating func read(_ property: ContentLines.Property, charset: Charset?) {
        let label = property.name
        for parameter in property.parameters where parameter.value.isTelling {
            append(parameter.value, label: "\(label) \(parameter.name)", property, charset: charset)
        }
        if property.has("encoding", "base64", "b") { return readFile(property) }
        let addresses = HTMLLink.dataAddresses(in: property.value[...])
        guard addresses.isEmpty else {
            for address in addresses { attach(address.content, of: property, isDamaged: false) }
            return
        }
        var value = property.value
        if property.has("encoding", "quoted-printable") {
            value = TransferCoding.quotedPrintable(value[...])
            let declared = property.parameters.first { $0.name == "charset" }
            let decoded = MailText.decode(
                value[...], label: declared.map { String(decoding: $0.value, as: UTF8.self) })
            decoded.report(to: extraction, at: source.path)
            for reading in decoded.readings { append(reading.text, label: label, property, charset: nil) }
            return
        }
        append(value[...], label: label, property, charset: charset)
    }

    private mutating func append(
        _ text: ArraySlice<UInt8>, label: String, _ property: ContentLines.Property, charset: Charset?
    ) {
        let text = MailText.decode(text, like: charset ?? .utf8)[...]
        builder.append(
            Self.unescaped(text, isStructured: ["N", "ADR", "ORG"].contains(property.name.uppercased())),
            kind: .body, place: Place(line: property.line), label: builder.name(label))
    }

    /// Commas, semicolons and line ends are written with a backslash; bare semicolons part a name or an address.
    private static func unescaped(_ text: ArraySlice<UInt8>, isStructured: Bool) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
                plain.append(next | 0x20 == UInt8(ascii: "n") ? 0x20 : next)
            } else if isStructured, byte == UInt8(ascii: ";") {
                if !plain.isEmpty, plain.last != 0x20 { plain.append(0x20) }
            } else {
                plain.append(byte)
            }
        }
        return plain
    }

    // MARK: Files

    private mutating func readFile(_ property: ContentLines.Property) {
        let decoded = TransferCoding.base64(property.value[...])
        attach(decoded.bytes, of: property, isDamaged: decoded.isDamaged)
    }

    private mutating func attach(_ bytes: [UInt8]?, of property: ContentLines.Property, isDamaged: Bool) {
        members += 1
        let named = property.parameters.first { $0.name == "x-filename" || $0.name == "filename" }
        let name =
            named.map { String(decoding: $0.value, as: UTF8.self) }
            ?? "\(property.name.lowercased()) \(members)"
        if isDamaged || bytes == nil {
            extraction.miss(
                .corrupt, "base64 in the file is damaged", at: source.path.appending(name))
        }
        guard let bytes else { return }
        guard extraction.spend(expanded: bytes.count) else {
            return extraction.missExpansion(at: source.path)
        }
        extraction.readMember(bytes[...], name: name, in: source.path)
    }
}
