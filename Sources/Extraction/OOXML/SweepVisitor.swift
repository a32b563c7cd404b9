import Documents

/// Reads parts that only say how a document looks or works: any text in them, and any attribute that tells something.
final class SweepVisitor: XMLVisitor {
    /// Attributes that name fonts and scripts; their values are the same in a million documents.
    static let fontNames: Set<XMLName> = [.typeface, .ascii, .hAnsi, .eastAsia, .cs, .panose, .script, .font]

    /// Whether an attribute that no reader knows says something: not a font, not an identifier, not a built-in name.
    static func tells(_ attribute: XMLElement.Attribute, of element: XMLElement) -> Bool {
        let value = element.value(of: attribute)
        guard value.isTelling, !fontNames.contains(attribute.name), element.name != .font, !value.isGUID
        else {
            return false
        }
        if value.contains(where: { $0 >= 0x80 }) { return value.count > 3 }
        // Every document lists the built-in styles by name, and every shape of the old kind its CSS.
        if attribute.name == .style || element.localName == "lsdException"
            || element.localName.hasPrefix("panose")
        {
            return false
        }
        return !value.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
            || value.first == UInt8(ascii: "0") || (12...19).contains(value.count)
    }

    private(set) var builder = PartTextBuilder()
    /// Character data, where ``concealment`` says that it is kept from somewhere.
    private(set) var texts: [[UInt8]] = []
    private let concealment: Concealment
    private let named: Set<XMLName>
    private var names: [String] = []

    /// The `named` elements have a `name`, `val` or `v` that people choose: it is read whatever it looks like.
    init(concealment: Concealment = .none, named: Set<XMLName> = []) {
        self.concealment = concealment
        self.named = named
    }

    func start(_ element: XMLElement) {
        let isBuiltIn = element.name == .name && names.last == "style"
        names.append(element.localName)
        for attribute in element.attributes {
            let value = element.value(of: attribute)
            let isChosen = named.contains(element.name) && [.name, .val, .v].contains(attribute.name)
            guard isChosen || Self.tells(attribute, of: element) else { continue }
            if isBuiltIn, value.allSatisfy({ $0 < 0x80 && !$0.isASCIIDigit || $0 == 0x31 }) { continue }
            builder.append(
                value.trimmed, kind: .metadata, concealment: concealment,
                label: builder.name("\(element.localName) \(element.names.text(attribute.spelling))"))
        }
    }

    func end(_ name: XMLName) { _ = names.popLast() }

    func text(_ bytes: [UInt8]) {
        guard !bytes.trimmed.isGUID else { return }
        if concealment == .cachedData, texts.count < 1 << 16 { noteText(bytes.trimmed) }
        builder.append(
            bytes.trimmed, kind: .metadata, concealment: concealment, label: builder.name(names.last ?? ""))
    }

    /// Numbers stand in every table; words are known again.
    private func noteText(_ text: ArraySlice<UInt8>) {
        guard text.contains(where: { $0.isASCIILetter || $0 >= 0x80 }) || text.count >= 8 else { return }
        texts.append(Array(text))
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly, place: Place(line: line))
    }
}

extension Collection<UInt8> {
    /// Whether it is an identifier that a program drew by lot: `{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}`.
    var isGUID: Bool {
        count == 38 && first == UInt8(ascii: "{")
            && allSatisfy { $0.isASCIIDigit || "ABCDEFabcdef-{}".utf8.contains($0) }
    }
}
