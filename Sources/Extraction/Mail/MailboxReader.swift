import Documents

/// Reads a mailbox: each mail begins after an empty line with a line that begins with "From " (RFC 4155).
enum MailboxReader {
    static func read(_ source: Source, _ extraction: Extraction) {
        var envelopes = PartTextBuilder()
        var number = 0
        for message in messages(in: source.bytes) {
            number += 1
            let envelope = TextDecoder.decode(message.envelope)
            envelope.report(to: extraction, at: source.path)
            for reading in envelope.readings {
                envelopes.append(reading.text, kind: .metadata, label: envelopes.name("From"))
            }
            let bytes = unquoted(message.content)
            guard extraction.readMember(bytes, name: "message \(number)", in: source.path, as: .mail) else {
                break
            }
        }
        extraction.deliver(envelopes, mediaType: Format.mailbox.mediaType, path: source.path)
    }

    private struct Message {
        let envelope: ArraySlice<UInt8>
        var content: ArraySlice<UInt8>
    }

    private static func messages(in bytes: ArraySlice<UInt8>) -> [Message] {
        var messages: [Message] = []
        var lines = RawLines(bytes)
        var afterEmpty = true
        while let line = lines.next() {
            if afterEmpty, line.text.has("From "), messages.isEmpty || beginsHeader(lines.rest) {
                messages.append(Message(envelope: line.text, content: lines.rest.prefix(0)))
            } else if let last = messages.indices.last {
                messages[last].content = bytes[messages[last].content.startIndex..<line.whole.endIndex]
            }
            afterEmpty = line.text.isEmpty
        }
        return messages
    }

    /// A line of a letter may begin with "From ", too; a header follows only the envelope.
    private static func beginsHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
        var lines = RawLines(bytes.prefix(1_024))
        return lines.next().map { HeaderBlock.name(of: $0.text) != nil } ?? false
    }

    /// Without the mark before lines that began with "From " in the letter.
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var plain: [UInt8] = []
        var isChanged = false
        for line in RawLines(bytes) {
            let marks = line.text.prefix { $0 == UInt8(ascii: ">") }
            let isQuoted = !marks.isEmpty && line.text[marks.endIndex...].has("From ")
            isChanged = isChanged || isQuoted
            plain += isQuoted ? line.whole.dropFirst() : line.whole
        }
        return isChanged ? plain[...] : bytes
    }
}
