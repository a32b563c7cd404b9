/// Undoes the differences between neighbouring bytes that some streams hold in place of these (ISO 32000-1, 7.4.4.4).
enum PDFPredictor {
    /// - Parameters:
    ///   - bytes: unpacked, or `nil`, which stays that.
    ///   - parameters: the filter's.
    /// - Returns: `nil` for a predictor or a layout that is not known.
    static func undo(_ bytes: [UInt8]?, parameters: PDFDictionary?) -> [UInt8]? {
        let predictor = parameters?["Predictor"]?.integer ?? 1
        guard let bytes, let parameters, predictor > 1 else { return bytes }
        let colours = parameters["Colors"]?.integer ?? 1
        let bits = parameters["BitsPerComponent"]?.integer ?? 8
        let columns = parameters["Columns"]?.integer ?? 1
        guard (1...32).contains(colours), bits == 8, (1...1 << 20).contains(columns) else { return nil }
        return predictor == 2
            ? tiff(bytes, step: colours, width: colours * columns)
            : png(bytes, step: colours, width: colours * columns)
    }

    private static func tiff(_ bytes: [UInt8], step: Int, width: Int) -> [UInt8] {
        var output = bytes
        for index in output.indices where index % width >= step { output[index] &+= output[index - step] }
        return output
    }

    /// Each row begins with the number of its filter (PNG specification, clause 9).
    private static func png(_ bytes: [UInt8], step: Int, width: Int) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var above = [UInt8](repeating: 0, count: width)
        var position = 0
        while position < bytes.count {
            let filter = bytes[position]
            var row = Array(bytes[(position + 1)...].prefix(width))
            guard filter < 5 else { return nil }
            for index in row.indices {
                let left = index >= step ? row[index - step] : 0
                let corner = index >= step ? above[index - step] : 0
                switch filter {
                case 1: row[index] &+= left
                case 2: row[index] &+= above[index]
                case 3: row[index] &+= UInt8((Int(left) + Int(above[index])) / 2)
                case 4: row[index] &+= paeth(left, above[index], corner)
                default: break
                }
            }
            output += row
            for (index, byte) in row.enumerated() { above[index] = byte }
            position += 1 + width
        }
        return output
    }

    private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        let estimate = Int(left) + Int(above) - Int(corner)
        let distances = [left, above, corner].map { abs(estimate - Int($0)) }
        if distances[0] <= distances[1], distances[0] <= distances[2] { return left }
        return distances[1] <= distances[2] ? above : corner
    }
}
