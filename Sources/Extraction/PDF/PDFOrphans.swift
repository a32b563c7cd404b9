/// Objects that stand in a file although nothing in the document leads to them, such as a deleted page.
enum PDFOrphans {
    /// The objects as bytes in the manner of a file, those of object streams too.
    ///
    /// - Parameters:
    ///   - file: not encrypted.
    ///   - numbers: of the document's own objects.
    ///   - limit: bytes that one object stream may expand to.
    /// - Returns: empty where nothing is left behind.
    static func bytes(of file: ArraySlice<UInt8>, besides numbers: Set<Int>, limit: Int) -> [UInt8] {
        let file = Array(file)
        var scan = PDFScan(file)
        scan.run()
        var orphans: [UInt8] = []
        for object in scan.objects {
            switch object.dictionary?["Type"]?.name {
            case "XRef": break
            case "ObjStm": orphans += members(of: object, in: file, besides: numbers, limit: limit)
            default:
                guard !numbers.contains(object.number) else { continue }
                orphans += file[object.range] + Array("\nendobj\n".utf8)
            }
        }
        return orphans
    }

    /// Pairs of number and offset stand before the values (ISO 32000-1, 7.5.7).
    private static func members(
        of object: PDFIndirectObject, in file: [UInt8], besides numbers: Set<Int>, limit: Int
    ) -> [UInt8] {
        guard let range = object.stream, let dictionary = object.dictionary,
            let first = dictionary["First"]?.integer, let count = dictionary["N"]?.integer,
            let data = PDFFilter.decode(
                file[range], filters: dictionary["Filter"]?.name.map { [$0] } ?? [], parameters: nil,
                limit: limit)
        else { return [] }
        var orphans: [UInt8] = []
        var index = PDFTokens(data)
        for _ in 0..<max(0, count) {
            guard let number = index.wholeNumber(), let offset = index.wholeNumber() else { break }
            guard !numbers.contains(number), first >= 0, first <= data.count, offset <= data.count - first
            else {
                continue
            }
            var value = PDFTokens(data, at: first + offset)
            guard value.value() != nil else { continue }
            orphans += Array("\(number) 0 obj\n".utf8) + data[(first + offset)..<value.position]
            orphans += Array("\nendobj\n".utf8)
        }
        return orphans
    }
}
