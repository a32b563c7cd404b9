/// The characters that each glyph of a TrueType font is drawn for, by the font's own table (OpenType 1.9, "cmap").
struct TrueTypeCharacters {
    private(set) var characters: [Int: Set<UInt32>] = [:]

    private static let mostCharacters = 200_000
    private var count = 0

    /// - Parameter font: the whole font file; without a table of Unicode characters nothing is known.
    init(_ font: ArraySlice<UInt8>) {
        guard let tables = font.networkOrder16(at: 4), tables <= 256 else { return }
        for index in 0..<Int(tables) {
            let entry = 12 + index * 16
            guard font.slice(at: entry, length: 4)?.elementsEqual("cmap".utf8) == true,
                let offset = font.networkOrder32(at: entry + 8),
                let length = font.networkOrder32(at: entry + 12),
                let table = font.slice(at: Int(offset), length: Int(length))
            else { continue }
            read(table)
            return
        }
    }

    private mutating func read(_ table: ArraySlice<UInt8>) {
        guard let encodings = table.networkOrder16(at: 2), encodings <= 64 else { return }
        for index in 0..<Int(encodings) {
            let entry = 4 + index * 8
            guard let platform = table.networkOrder16(at: entry),
                let kind = table.networkOrder16(at: entry + 2),
                let offset = table.networkOrder32(at: entry + 4), Int(offset) < table.count
            else { continue }
            guard platform == 0 || platform == 3 && (kind == 1 || kind == 10) else { continue }
            let part = table.dropFirst(Int(offset))
            switch part.networkOrder16(at: 0) {
            case 4: readSegments(part)
            case 12: readGroups(part)
            default: break
            }
        }
    }

    private mutating func add(_ character: Int, glyph: Int) {
        guard glyph > 0, count < Self.mostCharacters else { return }
        count += 1
        characters[glyph, default: []].insert(UInt32(truncatingIfNeeded: character))
    }

    /// Format 4: segments of characters, each with a distance to its glyphs or a list of them.
    private mutating func readSegments(_ part: ArraySlice<UInt8>) {
        guard let doubled = part.networkOrder16(at: 6) else { return }
        let size = Int(doubled) & ~1
        for segment in 0..<(size / 2) {
            let at = segment * 2
            guard let last = part.networkOrder16(at: 14 + at),
                let first = part.networkOrder16(at: 16 + size + at),
                let delta = part.networkOrder16(at: 16 + size * 2 + at),
                let range = part.networkOrder16(at: 16 + size * 3 + at), first <= last
            else { return }
            for character in first...last where character != 0xFFFF {
                guard range != 0 else {
                    add(Int(character), glyph: Int(character &+ delta))
                    continue
                }
                let place = 16 + size * 3 + at + Int(range) + Int(character - first) * 2
                guard let glyph = part.networkOrder16(at: place) else { break }
                if glyph != 0 { add(Int(character), glyph: Int(glyph &+ delta)) }
            }
        }
    }

    /// Format 12: groups of characters whose glyphs follow one another.
    private mutating func readGroups(_ part: ArraySlice<UInt8>) {
        guard let groups = part.networkOrder32(at: 12) else { return }
        for group in 0..<min(Int(groups), Self.mostCharacters) {
            let entry = 16 + group * 12
            guard let first = part.networkOrder32(at: entry), let last = part.networkOrder32(at: entry + 4),
                let glyph = part.networkOrder32(at: entry + 8), first <= last, last <= 0x10FFFF
            else { return }
            for character in first...last {
                guard count < Self.mostCharacters else { return }
                add(Int(character), glyph: Int(glyph) + Int(character - first))
            }
        }
    }
}
