/// The fork server's word on how the child of one request ended.
package enum ChildEnd: Sendable, Equatable {
    case exited(code: UInt8)
    case signalled(UInt8)
    /// Killed because its time was up.
    case outOfTime
    /// No child could be made.
    case notStarted

    package static let encodedBytes = 2

    package func encoded() -> [UInt8] {
        switch self {
        case .exited(let code): [1, code]
        case .signalled(let signal): [2, signal]
        case .outOfTime: [3, 0]
        case .notStarted: [4, 0]
        }
    }

    package init(decoding bytes: [UInt8]) throws(FrameError) {
        guard bytes.count == Self.encodedBytes else { throw .truncated }
        switch bytes[0] {
        case 1: self = .exited(code: bytes[1])
        case 2: self = .signalled(bytes[1])
        case 3: self = .outOfTime
        case 4: self = .notStarted
        default: throw .unknownKind
        }
    }
}
