/// One reply of a mail server (RFC 5321, 4.2): a code and its lines.
struct SMTPReply: Sendable, Hashable {
    var code: Int
    var lines: [String]

    /// Whether what was asked for is done or may go on.
    var isGood: Bool { (200..<400).contains(code) }
    /// Whether asking again can't help.
    var isFinal: Bool { (500..<600).contains(code) }
}

/// Puts a server's bytes together to replies; refuses what can't be one.
struct SMTPReplyReader {
    private var bytes: [UInt8] = []
    private var lines: [String] = []
    private static let longest = 16_384

    /// Whether nothing is left over.
    ///
    /// Before TLS begins this must hold: what an attacker slipped in earlier would be taken for the server's words.
    var isEmpty: Bool { bytes.isEmpty && lines.isEmpty }

    mutating func add(_ more: some Sequence<UInt8>) throws(MailFailure) {
        bytes += more
        guard bytes.count <= Self.longest, lines.count <= 128 else {
            throw MailFailure("the mail server says too much", isFinal: false)
        }
    }

    /// The next whole reply, or `nil`.
    mutating func next() throws(MailFailure) -> SMTPReply? {
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            var line = Array(bytes[..<end])
            bytes.removeFirst(end + 1)
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            guard line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)),
                (200..<600).contains(code),
                line.count == 3 || line[3] == UInt8(ascii: " ")
                    || line[3] == UInt8(ascii: "-")
            else { throw MailFailure("what the mail server says is no SMTP", isFinal: false) }
            lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
            if line.count == 3 || line[3] == UInt8(ascii: " ") {
                defer { lines = [] }
                return SMTPReply(code: code, lines: lines)
            }
        }
        return nil
    }
}

/// Why a mail was not sent.
package struct MailFailure: Error, Sendable, Hashable {
    package var reason: String
    /// Whether trying again can't help.
    package var isFinal: Bool

    package init(_ reason: String, isFinal: Bool) {
        self.reason = reason
        self.isFinal = isFinal
    }
}
