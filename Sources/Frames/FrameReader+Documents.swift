import Documents

extension FrameReader {
    mutating func partPath() throws(FrameError) -> PartPath {
        PartPath(
            names: try list(limit: FrameLimit.pathNames, elementBytes: 4) { reader throws(FrameError) in
                try reader.string(limit: FrameLimit.nameBytes)
            })
    }

    mutating func gap() throws(FrameError) -> CoverageGap {
        let part = try partPath()
        guard let reason = CoverageReason(rawValue: try integer()) else { throw .outOfRange }
        return CoverageGap(part: part, reason: reason, detail: try string(limit: FrameLimit.detailBytes))
    }

    mutating func finding() throws(FrameError) -> ReportedFinding {
        let rule = Int(try integer(UInt32.self))
        guard let confidence = Confidence(rawValue: try integer()) else { throw .outOfRange }
        let reason = try list(limit: FrameLimit.reasons, elementBytes: 4) { reader throws(FrameError) in
            try reader.string(limit: FrameLimit.reasonBytes)
        }
        let part = try partPath()
        let location = try optional { reader throws(FrameError) in try reader.location() }
        let excerpt = try string(limit: FrameLimit.excerptBytes)
        let value = try byteString(limit: ReportedFinding.maximumValueBytes)
        return ReportedFinding(
            rule: rule, confidence: confidence, reason: reason, part: part, location: location,
            excerpt: excerpt,
            value: Array(value))
    }

    mutating func location() throws(FrameError) -> Location {
        guard let kind = SegmentKind(rawValue: try integer()),
            let concealment = Concealment(rawValue: try integer())
        else { throw .outOfRange }
        var numbers: [Int?] = []
        for _ in 0..<5 {
            numbers.append(try optional { reader throws(FrameError) in Int(try reader.integer(Int32.self)) })
        }
        var texts: [String?] = []
        for _ in 0..<3 {
            texts.append(
                try optional { reader throws(FrameError) in try reader.string(limit: FrameLimit.nameBytes) })
        }
        return Location(
            kind: kind, concealment: concealment, page: numbers[0], line: numbers[1], column: numbers[2],
            sheet: texts[0], cell: texts[1], slide: numbers[3], paragraph: numbers[4], field: texts[2])
    }

    mutating func partText() throws(FrameError) -> PartText {
        let path = try partPath()
        let mediaType = try string(limit: FrameLimit.mediaTypeBytes)
        let isSource = try boolean()
        let bytes = Array(try byteString(limit: ExaminationFrame.maximumTextBytes))
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .invalidText }
        let names = try list(limit: FrameLimit.textNames, elementBytes: 4) { reader throws(FrameError) in
            try reader.string(limit: FrameLimit.textNameBytes)
        }
        var end = 0
        let segments = try list(limit: FrameLimit.segments, elementBytes: FrameLimit.segmentBytes) {
            reader throws(FrameError) -> Segment in
            let segment = try reader.segment()
            guard segment.range.lowerBound >= end, segment.range.upperBound <= bytes.count else {
                throw .outOfRange
            }
            end = segment.range.upperBound
            return segment
        }
        return PartText(
            path: path, mediaType: mediaType, bytes: bytes, segments: segments, names: names,
            isSource: isSource)
    }

    mutating func segment() throws(FrameError) -> Segment {
        let lower = Int(try integer(UInt32.self))
        let upper = Int(try integer(UInt32.self))
        guard lower <= upper, let kind = SegmentKind(rawValue: try integer()),
            let concealment = Concealment(rawValue: try integer())
        else { throw .outOfRange }
        let label: Int32 = try integer()
        let place = Place(
            page: try integer(), line: try integer(), sheet: try integer(), row: try integer(),
            column: try integer(),
            slide: try integer(), paragraph: try integer())
        return Segment(range: lower..<upper, kind: kind, concealment: concealment, place: place, label: label)
    }
}
