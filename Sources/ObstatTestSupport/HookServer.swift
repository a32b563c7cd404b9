import Crypto
import NIOCore
package import NIOHTTP1
import NIOPosix
import Synchronization

/// A service of a test's own that takes notices by HTTP.
package final class HookServer: Sendable {
    package struct Request: Sendable {
        package var head: HTTPRequestHead
        package var body: [UInt8]

        /// Whether it is signed over its time and its body, as the settings' documentation says.
        package func isSigned(by secret: String) -> Bool {
            let stamp = head.headers.first(name: "Obstat-Timestamp") ?? ""
            let code = HMAC<SHA256>.authenticationCode(
                for: Array((stamp + ".").utf8) + body, using: SymmetricKey(data: Array(secret.utf8)))
            let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return head.headers["Obstat-Signature"] == ["sha256=" + digits]
        }
    }

    private let channel: any Channel
    private let box: Box

    private final class Box: Sendable {
        let requests = Mutex<[Request]>([])
        let status: Mutex<HTTPResponseStatus>

        init(_ status: HTTPResponseStatus) {
            self.status = Mutex(status)
        }
    }

    package var requests: [Request] { box.requests.withLock { $0 } }
    package var port: Int { channel.localAddress?.port ?? 0 }

    package init(status: HTTPResponseStatus = .ok, location: String? = nil) async throws {
        let box = Box(status)
        self.box = box
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        Handler(box: box, location: location))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    package func stop() async throws { try await channel.close() }

    /// What it answers from now on.
    package func change(to status: HTTPResponseStatus) {
        box.status.withLock { $0 = status }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let box: Box
        private let location: String?
        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        init(box: Box, location: String?) {
            self.box = box
            self.location = location
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body = []
            case .body(let buffer): body += buffer.readableBytesView
            case .end:
                guard let head else { return }
                let request = Request(head: head, body: body)
                box.requests.withLock { $0.append(request) }
                var headers: HTTPHeaders = ["Content-Length": "0"]
                if let location { headers.add(name: "Location", value: location) }
                let answer = HTTPResponseHead(
                    version: .http1_1, status: box.status.withLock { $0 }, headers: headers)
                context.write(wrapOutboundOut(.head(answer)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
