import Documents

/// A run of text found in a PDF, before it becomes a segment.
struct PDFRun: Hashable {
    /// UTF-8.
    var text: [UInt8]
    var kind: SegmentKind
    var concealment: Concealment = .none
    var place = Place()
    /// The field's or key's name.
    var label: String?
    /// Whether a line feed stands before it; a space otherwise.
    var startsLine = true

    /// Whether it is what TCPDF writes invisibly on the last page of each document.
    var isSignatureOfProgram: Bool {
        concealment != .none && text.elementsEqual("Powered by TCPDF (www.tcpdf.org)".utf8)
    }

    /// The same text as a property of the document.
    var asMetadata: PDFRun {
        var run = self
        run.kind = .metadata
        run.concealment = .markupOnly
        return run
    }

    /// Whether it holds a letter or a digit, and not only marks and ornaments.
    var isMeaningful: Bool {
        String(decoding: text, as: UTF8.self).unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }
}

extension PartTextBuilder {
    /// Adds runs in their order.
    mutating func append(_ runs: some Sequence<PDFRun>) {
        for run in runs {
            let label = run.label.map { name($0) } ?? Place.absent
            append(
                run.text, kind: run.kind, concealment: run.concealment, place: run.place, label: label,
                separator: run.startsLine ? UInt8(ascii: "\n") : UInt8(ascii: " "))
        }
    }
}
