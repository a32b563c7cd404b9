import Documents

/// Text that attributes hold, and addresses that lead out of the document.
extension ODFTextVisitor {
    func readAttributes(of element: XMLElement) {
        for attribute in element.attributes {
            let value = element.value(of: attribute)
            switch attribute.name {
            case .href: readAddress(value, of: element)
            case .stringValue where element.name == .hiddenText, .valueIfTrue, .valueIfFalse:
                append(value, layer: .concealed(.hiddenText))
                if paragraphs.isEmpty { say(value, attribute, of: element) }
            case .name where element.name == .table || element.name == .page || element.name == .section:
                say(value, attribute, of: element)
            case .value, .stringValue, .dateValue, .formula:
                if element.name != .tableCell, value.isTelling || value.contains(where: \.isASCIILetter) {
                    say(value, attribute, of: element)
                }
            case .currentValue, .label, .title, .helpMessage, .condition: say(value, attribute, of: element)
            default: if SweepVisitor.tells(attribute, of: element) { say(value, attribute, of: element) }
            }
        }
    }

    private func say(_ value: ArraySlice<UInt8>, _ attribute: XMLElement.Attribute, of element: XMLElement) {
        let isFont =
            element.localName.hasPrefix("font") || element.names.text(attribute.spelling).hasPrefix("font")
        guard !isFont else { return }
        asides.append(
            value.trimmed, kind: .metadata, concealment: concealment, place: place(in: &asides),
            label: asides.name("\(element.localName) \(element.names.text(attribute.spelling))"))
    }

    private func readAddress(_ address: ArraySlice<UInt8>, of element: XMLElement) {
        let text = HTMLLink.readable(Array(address))
        switch element.name {
        case .image, .object, .plugin, .sectionSource, .tableSource, .floatingFrame, .fillImage:
            guard Self.leadsOut(text) else { return }
            outside.append(element.localName)
        default: break
        }
        asides.append(
            text, kind: .formField, concealment: .markupOnly, place: place(in: &asides),
            label: asides.name("href"))
    }

    /// Whether an address is not one of the package's own members.
    private static func leadsOut(_ address: [UInt8]) -> Bool {
        if address.starts(with: "../".utf8) || address.starts(with: "/".utf8) { return true }
        let scheme = address.prefix { $0.isASCIIWord || "+-.".utf8.contains($0) }
        return scheme.count > 1 && scheme.count < address.count && address[scheme.count] == UInt8(ascii: ":")
    }
}
