/// Files that stand in text between `begin 644 name` and `end` (POSIX, uuencode).
struct UUEncoding {
    struct File {
        let name: ArraySlice<UInt8>
        var bytes: [UInt8] = []
        /// Whether a line was not as long as it says, or the end is missing.
        var isDamaged = false
    }

    private(set) var files: [File] = []
    /// The text without the files.
    private(set) var text: [UInt8] = []

    init(_ bytes: ArraySlice<UInt8>) {
        var lines = RawLines(bytes)
        while let line = lines.next() {
            guard let name = Self.fileName(in: line.text),
                Self.isData(RawLines(lines.rest).first { _ in true })
            else {
                text += line.whole
                continue
            }
            files.append(Self.read(name, from: &lines))
        }
    }

    private static func fileName(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.has("begin ") else { return nil }
        let mode = line.dropFirst(6).prefix { (0x30...0x37).contains($0) }
        let name = line[mode.endIndex...]
        return (3...4).contains(mode.count) && name.first == 0x20 ? name.dropFirst() : nil
    }

    private static func isData(_ line: RawLines.Line?) -> Bool {
        guard let line = line?.text, let count = line.first, (0x21...0x60).contains(count) else {
            return false
        }
        return count == 0x60 || line.count > Int(count - 0x20)
    }

    private static func read(_ name: ArraySlice<UInt8>, from lines: inout RawLines) -> File {
        var file = File(name: name)
        while let line = lines.next()?.text {
            if line.elementsEqual("end".utf8) { return file }
            guard let first = line.first, (0x20...0x60).contains(first) else {
                if !line.isEmpty { file.isDamaged = true }
                continue
            }
            append(line.dropFirst(), count: Int((first - 0x20) & 0x3F), to: &file)
        }
        file.isDamaged = true
        return file
    }

    private static func append(_ signs: ArraySlice<UInt8>, count: Int, to file: inout File) {
        // Blanks at a line's end are easily lost on the way.
        let values = signs.map { ($0 &- 0x20) & 0x3F }
        guard signs.allSatisfy({ (0x20...0x60).contains($0) }), values.count + 3 >= (count * 8 + 5) / 6 else {
            file.isDamaged = true
            return
        }
        for index in 0..<count {
            let bit = index * 8
            let high = UInt32(bit / 6 < values.count ? values[bit / 6] : 0)
            let low = UInt32(bit / 6 + 1 < values.count ? values[bit / 6 + 1] : 0)
            let pair = high << 6 | low
            file.bytes.append(UInt8(truncatingIfNeeded: pair >> UInt32(4 - bit % 6)))
        }
    }
}
