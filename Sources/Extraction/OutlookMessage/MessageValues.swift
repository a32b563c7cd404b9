/// The properties of a message that fit into eight bytes ([MS-OXMSG] 2.4): only what says how to read the others.
struct MessageValues {
    private var values: [Int: Int] = [:]

    init(_ stream: ArraySlice<UInt8>) {
        // Its header is longer in the file's own message than in one inside.
        for head in [32, 24, 8] where (stream.count - head) % 16 == 0 && stream.count >= head {
            for offset in stride(from: head, to: stream.count - 15, by: 16) {
                guard let tag = stream.number32(at: offset), let value = stream.number32(at: offset + 8)
                else { break }
                if tag & 0xFFFF == 3 { values[tag >> 16] = value }
            }
        }
    }

    /// In which texts of one byte a character are written: the store's, or the sender's.
    var codePage: CodePage {
        let number = values[0x3FFD] ?? values[0x3FDE] ?? 1252
        return number > 0 ? CodePage(number) : .western
    }
}
