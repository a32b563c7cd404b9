/// What the fork server says once, when it is ready to serve or has refused to.
package enum ServerHello: Sendable, Equatable {
    /// - Parameters:
    ///   - engine: names and versions of what examines, for reports.
    ///   - missing: protections that this kernel does not offer, in plain words; empty when confinement is complete.
    case ready(engine: String, missing: [String])
    case refused(reason: String)

    package static let maximumBytes = 16_384

    package func encoded() -> [UInt8] {
        var writer = FrameWriter()
        writer.write(ExaminationRequest.version)
        switch self {
        case .ready(let engine, let missing):
            writer.write(UInt8(1))
            writer.write(engine)
            writer.write(list: missing) { $0.write($1) }
        case .refused(let reason):
            writer.write(UInt8(2))
            writer.write(reason)
        }
        return writer.bytes
    }

    package init(decoding bytes: [UInt8]) throws(FrameError) {
        var reader = FrameReader(bytes)
        guard try reader.integer(UInt16.self) == ExaminationRequest.version else { throw .wrongVersion }
        switch try reader.integer(UInt8.self) {
        case 1:
            let engine = try reader.string(limit: 1_024)
            let missing = try reader.list(limit: 32) { reader throws(FrameError) in
                try reader.string(limit: 256)
            }
            self = .ready(engine: engine, missing: missing)
        case 2: self = .refused(reason: try reader.string(limit: 8_192))
        default: throw .unknownKind
        }
        try reader.finish()
    }
}
