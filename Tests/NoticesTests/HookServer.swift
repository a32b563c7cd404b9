import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A service of a test's own that takes notices by HTTP.
final class HookServer: Sendable {
    struct Request: Sendable {
        var head: HTTPRequestHead
        var body: [UInt8]
    }

    private let channel: any Channel
    private let box: Box

    final class Box: Sendable {
        let requests = Mutex<[Request]>([])
    }

    var requests: [Request] { box.requests.withLock { $0 } }
    var port: Int { channel.localAddress?.port ?? 0 }

    init(status: HTTPResponseStatus = .ok, location: String? = nil) async throws {
        let box = Box()
        self.box = box
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        Handler(box: box, status: status, location: location))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    func stop() async throws { try await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let box: Box
        private let status: HTTPResponseStatus
        private let location: String?
        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        init(box: Box, status: HTTPResponseStatus, location: String?) {
            self.box = box
            self.status = status
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
                let answer = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
                context.write(wrapOutboundOut(.head(answer)), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
