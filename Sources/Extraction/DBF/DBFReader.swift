import Documents

/// Reads every record of a DBF file, the deleted ones and what stands behind the last one included.
enum DBFReader {
    static func read(_ source: Source, _ extraction: Extraction) {
        guard let header = DBFHeader(source.bytes) else { return }
        let body = source.bytes.dropFirst(header.headerLength)
        let stated = header.records.multipliedReportingOverflow(by: header.recordLength)
        let whole = min(header.records, body.count / header.recordLength)
        if stated.overflow || stated.partialValue > body.count {
            extraction.miss(.corrupt, "the file is shorter than its records", at: source.path)
        }
        var records = DBFRecords(header: header)
        records.appendHeader(source.bytes)
        for index in 0..<whole {
            let start = body.startIndex + index * header.recordLength
            records.append(body[start..<(start + header.recordLength)])
        }
        deliver(records, mediaType: Format.dbf.mediaType, at: source.path, extraction)
        let rest = body.dropFirst(whole * header.recordLength)
        readRest(rest.first == 0x1A ? rest.dropFirst() : rest, at: source.path, extraction)
    }

    private static func deliver(
        _ records: DBFRecords, mediaType: String, at path: PartPath, _ extraction: Extraction
    ) {
        let decoded = TextDecoder.decode(records.text[...], declared: records.header.charset)
        decoded.report(to: extraction, at: path)
        for (index, reading) in decoded.readings.enumerated() {
            extraction.deliver(
                records.table(of: reading.text), mediaType: mediaType,
                path: index == 0 ? path : path.appending("as \(reading.charset.rawValue)"))
        }
    }

    /// Bytes behind the records: what a program left when it shortened the table.
    private static func readRest(_ rest: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        let runs = TextRuns(in: rest)
        guard !runs.isEmpty else { return }
        extraction.observe(.trailingData, "text behind the records of the table", at: path)
        runs.deliver(to: extraction, mediaType: Format.dbf.mediaType, path: path)
    }
}
