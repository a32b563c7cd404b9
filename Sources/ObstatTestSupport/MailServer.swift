import Foundation
import NIOCore
import NIOPosix
import NIOSSL
package import Synchronization

/// A mail server of a test's own: real sockets and real TLS, and whatever manners the test wants.
package final class MailServer: Sendable {
    package struct Manners: Sendable {
        package var offersTLS = true
        package var isTLSFromTheStart = false
        package var certificate = TestCertificates.server
        /// Answers to give in place of the usual ones, by the first word of what was asked.
        package var answers: [String: String] = [:]
        /// Sent right after the answer to STARTTLS, before TLS begins.
        package var injected = ""
        package var isSilent = false

        package init() {}
    }

    package struct Letter: Sendable {
        package var from = ""
        package var to: [String] = []
        package var lines: [String] = []
        package var isSecure = false
    }

    private let channel: any Channel
    package let heard = Mutex<[String]>([])
    package let letters = Mutex<[Letter]>([])
    private let box: Box

    package var port: Int { channel.localAddress?.port ?? 0 }

    package init(_ manners: Manners = Manners()) async throws {
        let certificates = try NIOSSLCertificate.fromPEMBytes(Array(manners.certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(TestCertificates.key.utf8), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key)))
        let box = Box(manners)
        self.box = box
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let manners = box.manners.withLock { $0 }
                    if manners.isTLSFromTheStart {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        Conversation(manners: manners, context: context, box: box))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        box.server = self
    }

    package func stop() async throws { try await channel.close() }

    /// How it behaves towards whoever connects from now on.
    package func change(to manners: Manners) {
        box.manners.withLock { $0 = manners }
    }

    private final class Box: @unchecked Sendable {
        weak var server: MailServer?
        let manners: Mutex<Manners>

        init(_ manners: Manners) {
            self.manners = Mutex(manners)
        }
    }

    private final class Conversation: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let manners: Manners
        private let context: NIOSSLContext
        private let box: Box
        private var text = ""
        private var letter = Letter()
        private var isInData = false
        private var isSecure: Bool

        init(manners: Manners, context: NIOSSLContext, box: Box) {
            self.manners = manners
            self.context = context
            self.box = box
            isSecure = manners.isTLSFromTheStart
        }

        func channelActive(context: ChannelHandlerContext) {
            if !manners.isSilent { say("220 test ESMTP", context) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            while let end = text.range(of: "\r\n") {
                let line = String(text[..<end.lowerBound])
                text.removeSubrange(..<end.upperBound)
                if isInData { hearData(line, context) } else { hear(line, context) }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        private func hearData(_ line: String, _ context: ChannelHandlerContext) {
            guard line == "." else { return letter.lines.append(line) }
            isInData = false
            letter.isSecure = isSecure
            let done = letter
            box.server?.letters.withLock { $0.append(done) }
            letter = Letter()
            say(manners.answers["."] ?? "250 kept", context)
        }

        private func hear(_ line: String, _ context: ChannelHandlerContext) {
            box.server?.heard.withLock { $0.append(line) }
            let word = line.split(separator: " ").first.map(String.init)?.uppercased() ?? ""
            if let answer = manners.answers[line] ?? manners.answers[word] { return say(answer, context) }
            switch word {
            case "EHLO":
                var abilities = ["test", "8BITMIME"]
                if manners.offersTLS && !isSecure { abilities.append("STARTTLS") }
                if isSecure { abilities.append("AUTH PLAIN LOGIN") }
                for ability in abilities { say("250-\(ability)", context) }
                say("250 HELP", context)
            case "STARTTLS":
                say("220 go on" + (manners.injected.isEmpty ? "" : "\r\n" + manners.injected), context)
                isSecure = true
                try? context.pipeline.syncOperations.addHandler(
                    NIOSSLServerHandler(context: self.context), position: .first)
            case "AUTH": say("235 welcome", context)
            case "MAIL":
                letter.from = line
                say("250 ok", context)
            case "RCPT":
                letter.to.append(line)
                say("250 ok", context)
            case "DATA":
                isInData = true
                say("354 go on", context)
            case "QUIT":
                say("221 bye", context)
                context.close(promise: nil)
            default: say("250 ok", context)
            }
        }

        private func say(_ line: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
        }
    }
}
