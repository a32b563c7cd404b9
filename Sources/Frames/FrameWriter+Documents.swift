import Documents

extension FrameWriter {
    mutating func write(_ path: PartPath) {
        write(list: path.names.prefix(FrameLimit.pathNames)) { $0.write($1, limit: FrameLimit.nameBytes) }
    }

    mutating func write(_ gap: CoverageGap) {
        write(gap.part)
        write(gap.reason.rawValue)
        write(gap.detail, limit: FrameLimit.detailBytes)
    }

    mutating func write(_ finding: ReportedFinding) {
        write(UInt32(finding.rule))
        write(finding.confidence.rawValue)
        write(list: finding.reason.prefix(FrameLimit.reasons)) { $0.write($1, limit: FrameLimit.reasonBytes) }
        write(finding.part)
        write(optional: finding.location) { $0.write($1) }
        write(finding.excerpt, limit: FrameLimit.excerptBytes)
        write(bytes: finding.value.prefix(ReportedFinding.maximumValueBytes))
    }

    mutating func write(_ location: Location) {
        write(location.kind.rawValue)
        write(location.concealment.rawValue)
        for number in [location.page, location.line, location.column, location.slide, location.paragraph] {
            write(optional: number) { $0.write(Int32(clamping: $1)) }
        }
        for text in [location.sheet, location.cell, location.field] {
            write(optional: text) { $0.write($1, limit: FrameLimit.nameBytes) }
        }
    }

    mutating func write(_ text: PartText) {
        write(text.path)
        write(text.mediaType, limit: FrameLimit.mediaTypeBytes)
        write(text.isSource)
        write(bytes: text.bytes)
        write(list: text.names) { $0.write($1, limit: FrameLimit.textNameBytes) }
        write(list: text.segments) { $0.write($1) }
    }

    mutating func write(_ segment: Segment) {
        write(UInt32(segment.range.lowerBound))
        write(UInt32(segment.range.upperBound))
        write(segment.kind.rawValue)
        write(segment.concealment.rawValue)
        write(segment.label)
        let place = segment.place
        for number in [
            place.page, place.line, place.sheet, place.row, place.column, place.slide, place.paragraph,
        ] {
            write(number)
        }
    }
}
