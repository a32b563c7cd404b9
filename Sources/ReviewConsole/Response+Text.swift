import HTTPTypes
import Hummingbird

extension Response {
    /// Text of a media type that is given with its character set.
    init(text: String, type: String, status: HTTPResponse.Status = .ok) {
        let body = ByteBuffer(string: text)
        self.init(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: body))
    }

    /// One JSON object.
    init(json: String, status: HTTPResponse.Status = .ok) {
        self.init(text: json + "\n", type: "application/json", status: status)
    }

    /// JSON Lines: one object a line.
    init(jsonLines lines: [String]) {
        self.init(text: lines.map { $0 + "\n" }.joined(), type: "application/x-ndjson; charset=utf-8")
    }
}
