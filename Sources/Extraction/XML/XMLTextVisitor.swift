import Documents

/// Reads any XML as text: each element's attributes, then its own text under the element's name.
///
/// Elements that stand inside text do not cut it (`A12<b>345</b>6789` is one value). Whether an element's text is
/// mixed with elements shows only when text follows them, so finished children wait until then.
final class XMLTextVisitor: XMLVisitor {
    /// Children that may wait for text beside them.
    private static let mostHeld = 64

    private struct Run {
        var bytes: [UInt8]
        /// Where one element's text touches another's.
        var seams: [Int] = []
        let label: String
        let line: Int32

        mutating func append(_ other: Run) {
            seams.append(bytes.count)
            seams += other.seams.map { $0 + bytes.count }
            bytes += other.bytes
            seams.append(bytes.count)
        }
    }

    private struct Frame {
        var run: Run
        /// The name that an attribute gives to what the element holds.
        let given: String?
        var isMixed = false
        var hasChildren = false
        var held: [Run] = []
    }

    private(set) var builder = PartTextBuilder()
    /// Runs of text that are markup themselves, as they were written.
    private(set) var source = PartTextBuilder()
    /// The same runs, to be read as pages.
    private(set) var markup: [(label: String, bytes: [UInt8])] = []
    /// Files that stand in the text as base64.
    private(set) var files: [[UInt8]] = []
    /// What addresses beginning with `data:` hold; `nil` where they can't be decoded.
    private(set) var addresses: [HTMLLink.DataAddress] = []
    private var frames: [Frame] = []
    private let kind: SegmentKind
    private let concealment: Concealment

    init(kind: SegmentKind = .body, concealment: Concealment = .none) {
        self.kind = kind
        self.concealment = concealment
    }

    func start(_ element: XMLElement) {
        appendAttributes(of: element)
        let parent = frames.count - 1
        if parent >= 0 {
            frames[parent].hasChildren = true
            if !frames[parent].run.bytes.isBlank { frames[parent].isMixed = true }
        }
        let given = givenName(of: element)
        frames.append(
            Frame(
                run: Run(bytes: [], label: given ?? element.localName, line: element.line), given: given))
    }

    func text(_ bytes: [UInt8]) {
        let top = frames.count - 1
        guard top >= 0 else { return }
        if bytes.isBlank, frames[top].hasChildren, !frames[top].isMixed {
            emitHeld(of: top)
            return
        }
        if !frames[top].held.isEmpty {
            for run in frames[top].held { frames[top].run.append(run) }
            frames[top].held.removeAll()
            frames[top].isMixed = true
        }
        frames[top].run.bytes += bytes
    }

    func end(_ name: XMLName) {
        guard let frame = frames.popLast() else { return }
        var finished = frame.held
        if !frame.run.bytes.isBlank { finished.append(frame.run) }
        guard let parent = frames.indices.last else { return finished.forEach(emit) }
        if frames[parent].isMixed {
            for run in finished { frames[parent].run.append(run) }
        } else if finished.count == 1, frames[parent].held.count < Self.mostHeld {
            frames[parent].held += finished
        } else {
            emitHeld(of: parent)
            finished.forEach(emit)
        }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        for index in frames.indices { emitHeld(of: index) }
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly, place: Place(line: line))
    }

    /// What a field is called where all fields are elements of one name (`<Data name="申請人"><value>…`).
    private func givenName(of element: XMLElement) -> String? {
        for attribute in element.attributes
        where Self.namingAttributes.contains(element.names.text(attribute.spelling)) {
            let value = element.value(of: attribute)
            var digits = 0
            let isValue = value.contains { byte in
                digits = byte.isASCIIDigit ? digits + 1 : 0
                return digits >= 6 || byte == UInt8(ascii: "@")
            }
            if !value.isBlank, value.count <= 64, !isValue { return String(decoding: value, as: UTF8.self) }
        }
        return Self.plainValues.contains(element.localName.lowercased()) ? frames.last?.given : nil
    }

    private static let namingAttributes: Set = ["name", "key", "label", "FieldName"]
    private static let plainValues: Set = ["value", "val", "string", "text", "content", "v"]

    private func appendAttributes(of element: XMLElement) {
        var line = Array(element.localName.utf8)
        var says = false
        for attribute in element.attributes {
            let value = element.value(of: attribute)
            guard !value.isBlank else { continue }
            says = true
            addresses += HTMLLink.dataAddresses(in: value)
            line += Array(" \(element.names.text(attribute.spelling))=\"".utf8) + value + [UInt8(ascii: "\"")]
        }
        guard says else { return }
        // What waits stands before this element.
        for index in frames.indices { emitHeld(of: index) }
        builder.append(
            line, kind: .formField, concealment: concealment, place: Place(line: element.line),
            label: builder.name(element.localName))
    }

    private func emitHeld(of index: Int) {
        guard !frames[index].held.isEmpty else { return }
        let held = frames[index].held
        frames[index].held.removeAll()
        held.forEach(emit)
    }

    private func emit(_ run: Run) {
        append(run.bytes.trimmed, of: run)
        // Where two elements' letters or digits meet, a program may well read them as two values.
        let touching = run.seams.filter { seam in
            seam > 0 && seam < run.bytes.count && run.bytes[seam - 1].isASCIIWord
                && run.bytes[seam].isASCIIWord
        }
        guard !touching.isEmpty else { return }
        var start = 0
        for seam in touching + [run.bytes.count] where seam > start {
            append(run.bytes[start..<seam].trimmed, of: run)
            start = seam
        }
    }

    private func append(_ text: ArraySlice<UInt8>, of run: Run) {
        if let file = Base64.file(in: text) { return files.append(file) }
        let place = Place(line: run.line)
        guard HTMLRecognition.holdsTags(text) else {
            return builder.append(
                text, kind: kind, concealment: concealment, place: place, label: builder.name(run.label))
        }
        markup.append((run.label, Array(text)))
        source.append(text, kind: kind, concealment: .markupOnly, place: place, label: source.name(run.label))
    }
}
