/// Where the current objects of a presentation stand: the last saving's list, and before it all earlier ones
/// ([MS-PPT] 2.3.3 and 2.3.4).
struct SlideEdits {
    /// For each object's number where it stands in the stream.
    private(set) var offsets: [Int: Int] = [:]
    /// The number of the document itself.
    private(set) var document = 1
    private(set) var isEncrypted = false
    private(set) var isDamaged = false

    private static let encryptedToken = 0xF3D1_C4DF
    private static let mostObjects = 1 << 20

    init(_ stream: ArraySlice<UInt8>, user: ArraySlice<UInt8>) {
        if user.number32(at: 12) == Self.encryptedToken {
            isEncrypted = true
            return
        }
        var next = user.number32(at: 16) ?? 0
        var seen: Set<Int> = []
        var isFirst = true
        while next > 0 || isFirst, seen.insert(next).inserted {
            var cursor = ByteCursor(stream.dropFirst(min(next, stream.count)))
            guard let edit = ArtRecord(&cursor), edit.type == 4085,
                let previous = edit.content.number32(at: 8),
                let list = edit.content.number32(at: 12)
            else {
                isDamaged = true
                break
            }
            if isFirst, let number = edit.content.number32(at: 16) { document = number }
            if edit.content.count >= 32, edit.content.number32(at: 28) != 0 { isEncrypted = true }
            read(list, in: stream)
            isFirst = false
            next = previous
        }
    }

    /// Runs of objects: a first number and a count, then as many places; what a later saving said stays.
    private mutating func read(_ offset: Int, in stream: ArraySlice<UInt8>) {
        var cursor = ByteCursor(stream.dropFirst(min(offset, stream.count)))
        guard let list = ArtRecord(&cursor), list.type == 6002 else {
            isDamaged = true
            return
        }
        var entries = ByteCursor(list.content)
        while let head = entries.number32() {
            let first = head & 0xF_FFFF
            for index in 0..<(head >> 20) {
                guard let place = entries.number32(), offsets.count < Self.mostObjects else { return }
                if offsets[first + index] == nil { offsets[first + index] = place }
            }
        }
    }
}
