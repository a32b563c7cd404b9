import Foundation
import NIOCore
import NIOPosix
import NIOSSL
package import Settings

/// Sends mail to one server (RFC 5321), over TLS from the start (RFC 8314) or after STARTTLS (RFC 3207).
///
/// A server that offers no TLS gets nothing; a password is said only over TLS.
package struct SMTPClient: Sendable {
    private let mail: Settings.Mail
    private let password: String?
    private let trust: TLSConfiguration
    /// The longest that one conversation may take.
    private let patience: Duration

    /// - `mail`: where and how.
    /// - `password`: for the settings' user.
    /// - Throws: ``MailFailure`` where the trusted certificates can't be read.
    package init(
        _ mail: Settings.Mail, password: String?, patience: Duration = .seconds(60)
    ) throws(MailFailure) {
        self.mail = mail
        self.password = password
        self.patience = patience
        var trust = TLSConfiguration.makeClientConfiguration()
        trust.minimumTLSVersion = .tlsv12
        if let file = mail.trustFile {
            do {
                trust.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
            } catch {
                throw MailFailure("\(file) holds no certificates", isFinal: false)
            }
        }
        self.trust = trust
    }

    /// Sends messages over one connection.
    ///
    /// - Returns: for each, why it was not sent, or `nil`.
    package func send(_ messages: [MailMessage]) async -> [MailFailure?] {
        let outcome = Outcome(count: messages.count)
        let failure = await withTaskGroup(of: MailFailure?.self) { group in
            group.addTask { await converse(messages, outcome) }
            group.addTask {
                try? await Task.sleep(for: patience)
                return MailFailure("the mail server takes too long", isFinal: false)
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        return await outcome.results(
            else: failure ?? MailFailure("the mail server hung up", isFinal: false))
    }

    /// What became of each message, whoever asks first: the conversation may be cut short.
    private actor Outcome {
        private var done: [Int: MailFailure?] = [:]
        private let count: Int

        init(count: Int) { self.count = count }

        func settle(_ index: Int, _ failure: MailFailure?) { done[index] = .some(failure) }

        func results(else failure: MailFailure) -> [MailFailure?] {
            (0..<count).map { done[$0] ?? failure }
        }
    }

    private func converse(_ messages: [MailMessage], _ outcome: Outcome) async -> MailFailure? {
        do {
            let channel = try await connect()
            try await channel.executeThenClose { inbound, outbound in
                var talk = SMTPTalk(
                    channel: channel.channel, inbound: inbound.makeAsyncIterator(), outbound: outbound)
                try await open(&talk)
                for (index, message) in messages.enumerated() {
                    do {
                        try await send(message, &talk)
                        await outcome.settle(index, nil)
                    } catch let failure as MailFailure where talk.isOpen {
                        await outcome.settle(index, failure)
                        _ = try await talk.ask("RSET")
                    }
                }
                _ = try? await talk.ask("QUIT")
            }
            return nil
        } catch let failure as MailFailure {
            return MailFailure(failure.reason, isFinal: false)
        } catch {
            return MailFailure("the mail server can't be reached: \(error)", isFinal: false)
        }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(20))
            .connect(host: mail.server, port: mail.portOrStandard) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if mail.security == .tls {
                        try channel.pipeline.syncOperations.addHandler(try tls())
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    private func tls() throws -> NIOSSLClientHandler {
        // A name that is an address can't be sent along; it is checked all the same.
        let isAddress = (try? SocketAddress(ipAddress: mail.server, port: 0)) != nil
        return try NIOSSLClientHandler(
            context: try NIOSSLContext(configuration: trust), serverHostname: isAddress ? nil : mail.server)
    }

    private func open(_ talk: inout SMTPTalk) async throws {
        try Self.expect(try await talk.reply())
        var abilities = try await hello(&talk)
        if mail.security == .startTLS {
            guard abilities.contains(where: { $0.uppercased() == "STARTTLS" }) else {
                throw MailFailure("the mail server offers no TLS", isFinal: false)
            }
            try Self.expect(try await talk.ask("STARTTLS"))
            guard talk.isQuiet else {
                throw MailFailure("the mail server said something before TLS began", isFinal: false)
            }
            let channel = talk.channel
            try await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.addHandler(try tls(), position: .first)
            }.get()
            abilities = try await hello(&talk)
        }
        try await signIn(&talk, abilities)
    }

    private func hello(_ talk: inout SMTPTalk) async throws -> [String] {
        let reply = try await talk.ask("EHLO obstat.invalid")
        try Self.expect(reply)
        return reply.lines
    }

    private func signIn(_ talk: inout SMTPTalk, _ abilities: [String]) async throws {
        guard let user = mail.user else { return }
        guard let password, mail.security != .none else {
            throw MailFailure("there is no password, or no TLS to say it over", isFinal: false)
        }
        let ways =
            abilities.first { $0.uppercased().hasPrefix("AUTH ") }?.uppercased().split(separator: " ") ?? []
        func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        if ways.contains("PLAIN") {
            try Self.expect(try await talk.ask("AUTH PLAIN " + base64("\0\(user)\0\(password)")))
        } else if ways.contains("LOGIN") {
            try Self.expect(try await talk.ask("AUTH LOGIN"))
            try Self.expect(try await talk.ask(base64(user)))
            try Self.expect(try await talk.ask(base64(password)))
        } else {
            throw MailFailure("the mail server takes neither PLAIN nor LOGIN", isFinal: false)
        }
    }

    private func send(_ message: MailMessage, _ talk: inout SMTPTalk) async throws {
        try Self.expect(try await talk.ask("MAIL FROM:<\(message.from)>"))
        try Self.expect(try await talk.ask("RCPT TO:<\(message.to)>"))
        try Self.expect(try await talk.ask("DATA"))
        try Self.expect(try await talk.ask(bytes: message.bytes + Array(".\r\n".utf8)))
    }

    private static func expect(_ reply: SMTPReply) throws(MailFailure) {
        guard !reply.isGood else { return }
        let words = reply.lines.joined(separator: " ").unicodeScalars.filter {
            (0x20...0x7E).contains($0.value)
        }
        throw MailFailure(
            "\(reply.code) \(String(String.UnicodeScalarView(words)).prefix(200))", isFinal: reply.isFinal)
    }
}

/// One conversation: a line out, a reply in.
struct SMTPTalk {
    let channel: any Channel
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var reader = SMTPReplyReader()
    private(set) var isOpen = true

    init(
        channel: any Channel, inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.channel = channel
        self.inbound = inbound
        self.outbound = outbound
    }

    /// Whether everything that came has been read.
    var isQuiet: Bool { reader.isEmpty }

    mutating func ask(_ line: String) async throws -> SMTPReply {
        // Nothing that is asked comes from outside but addresses, and those hold no line ends.
        guard line.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw MailFailure("a line that can't be said", isFinal: true)
        }
        return try await ask(bytes: Array((line + "\r\n").utf8))
    }

    mutating func ask(bytes: [UInt8]) async throws -> SMTPReply {
        isOpen = false
        try await outbound.write(ByteBuffer(bytes: bytes))
        return try await reply()
    }

    mutating func reply() async throws -> SMTPReply {
        isOpen = false
        while true {
            if let reply = try reader.next() {
                isOpen = reply.code != 421
                return reply
            }
            guard let buffer = try await inbound.next(isolation: #isolation) else {
                throw MailFailure("the mail server hung up", isFinal: false)
            }
            try reader.add(buffer.readableBytesView)
        }
    }
}
