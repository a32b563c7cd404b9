package import Documents

/// What the daemon asks of the fork server for one document.
///
/// Three descriptors travel with it: the document (read-only), the pipe for the child's answer, and the
/// pipe for the server's word on how the child ended. The child never holds the last one, so a hostile
/// document cannot forge its own good end.
package struct ExaminationRequest: Sendable, Equatable {
    /// Changed whenever any frame changes its form.
    package static let version: UInt16 = 2
    /// The most bytes that an encoded request has.
    package static let maximumBytes = 16_384

    package var name: FileName
    package var limits: ExaminationLimits
    /// Whether the answer carries the text of each part besides findings (`obstat extract`).
    package var wantsText: Bool
    /// Whether rules are applied at all.
    package var wantsFindings: Bool
    /// Whether an answer was begun by a child that could not end it; set by the server alone.
    package var isAgain: Bool

    package init(
        name: FileName, limits: ExaminationLimits, wantsText: Bool = false, wantsFindings: Bool = true,
        isAgain: Bool = false
    ) {
        self.name = name
        self.limits = limits
        self.wantsText = wantsText
        self.wantsFindings = wantsFindings
        self.isAgain = isAgain
    }

    package func encoded() -> [UInt8] {
        var writer = FrameWriter()
        writer.write(Self.version)
        writer.write(bytes: name.bytes)
        writer.write(wantsText)
        writer.write(wantsFindings)
        writer.write(isAgain)
        for value in limits.values { writer.write(value) }
        return writer.bytes
    }

    package init(decoding bytes: [UInt8]) throws(FrameError) {
        var reader = FrameReader(bytes)
        guard try reader.integer(UInt16.self) == Self.version else { throw .wrongVersion }
        name = FileName(bytes: Array(try reader.byteString(limit: 4_096)))
        wantsText = try reader.boolean()
        wantsFindings = try reader.boolean()
        isAgain = try reader.boolean()
        var values: [Int64] = []
        for _ in ExaminationLimits().values { values.append(try reader.integer()) }
        limits = ExaminationLimits(values: values)
        try reader.finish()
    }
}

extension ExaminationLimits {
    /// All limits in the order in which they cross the boundary.
    fileprivate var values: [Int64] {
        [
            documentBytes, expandedBytes, expansionRatio, textBytes, Int64(depth), Int64(members),
            Int64(pages),
            Int64(findings), Int64(wallMilliseconds), Int64(processorSeconds), memoryBytes,
            Int64(ruleMilliseconds), Int64(pixels), Int64(recognisedPages), Int64(recognitionSeconds),
        ]
    }

    fileprivate init(values: [Int64]) {
        self.init()
        documentBytes = values[0]
        expandedBytes = values[1]
        expansionRatio = values[2]
        textBytes = values[3]
        depth = Int(values[4])
        members = Int(values[5])
        pages = Int(values[6])
        findings = Int(values[7])
        wallMilliseconds = Int(values[8])
        processorSeconds = Int(values[9])
        memoryBytes = values[10]
        ruleMilliseconds = Int(values[11])
        pixels = Int(values[12])
        recognisedPages = Int(values[13])
        recognitionSeconds = Int(values[14])
    }
}
