/// One start tag: its name and its attributes, without prefixes.
///
/// Readers go by local names alone: a document may bind any prefix, and the strict and the transitional variants of
/// OOXML differ in nothing but their namespaces.
struct XMLElement {
    /// One attribute; its value is a range of the element's ``XMLElement/values``.
    struct Attribute {
        let name: XMLName
        /// Its number in ``XMLNames``.
        let spelling: Int32
        /// Whether it has a prefix: `r:id` besides `id`.
        let isQualified: Bool
        let value: Range<Int>
    }

    let names: XMLNames
    var name: XMLName = .other
    /// Its number in ``XMLNames``.
    var spelling: Int32 = 0
    /// One-based line of the document.
    var line: Int32 = 0
    var attributes: [Attribute] = []
    var values: [UInt8] = []

    /// The name as the document spells it, without its prefix.
    var localName: String { names.text(spelling) }

    /// The attribute's value, or `nil` where the element has none of that name.
    subscript(name: XMLName) -> ArraySlice<UInt8>? {
        attributes.first { $0.name == name }.map { values[$0.value] }
    }

    /// The value of an attribute that has a prefix, as `r:id` does.
    func qualified(_ name: XMLName) -> ArraySlice<UInt8>? {
        attributes.first { $0.name == name && $0.isQualified }.map { values[$0.value] }
    }

    /// The value of an attribute that has no prefix.
    func plain(_ name: XMLName) -> ArraySlice<UInt8>? {
        attributes.first { $0.name == name && !$0.isQualified }.map { values[$0.value] }
    }

    func string(_ name: XMLName) -> String? {
        self[name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number; `nil` where there is none, or not one.
    func integer(_ name: XMLName) -> Int? {
        self[name].flatMap(Int.init(decimal:))
    }

    /// What OOXML's on/off properties say: present without a value means on.
    func isOn(_ name: XMLName) -> Bool {
        guard let value = self[name] else { return true }
        return
            !(value.elementsEqual("0".utf8) || value.elementsEqual("false".utf8)
            || value.elementsEqual("off".utf8))
    }

    /// Whether an on/off attribute is present and on.
    func isSet(_ name: XMLName) -> Bool {
        self[name] != nil && isOn(name)
    }

    func value(of attribute: Attribute) -> ArraySlice<UInt8> { values[attribute.value] }
}

extension Int {
    /// The number that ASCII digits write, with an optional minus; `nil` for anything else and beyond 18 digits.
    init?(decimal bytes: ArraySlice<UInt8>) {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        self = isNegative ? -value : value
    }
}
