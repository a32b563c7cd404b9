/// The rules of a page's own style sheets that decide whether text shows.
struct StyleSheet {
    private struct Rule {
        let selector: StyleSelector
        let declarations: [StyleDeclaration]
        /// Whether it holds at some widths, on paper or in some states only.
        let isConditional: Bool
    }

    /// Bytes of style sheets that are looked at, and rules that are kept.
    private static let mostBytes = 1 << 21
    private static let mostRules = 4_000
    /// Blocks inside one another (`@media`, `@supports`).
    private static let mostDepth = 6
    /// Elements around an element that are looked at.
    private static let mostAncestors = 128
    /// What weighs more than any selector: the element's own `style`.
    private static let ownWeight = 1 << 24

    private var rules: [Rule] = []
    private var byKey: [String: [Int]] = [:]
    /// Whether further sheets stand in other files, so that nobody knows all of the rules.
    private(set) var isIncomplete = false

    var hasRules: Bool { !rules.isEmpty }

    /// Whether the page has rules of its own and no others.
    var isKnown: Bool { !rules.isEmpty && !isIncomplete }

    /// Nothing.
    init() {}

    /// The sheets of a page or a drawing in UTF-8.
    init(of page: [UInt8]) {
        guard Self.mayStyle(page) else { return }
        var tokenizer = HTMLTokenizer(page)
        var isInStyle = false
        var room = Self.mostBytes
        while let token = tokenizer.next() {
            if case .text(let range, true) = token, isInStyle {
                let text = page[range].prefix(room)
                room -= text.count
                read(Self.withoutComments(text), isConditional: false, depth: 0)
            }
            isInStyle = false
            guard case .start(let tag) = token else { continue }
            isInStyle = tag.name == "style" && !Self.isForPaper(tag)
            if tag.name == "link", Self.isSheet(tag) { isIncomplete = true }
        }
    }

    // MARK: Asking

    /// What holds for an element: its own `style`, then the rules by their weight.
    func values(
        for element: StyleElement, in ancestors: [StyleElement], own: [StyleDeclaration]
    ) -> [String: String] {
        var values: [String: (value: String, weight: Int)] = [:]
        func take(_ declaration: StyleDeclaration, _ weight: Int) {
            let weight = declaration.isImportant ? weight + 1 << 50 : weight
            guard weight >= values[declaration.name]?.weight ?? 0 else { return }
            values[declaration.name] = (declaration.value, weight)
        }
        for declaration in own { take(declaration, Self.ownWeight << 20) }
        guard !rules.isEmpty else { return values.mapValues(\.value) }
        let around = ancestors.suffix(Self.mostAncestors)
        var uncertain: [String: Int] = [:]
        let keys =
            ["*", element.name] + element.classes.map { ".\($0)" } + (element.id.map { ["#" + $0] } ?? [])
        for key in keys {
            for index in byKey[key] ?? [] where rules[index].selector.matches(element, in: around) {
                let rule = rules[index]
                let weight = rule.selector.specificity << 20 + index
                for declaration in rule.declarations {
                    if rule.isConditional {
                        let weight = declaration.isImportant ? weight + 1 << 50 : weight
                        uncertain[declaration.name] = max(weight, uncertain[declaration.name] ?? 0)
                    } else {
                        take(declaration, weight)
                    }
                }
            }
        }
        // What a rule may undo at some width or under the pointer is not hidden for good.
        return values.filter { uncertain[$0.key] ?? 0 <= $0.value.weight }.mapValues(\.value)
    }

    // MARK: Parsing

    private mutating func read(_ sheet: ArraySlice<UInt8>, isConditional: Bool, depth: Int) {
        var rest = sheet
        while !rest.isEmpty, rules.count < Self.mostRules {
            let prelude = rest.prefix(upToAny: Array("{};".utf8))
            let end = rest[prelude.endIndex...].first
            rest = rest[prelude.endIndex...].dropFirst()
            guard end == UInt8(ascii: "{") else {
                if Self.words(of: prelude).hasPrefix("@import") { isIncomplete = true }
                continue
            }
            let block = Self.block(in: rest)
            rest = rest[block.endIndex...].dropFirst()
            if prelude.first(where: { !$0.isXMLSpace }) == UInt8(ascii: "@") {
                guard depth < Self.mostDepth, let holds = Self.condition(of: prelude) else { continue }
                read(block, isConditional: isConditional || !holds, depth: depth + 1)
            } else {
                add(prelude, StyleDeclaration.parse(block), isConditional: isConditional)
            }
        }
    }

    private mutating func add(
        _ selectors: ArraySlice<UInt8>, _ declarations: [StyleDeclaration], isConditional: Bool
    ) {
        guard !declarations.isEmpty else { return }
        var rest = selectors
        while !rest.isEmpty, rules.count < Self.mostRules {
            let piece = rest.prefix(upToAny: [UInt8(ascii: ",")])
            rest = rest[piece.endIndex...].dropFirst()
            guard let selector = StyleSelector(piece) else { continue }
            byKey[selector.key, default: []].append(rules.count)
            rules.append(
                Rule(
                    selector: selector, declarations: declarations,
                    isConditional: isConditional || selector.isConditional))
        }
    }

    /// Whether the rules in an `@` block always hold on a screen; `nil` where it holds none (`@font-face`).
    private static func condition(of prelude: ArraySlice<UInt8>) -> Bool? {
        let words = words(of: prelude)
        if words.hasPrefix("@supports") || words.hasPrefix("@layer") || words.hasPrefix("@scope") {
            return true
        }
        guard words.hasPrefix("@media") || words.hasPrefix("@container") else { return nil }
        return [
            "@media", "@media all", "@media screen", "@media only screen", "@media screen, print",
            "@media print, screen", "@media screen,print",
        ].contains(words)
    }

    private static func words(of text: ArraySlice<UInt8>) -> String {
        String(decoding: text, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// What stands before the bracket that closes a block.
    private static func block(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        var depth = 0
        while true {
            let piece = rest.prefix(upToAny: Array("{}".utf8))
            guard let sign = rest[piece.endIndex...].first else { return text }
            if sign == UInt8(ascii: "{") {
                depth += 1
            } else if depth == 0 {
                return text[..<piece.endIndex]
            } else {
                depth -= 1
            }
            rest = rest[piece.endIndex...].dropFirst()
        }
    }

    /// A sheet with blanks for its comments and for the brackets that hide it from old programs.
    private static func withoutComments(_ sheet: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = sheet
        for mark in ["<!--", "-->", "<![CDATA[", "]]>"] { text.blank(mark) }
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] == UInt8(ascii: "/"), text[index...].has("/*") else {
                index += 1
                continue
            }
            while index < text.endIndex, !text[index...].has("*/") {
                text[index] = 0x20
                index += 1
            }
            for end in index..<Swift.min(index + 2, text.endIndex) { text[end] = 0x20 }
        }
        return text
    }

    private static func mayStyle(_ page: [UInt8]) -> Bool {
        page.indices.contains { index in
            page[index] == UInt8(ascii: "<") && index + 5 < page.count
                && (page[(index + 1)...].prefix(5).elementsEqual("style".utf8, by: { $0 | 0x20 == $1 })
                    || page[(index + 1)...].prefix(4).elementsEqual("link".utf8, by: { $0 | 0x20 == $1 }))
        }
    }

    private static func isForPaper(_ tag: HTMLTag) -> Bool {
        guard let media = tag["media"] else { return false }
        let words = String(decoding: media, as: UTF8.self).lowercased()
        return !words.isEmpty && !words.contains("all") && !words.contains("screen")
    }

    private static func isSheet(_ tag: HTMLTag) -> Bool {
        tag["rel"].map { String(decoding: $0, as: UTF8.self).lowercased().contains("style") } ?? false
    }
}

extension ArraySlice<UInt8> {
    /// Writes blanks over every occurrence of a mark.
    fileprivate mutating func blank(_ mark: String) {
        let mark = Array(mark.utf8)
        for index in indices where self[index] == mark[0] && self[index...].has(mark) {
            for place in index..<(index + mark.count) { self[place] = 0x20 }
        }
    }
}
