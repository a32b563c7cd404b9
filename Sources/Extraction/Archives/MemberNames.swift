/// The names of an archive's members as text.
///
/// Old archives hold them in the encoding of the machine that made them, without saying which. All names of
/// an archive are judged together, because one alone is too short.
struct MemberNames {
    /// One for each raw name.
    private(set) var names: [String]
    /// The legacy names in other encodings that are nearly as likely, one a line.
    private(set) var otherReadings: [UInt8] = []
    /// Whether some name is in no encoding that makes sense of it.
    private(set) var areUndecodable = false

    init(_ rawNames: [[UInt8]]) {
        names = rawNames.map { String(decoding: $0, as: UTF8.self) }
        let legacy = rawNames.indices.filter { !UTF8Check.isValid(rawNames[$0][...]) }
        guard !legacy.isEmpty else { return }
        let joined = legacy.map { rawNames[$0] }.joined(separator: [0x0A])
        let decoded = TextDecoder.decode(Array(joined)[...])
        areUndecodable = !decoded.faults.isEmpty
        guard let best = decoded.readings.first else { return }
        let lines = best.text.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count == legacy.count else {
            areUndecodable = true
            return
        }
        for (index, line) in zip(legacy, lines) { names[index] = String(decoding: line, as: UTF8.self) }
        otherReadings = Array(decoded.readings.dropFirst().map(\.text).joined(separator: [0x0A]))
    }
}
