import Foundation
import Glibc

/// Brings one request to the daemon.
package enum DeskClient {
    /// - Parameters:
    ///   - request: what is asked.
    ///   - path: of the daemon's socket.
    /// - Returns: the daemon's answer.
    /// - Throws: ``DeskError`` where there is no daemon, or it does not answer within half a minute.
    package static func ask(_ request: DeskRequest, at path: String) throws(DeskError) -> DeskAnswer {
        guard let socket = DeskSocket.make() else { throw DeskError(path, code: errno) }
        let connected = unsafe DeskSocket.withAddress(path) { unsafe connect(socket.number, $0, $1) }
        guard connected == 0 else { throw DeskError(path, code: errno) }
        guard let line = try? JSONEncoder().encode(request),
            socket.send(line: Array(line), within: .seconds(5)),
            let answer = socket.line(within: .seconds(30), upTo: DeskSocket.longestAnswer),
            let decoded = try? JSONDecoder().decode(DeskAnswer.self, from: Data(answer))
        else { throw DeskError(path, code: 0) }
        return decoded
    }
}
