import Documents

/// Reads parts that only say how a document looks or works: any text in them, and any attribute that tells something.
final class SweepVisitor: XMLVisitor {
    /// Attributes that name fonts and scripts; their values are the same in a million documents.
    static let fontNames: Set<XMLName> = [.typeface, .ascii, .hAnsi, .eastAsia, .cs, .panose, .script, .font]

    /// Whether an attribute that no reader knows says something: not a font, not an identifier.
    static func tells(_ attribute: XMLElement.Attribute, of element: XMLElement) -> Bool {
        guard element.value(of: attribute).isTelling, !fontNames.contains(attribute.name), element.name != .font else {
            return false
        }
        let isNumber = element.value(of: attribute).allSatisfy(\.isASCIIDigit)
        return !isNumber || attribute.name != .id && !element.localName.hasSuffix("Id")
    }

    private(set) var builder = PartTextBuilder()
    private let concealment: Concealment
    private let named: Set<XMLName>
    private var names: [String] = []

    /// - Parameter named: elements whose `name` (or `val`) people choose, to be read whatever it looks like.
    init(concealment: Concealment = .none, named: Set<XMLName> = []) {
        self.concealment = concealment
        self.named = named
    }

    func start(_ element: XMLElement) {
        names.append(element.localName)
        for attribute in element.attributes {
            let value = element.value(of: attribute)
            let isChosen = named.contains(element.name) && [.name, .val, .v].contains(attribute.name)
            guard isChosen || Self.tells(attribute, of: element) else { continue }
            builder.append(
                value.trimmed, kind: .metadata, concealment: concealment,
                label: builder.name("\(element.localName) \(element.names.text(attribute.spelling))"))
        }
    }

    func end(_ name: XMLName) { _ = names.popLast() }

    func text(_ bytes: [UInt8]) {
        builder.append(
            bytes.trimmed, kind: .metadata, concealment: concealment, label: builder.name(names.last ?? ""))
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly, place: Place(line: line))
    }
}
