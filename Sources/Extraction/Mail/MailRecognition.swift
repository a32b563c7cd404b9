/// Tells mail by its header: at least two fields that mail has, and nothing else before the empty line.
enum MailRecognition {
    /// Bytes of the header that are looked at.
    private static let searched = 1 << 16

    private static let knownFields: Set<String> = [
        "from", "to", "cc", "bcc", "subject", "date", "message-id", "received", "return-path", "delivered-to",
        "mime-version", "content-type", "content-transfer-encoding", "reply-to", "sender", "in-reply-to",
        "references", "x-mailer", "x-originating-ip", "user-agent", "dkim-signature", "envelope-to",
        "authentication-results", "x-received", "list-id", "resent-from", "resent-to", "resent-date",
        "content-disposition", "content-location", "content-class", "importance", "x-priority",
        "thread-topic", "thread-index", "received-spf", "arc-seal", "newsgroups", "x-unsent",
        "disposition-notification-to", "x-spam-status", "precedence", "errors-to",
    ]

    /// Whether the bytes are one message.
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        hasHeader(content(of: bytes))
    }

    /// Whether the bytes are messages one after the other, each after a line that begins with "From ".
    static func recognisesMailbox(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.has("From ") else { return false }
        var lines = RawLines(bytes.prefix(4_096))
        _ = lines.next()
        return hasHeader(bytes[lines.rest.startIndex...])
    }

    /// The message without a byte order mark and empty lines before it.
    static func content(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.has("\u{FEFF}") ? bytes.dropFirst(3) : bytes
        return start.drop { $0 == 0x0A || $0 == 0x0D }
    }

    private static func hasHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first > 0x20, first < 0x7F else { return false }
        let header = HeaderBlock(bytes.prefix(searched))
        // Of a header that is longer than what is looked at, the last line may be cut.
        guard header.endsCleanly || bytes.count > searched else { return false }
        let known = Set(header.fields.map(\.key)).intersection(knownFields).count
        // One is enough where a field is written as only mail does.
        return known >= 2
            || known == 1
                && header.fields.contains { field in
                    field.rawValue[...].has("=?") && field.rawValue.suffix(2) == [0x3F, 0x3D]
                }
    }

    /// Fields that say how the message travelled or is built rather than what it says.
    static func isTechnical(_ key: String) -> Bool {
        knownFields.contains(key) || key.hasPrefix("x-") || key.hasPrefix("content-")
            || key.hasPrefix("list-")
            || key.hasPrefix("arc-") || key.hasPrefix("resent-")
    }

    /// Fields that are shown as what the message is about.
    static let titles: Set<String> = [
        "subject", "thread-topic", "comments", "keywords", "content-description",
    ]
}
