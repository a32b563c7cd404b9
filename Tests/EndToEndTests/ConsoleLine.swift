import Foundation
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import ObstatTestSupport

/// One request over a connection of its own, byte for byte as a test writes it, with or without TLS.
struct ConsoleLine {
    /// What came back, headers and all; empty where the other end said nothing.
    let text: String

    var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }

    /// - Parameters:
    ///   - lines: the request's lines; the blank one is added.
    ///   - body: what is posted.
    ///   - port: of the console on this machine.
    ///   - trust: certificates in PEM that are trusted, for TLS; `nil` for a plain connection.
    ///   - oldest: whether no newer TLS than 1.1 is spoken.
    /// - Throws: where no connection comes about.
    init(
        _ lines: [String], body: String = "", port: UInt16, trust: String? = nil, oldest: Bool = false
    ) async throws {
        let answer = Answer()
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let trust {
            configuration.trustRoots = .certificates(
                trust.isEmpty ? [] : try NIOSSLCertificate.fromPEMBytes(Array(trust.utf8)))
        }
        if oldest {
            configuration.minimumTLSVersion = .tlsv1
            configuration.maximumTLSVersion = .tlsv11
        }
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if trust != nil {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    }
                    try channel.pipeline.syncOperations.addHandler(answer)
                }
            }
            .connect(host: "127.0.0.1", port: Int(port)).get()
        let request = (lines + ["Content-Length: \(body.utf8.count)", "Connection: close", "", body])
            .joined(separator: "\r\n")
        // The other end may hang up before it has read; what counts is what it has said.
        try? await channel.writeAndFlush(ByteBuffer(string: request))
        try? await channel.closeFuture.get()
        text = try await channel.eventLoop.submit { answer.text }.get()
    }

    /// The value of the first field of a name.
    func field(_ name: String) -> String? {
        fields(name).first
    }

    func fields(_ name: String) -> [String] {
        text.split(separator: "\r\n").compactMap { line in
            let pieces = line.split(separator: ":", maxSplits: 1)
            guard pieces.count == 2, pieces[0].lowercased() == name.lowercased() else { return nil }
            return pieces[1].trimmingCharacters(in: .whitespaces)
        }
    }

    private final class Answer: ChannelInboundHandler, @unchecked Sendable {
        typealias InboundIn = ByteBuffer

        /// Touched by the channel's own loop alone.
        private(set) var text = ""

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
