import Documents

/// Reads one mail: its header, its text in every alternative, and everything attached to it.
struct MailReader {
    /// Multiparts within multiparts; honest mail has fewer than ten.
    private static let deepest = 50

    let extraction: Extraction
    let path: PartPath
    var builder = PartTextBuilder()
    private var attachments = 0

    private init(_ path: PartPath, _ extraction: Extraction) {
        self.path = path
        self.extraction = extraction
    }

    static func read(_ source: Source, _ extraction: Extraction) {
        var reader = MailReader(source.path, extraction)
        let part = MailPart(MailRecognition.content(of: source.bytes))
        if part.type.value == "multipart/related", part.header.values("to").isEmpty {
            extraction.recognise(source.path, as: "multipart/related")
        }
        reader.read(part, depth: 0)
        extraction.deliver(reader.builder, mediaType: Format.mail.mediaType, path: source.path)
    }

    // MARK: Parts

    private mutating func read(_ part: MailPart, depth: Int) {
        let text = MailHeaderText(part.header, at: path, extraction)
        text.append(part.header, to: &builder)
        if part.isContradictory {
            extraction.miss(.corrupt, "a part of the mail names two types or two codings", at: path)
        }
        guard depth <= Self.deepest else {
            return extraction.miss(.limit, "more than \(Self.deepest) parts inside one another", at: path)
        }
        let type = part.type.value
        if type.hasPrefix("multipart/") { return readParts(of: part, depth: depth) }
        guard let body = decodedBody(of: part) else { return }
        switch type {
        case "message/partial":
            extraction.miss(.unsupported, "one piece of a mail in several", at: path)
            append(text: body, of: part)
        case "message/external-body":
            extraction.miss(.notFollowed, "a part of the mail is kept elsewhere", at: path)
            append(text: body, of: part)
        case "message/rfc822", "message/global", "message/news", "text/rfc822-headers":
            attach(body, name: part.fileName(text) ?? numbered("message"), as: .mail)
        case "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pkcs7-signature",
            "application/x-pkcs7-signature":
            attach(body, name: part.fileName(text) ?? numbered("signature"), as: .cms)
        case "text/html" where !part.isAttachment: readPage(body, of: part)
        case "text/calendar", "text/vcard", "text/x-vcard", "text/directory":
            let format = ContentLines.recognises(body) ? Format.contentLines : nil
            attach(recoded(body, of: part), name: part.fileName(text) ?? numbered("part"), as: format)
        case _ where isText(part, name: part.fileName(text)): append(text: body, of: part)
        default: attach(recoded(body, of: part), name: part.fileName(text) ?? numbered("part"), as: nil)
        }
    }

    /// Text of the mail itself rather than a file with text in it.
    private func isText(_ part: MailPart, name: String?) -> Bool {
        guard !part.isAttachment, name == nil else { return false }
        let type = part.type.value
        return type.hasPrefix("message/") || !type.contains("/")
            || ["text/plain", "text/enriched", "text/markdown", "text/x-amp-html"].contains(type)
    }

    private mutating func readParts(of part: MailPart, depth: Int) {
        if part.type.value == "multipart/encrypted" {
            extraction.miss(.encrypted, "the mail is encrypted", at: path)
        }
        let boundary = part.type["boundary"].map { Array($0.utf8) } ?? []
        let body = MultipartBody(part.body, boundary: boundary)
        guard !boundary.isEmpty, body.isDivided else {
            if !part.body.isBlank {
                extraction.miss(.corrupt, "a mail of several parts names no boundary that occurs", at: path)
                append(text: part.body, of: part)
            }
            return
        }
        appendUnseen(body.preamble)
        let type = part.type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
        for child in body.parts {
            guard extraction.countMember(in: path) else { return }
            read(MailPart(child, type: type), depth: depth + 1)
        }
        appendUnseen(body.epilogue)
    }

    /// Text around the parts, which mail programs do not show.
    private mutating func appendUnseen(_ text: ArraySlice<UInt8>) {
        guard !text.isBlank else { return }
        let decoded = TextDecoder.decode(text)
        decoded.report(to: extraction, at: path)
        for reading in decoded.readings {
            // "This is a multi-part message in MIME format." stands in half of all mail.
            let isUsual = reading.text.count < 400 && holds("mime", in: reading.text)
            for line in TextLines(reading.text) {
                builder.append(
                    line.text, kind: isUsual ? .metadata : .hidden,
                    concealment: isUsual ? .none : .hiddenText)
            }
        }
    }

    private func holds(_ word: String, in text: ArraySlice<UInt8>) -> Bool {
        let wanted = Array(word.utf8)
        return text.indices.contains {
            text[$0...].prefix(wanted.count).elementsEqual(wanted) { $0 | 0x20 == $1 }
        }
    }

    // MARK: Bodies

    /// The body with its transfer coding undone, or `nil` where a limit is spent.
    private func decodedBody(of part: MailPart) -> ArraySlice<UInt8>? {
        var body = part.body
        switch part.coding {
        case "", "7bit", "8bit", "binary": return body
        case "quoted-printable": body = TransferCoding.quotedPrintable(body)[...]
        case "base64":
            let decoded = TransferCoding.base64(body)
            if decoded.isDamaged { extraction.miss(.corrupt, "base64 in the mail is damaged", at: path) }
            body = decoded.bytes[...]
        case "x-uuencode", "uuencode", "x-uue", "uue":
            // Its own lines name the file; the text of the mail is searched for them anyway.
            let found = UUEncoding(body)
            guard !part.type.value.hasPrefix("text/"), found.files.count == 1, found.text.isBlank,
                !found.files[0].isDamaged
            else { return body }
            body = found.files[0].bytes[...]
        default:
            extraction.miss(.unsupported, "a transfer coding that can't be read here", at: path)
        }
        guard extraction.spend(expanded: body.count) else {
            extraction.missExpansion(at: path)
            return nil
        }
        return body
    }

    /// Text in an encoding that only its label tells, in UTF-8; everything else as it is.
    private func recoded(_ body: ArraySlice<UInt8>, of part: MailPart) -> ArraySlice<UInt8> {
        guard part.type.value.hasPrefix("text/"), let label = part.type["charset"],
            let charset = Charset(declared: label), MailText.trusted.contains(charset),
            let conversion = TextDecoder.convert(body, from: charset), conversion.illegal == 0
        else { return body }
        return conversion.text[...]
    }

    private mutating func append(text body: ArraySlice<UInt8>, of part: MailPart) {
        let files = UUEncoding(body)
        for file in files.files {
            let name = TextDecoder.decode(file.name).readings.first.map {
                String(decoding: $0.text, as: UTF8.self)
            }
            if file.isDamaged { extraction.miss(.corrupt, "a uuencoded file is damaged", at: path) }
            guard extraction.spend(expanded: file.bytes.count) else {
                return extraction.missExpansion(at: path)
            }
            attach(file.bytes[...], name: name ?? numbered("part"), as: nil)
        }
        if body.has("=ybegin ") || holds("\n=ybegin ", in: body) {
            extraction.miss(.unsupported, "a file in yEnc coding stands in the text", at: path)
        }
        let decoded = MailText.decode(
            files.files.isEmpty ? body : files.text[...], label: part.type["charset"])
        decoded.report(to: extraction, at: path)
        let isFlowed = part.type["format"]?.lowercased() == "flowed"
        for (index, reading) in decoded.readings.enumerated() {
            let text =
                isFlowed
                ? FlowedText.joined(reading.text, dropsSpace: part.type["delsp"]?.lowercased() == "yes")[...]
                : reading.text
            guard index > 0 else {
                PlainText.append(text, to: &builder)
                continue
            }
            var other = PartTextBuilder()
            PlainText.append(text, to: &other)
            extraction.deliver(
                other, mediaType: PlainText.mediaType, path: path.appending("as \(reading.charset.rawValue)"))
        }
    }

    private mutating func readPage(_ body: ArraySlice<UInt8>, of part: MailPart) {
        let label = part.type["charset"]
        let decoded =
            label.flatMap { Charset(declared: $0) } == nil
            ? MarkupText.decode(body) : MailText.decode(body, label: label)
        decoded.report(to: extraction, at: path)
        for (index, reading) in decoded.readings.enumerated() {
            HTMLReader.read(
                Array(reading.text),
                at: index == 0 ? path : path.appending("as \(reading.charset.rawValue)"), extraction)
        }
    }

    // MARK: Attachments

    private mutating func numbered(_ word: String) -> String {
        attachments += 1
        return "\(word) \(attachments)"
    }

    private func attach(_ bytes: ArraySlice<UInt8>, name: String, as format: Format?) {
        extraction.readMember(bytes, name: name, in: path, as: format)
    }
}
