/// Which elements a rule of a style sheet is for (CSS Selectors, as far as they say where text is hidden).
///
/// What depends on more than the page itself (`:hover`, `:checked`) or on brothers and order is left out; such a selector
/// is *conditional*: it may match.
struct StyleSelector {
    private enum Part {
        case name(String)
        case id(String)
        case ofClass(String)
        case attribute(String, value: String?)
    }

    private struct Compound {
        var parts: [Part] = []
        /// Whether it must be the parent of the one that follows, not only an ancestor.
        var isParent = false
    }

    private static let mostCompounds = 12
    /// What is drawn beside an element's own text.
    private static let drawn: Set<String> = [
        "before", "after", "first-line", "first-letter", "placeholder", "selection", "marker", "backdrop",
    ]

    /// From the outermost to the element itself.
    private var compounds: [Compound] = [Compound()]
    private(set) var isConditional = false

    /// `nil` where it is for no element's text, or can't be understood.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text.trimmed[...]
        guard !rest.isEmpty else { return nil }
        while let byte = rest.first {
            switch byte {
            case _ where byte.isXMLSpace || "> +~".utf8.contains(byte):
                guard combine(&rest) else { return nil }
            case UInt8(ascii: "*"): rest = rest.dropFirst()
            case UInt8(ascii: "."): add(.ofClass(Self.word(&rest, after: 1)))
            case UInt8(ascii: "#"): add(.id(Self.word(&rest, after: 1)))
            case UInt8(ascii: "["): addAttribute(&rest)
            case UInt8(ascii: ":"): guard addPseudo(&rest) else { return nil }
            default:
                let name = Self.word(&rest, after: 0)
                guard !name.isEmpty else { return nil }
                add(.name(name))
            }
        }
    }

    /// How much it weighs against others.
    var specificity: Int {
        compounds.reduce(0) { sum, compound in
            compound.parts.reduce(sum) { sum, part in
                switch part {
                case .id: sum + 10_000
                case .ofClass, .attribute: sum + 100
                case .name: sum + 1
                }
            }
        }
    }

    /// By what the rules for an element can be looked up: `#id`, `.class`, its name or `*`.
    var key: String {
        var key = "*"
        for part in compounds[compounds.count - 1].parts {
            switch part {
            case .id(let id): return "#" + id
            case .ofClass(let name): key = "." + name
            case .name(let name) where key == "*": key = name
            default: break
            }
        }
        return key
    }

    /// Whether it is for an element inside of others, the outermost first.
    func matches(_ element: StyleElement, in ancestors: ArraySlice<StyleElement>) -> Bool {
        guard Self.fits(compounds[compounds.count - 1], element) else { return false }
        // All places where the compound on the right may stand; there is no need to go back and try again.
        var reach = [ancestors.endIndex]
        for compound in compounds.dropLast().reversed() {
            if compound.isParent {
                reach = reach.map { $0 - 1 }.filter {
                    $0 >= ancestors.startIndex && Self.fits(compound, ancestors[$0])
                }
            } else {
                let end = reach.max() ?? ancestors.startIndex
                reach = ancestors[..<end].indices.filter { Self.fits(compound, ancestors[$0]) }
            }
            if reach.isEmpty { return false }
        }
        return true
    }

    private static func fits(_ compound: Compound, _ element: StyleElement) -> Bool {
        compound.parts.allSatisfy { part in
            switch part {
            case .name(let name): element.name == name
            case .id(let id): element.id == id
            case .ofClass(let name): element.classes.contains { $0 == name }
            case .attribute(let name, let value):
                element.attributes.contains {
                    guard $0.name == name else { return false }
                    guard let value else { return true }
                    return $0.value.elementsEqual(value.utf8)
                }
            }
        }
    }

    // MARK: Parsing

    private mutating func add(_ part: Part) {
        compounds[compounds.count - 1].parts.append(part)
    }

    /// Begins the next compound.
    private mutating func combine(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let signs = rest.prefix { $0.isXMLSpace || ">+~".utf8.contains($0) }
        rest = rest[signs.endIndex...]
        guard compounds.count < Self.mostCompounds, !rest.isEmpty else { return false }
        if signs.contains(where: { "+~".utf8.contains($0) }) {
            // A brother is not among the ancestors.
            isConditional = true
            compounds[compounds.count - 1] = Compound()
            return true
        }
        compounds[compounds.count - 1].isParent = signs.contains(UInt8(ascii: ">"))
        compounds.append(Compound())
        return true
    }

    private mutating func addAttribute(_ rest: inout ArraySlice<UInt8>) {
        let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: "]") }
        rest = rest[inside.endIndex...].dropFirst()
        let name = inside.prefix(while: Self.isOfName)
        let relation = inside[name.endIndex...].drop(while: \.isXMLSpace)
        var value: String?
        if relation.first == UInt8(ascii: "=") {
            let quoted = relation.dropFirst().trimmed.filter {
                $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'")
            }
            value = String(decoding: quoted, as: UTF8.self)
        } else if !relation.isEmpty {
            isConditional = true
        }
        add(.attribute(String(decoding: name, as: UTF8.self).lowercased(), value: value))
    }

    private mutating func addPseudo(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let isElement = rest.dropFirst().first == UInt8(ascii: ":")
        let name = Self.word(&rest, after: isElement ? 2 : 1)
        if rest.first == UInt8(ascii: "(") {
            let arguments = rest.dropFirst().prefix(upToAny: [UInt8(ascii: ")")])
            rest = rest[arguments.endIndex...].dropFirst()
        }
        guard !isElement, !Self.drawn.contains(name), !name.isEmpty else { return false }
        if name != "root" { isConditional = true }
        return true
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte.isASCIIWord || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// A name, with what its backslashes escape; lower case.
    private static func word(_ rest: inout ArraySlice<UInt8>, after skipped: Int) -> String {
        rest = rest.dropFirst(skipped)
        var word: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "\\"), rest.count > 1 {
                rest = rest.dropFirst()
                word.append(rest[rest.startIndex])
            } else if isOfName(byte) {
                word.append(byte)
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}
