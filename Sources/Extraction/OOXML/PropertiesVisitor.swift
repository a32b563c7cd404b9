import Documents

/// Reads document properties: each value under the name of its field.
final class PropertiesVisitor: XMLVisitor {
    /// How a custom property's value is typed (ECMA-376 part 1, 22.4); the name stands on the element around it.
    private static let types: Set<String> = [
        "array", "blob", "bool", "bstr", "cy", "date", "decimal", "error", "filetime", "i1", "i2", "i4", "i8",
        "int",
        "lpstr", "lpwstr", "oblob", "r4", "r8", "ui1", "ui2", "ui4", "ui8", "uint", "variant", "vector",
    ]

    private(set) var builder = PartTextBuilder()
    private var labels: [String] = []
    private var value: [UInt8] = []

    func start(_ element: XMLElement) {
        value.removeAll(keepingCapacity: true)
        // Custom properties name their field in an attribute.
        let name = element[.name].map { String(decoding: $0, as: UTF8.self) } ?? element.localName
        let isWrapper = Self.types.contains(element.localName) && !labels.isEmpty
        labels.append(isWrapper ? labels[labels.count - 1] : name)
        for attribute in element.attributes
        where element.value(of: attribute).isTelling {
            append(Array(element.value(of: attribute)), label: element.names.text(attribute.spelling))
        }
    }

    func text(_ bytes: [UInt8]) { value += bytes }

    func end(_ name: XMLName) {
        if let label = labels.popLast() { append(value, label: label) }
        value.removeAll(keepingCapacity: true)
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        builder.append(bytes.trimmed, kind: .comment, concealment: .markupOnly, place: Place(line: line))
    }

    private func append(_ text: [UInt8], label: String) {
        builder.append(text.trimmed, kind: .metadata, label: builder.name(label))
    }
}
