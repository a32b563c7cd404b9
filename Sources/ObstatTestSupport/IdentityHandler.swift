import Foundation
import NIOCore
import NIOHTTP1

/// Reads one request after another and answers each with what a function makes of it.
final class IdentityHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    struct Request: Sendable {
        var method: HTTPMethod
        var target: String
        var authorization: String?
        var body: [UInt8] = []
    }

    struct Answer: Sendable {
        var status = HTTPResponseStatus.ok
        var fields: [String: String] = [:]
        var body = ""

        static func json(_ text: String, status: HTTPResponseStatus = .ok) -> Answer {
            Answer(status: status, fields: ["Content-Type": "application/json"], body: text)
        }

        static func page(_ text: String) -> Answer {
            Answer(fields: ["Content-Type": "text/html; charset=utf-8"], body: text)
        }
    }

    private let answer: @Sendable (Request) -> Answer
    private var request: Request?

    init(_ answer: @escaping @Sendable (Request) -> Answer) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            request = Request(
                method: head.method, target: head.uri,
                authorization: head.headers.first(name: "Authorization"))
        case .body(let buffer): request?.body += Array(buffer.readableBytesView)
        case .end:
            guard let request else { return }
            let answer = answer(request)
            var fields = HTTPHeaders(answer.fields.map { ($0.key, $0.value) })
            fields.add(name: "Content-Length", value: String(answer.body.utf8.count))
            let head = HTTPResponseHead(version: .http1_1, status: answer.status, headers: fields)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
