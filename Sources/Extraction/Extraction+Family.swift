extension Extraction {
    /// The names of the formats that have a reader, for fuzzing one at a time.
    package static var families: [String] { Set(Format.all.map(\.family)).sorted() + ["text"] }

    /// Opens what libraries load when they are first used; before anything is confined or timed.
    package static func warm() {
        _ = TextDecoders.warm()
        XMLReading.warm()
        _ = PDFLibrary.warm()
    }

    /// Reads a part by one family's reader alone, whatever the bytes look like.
    ///
    /// Members are read as they are always read.
    package func read(_ source: Source, as family: String) {
        guard let format = Format.all.first(where: { $0.family == family }) else {
            return TextReader.read(source, as: nil, self)
        }
        format.read(source, self)
    }
}

extension Extraction {
    /// Readers inside readers, which few of a family's documents lead to: for fuzzing one at a time.
    private static let pieces: [String: @Sendable (ArraySlice<UInt8>) -> Void] = [
        "content-notes": { _ = PDFContentNotes(Array($0)) },
        "packed-bitmap": { bytes in
            for reduction in [1, 3] { _ = PackedBitmap(bytes)?.unpacked(by: reduction) }
        },
        "rar-blocks": { bytes in
            for isRAR5 in [false, true] { _ = RARBlocks(bytes, isRAR5: isRAR5) }
        },
        "seven-zip-streams": { bytes in
            // The first two bytes say where the directory is said to stand.
            guard let place = bytes.littleEndian16(at: 0) else { return }
            let archive = bytes.dropFirst(2)
            _ = SevenZipStreams.unclaimed(in: archive, header: Int(place), size: archive.count - Int(place))
        },
        "skippable-frames": { bytes in
            for kind in [ArchiveKind.zstandard, .lz4] { _ = SkippableFrames(bytes, kind: kind) }
        },
        "sqlite-cells": { _ = SQLiteCells(in: $0) },
        "style-sheet": { bytes in
            let sheet = StyleSheet(of: Array(bytes))
            let element = StyleElement(HTMLTag(name: "p", attributes: [("class", Array("a b".utf8))]))
            _ = sheet.values(for: element, in: [element], own: [])
        },
    ]

    package static var pieceNames: [String] { pieces.keys.sorted() }

    package static func readPiece(_ bytes: [UInt8], as piece: String) { pieces[piece]?(bytes[...]) }
}

extension Format {
    /// The name as one word.
    fileprivate var family: String { String(name.lowercased().map { $0 == " " ? "-" : $0 }) }
}
