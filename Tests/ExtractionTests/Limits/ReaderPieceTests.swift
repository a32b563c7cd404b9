import Testing

@testable import Extraction

/// Pieces of readers that `make fuzz` feeds for minutes, with a few hundred damaged inputs each.
@Suite struct ReaderPieceTests {
    private static func seed(of piece: String) -> [UInt8] {
        switch piece {
        case "content-notes":
            Array(
                "/Span<</ActualText(a\\(b)/Alt<FEFF0041>>>BDC BT 0 0 0 0 1 1 Tm /X Do % note\nBI /W 2 ID ab EI (x) Tj EMC"
                    .utf8)
        case "packed-bitmap": FixtureFile.bytes("pictures/letters-runs.bmp") ?? []
        case "rar-blocks":
            {
                var archive = RARBuilder()
                archive.add("CMT", "comment".utf8)
                return archive.bytes
            }()
        case "seven-zip-streams": [60, 0] + (FixtureFile.bytes("archives/unclaimed.7z") ?? [])
        case "skippable-frames": FixtureFile.bytes("archives/skippable.zst") ?? []
        case "sqlite-cells":
            [12, 1, 3, 0x25, 0x17] + Array("甲乙丙丁".utf8) + [9, 2, 2, 0x1B] + Array("abcdef".utf8)
        case "style-sheet":
            Array(
                "<style>/* x */ @media print{p.a:not(.b)>i,#c[d^=e]{color:#fff!important;display:none}}</style>"
                    .utf8)
        default: []
        }
    }

    @Test(arguments: Extraction.pieceNames)
    func `whatever the bytes, a piece of a reader ends`(piece: String) {
        let seed = Self.seed(of: piece)
        #expect(!seed.isEmpty)
        var numbers = RepeatableNumbers(seed: UInt64(seed.count))
        for _ in 0..<400 {
            var bytes = Array(seed.prefix(1_500))
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                guard let index = bytes.indices.randomElement(using: &numbers) else { break }
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes[index] = .random(in: 0...255, using: &numbers)
                case 1: bytes[index] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &numbers) ?? 0
                case 2: bytes.removeSubrange(index..<min(bytes.count, index + 3))
                default: bytes.insert(contentsOf: bytes[index...].prefix(7), at: index)
                }
            }
            Extraction.readPiece(bytes, as: piece)
        }
    }
}
