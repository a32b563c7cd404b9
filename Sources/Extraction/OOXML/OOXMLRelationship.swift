/// One arrow from a part of a package to another part, or out of the package.
struct OOXMLRelationship {
    let id: String
    /// The last word of the type's address, which the strict and the transitional variant share: `hyperlink`, `image`.
    let kind: String
    /// A part's name without a leading slash, or an address outside.
    let target: String
    let isExternal: Bool

    /// Where a part's relationships stand: `word/_rels/document.xml.rels` for `word/document.xml`.
    static func partName(for part: String) -> String {
        guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
        return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
    }

    /// The part that owns a relationships part; empty for the package itself.
    static func owner(of relationships: String) -> String {
        relationships.replacing("_rels/", with: "", maxReplacements: 1).dropSuffix(".rels")
    }

    /// A target as a part's name: relative to its owner's folder unless it begins with a slash.
    static func resolve(_ target: String, from owner: String) -> String {
        let decoded = String(decoding: HTMLLink.percentDecoded(Array(target.utf8)[...]), as: UTF8.self)
        guard !decoded.hasPrefix("/") else { return String(decoded.dropFirst()) }
        var folders = owner.split(separator: "/").dropLast()
        for step in decoded.split(separator: "/") where step != "." {
            if step == ".." { _ = folders.popLast() } else { folders.append(step) }
        }
        return folders.joined(separator: "/")
    }
}

extension String {
    fileprivate func dropSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

/// Reads a relationships part.
final class OOXMLRelationshipVisitor: XMLVisitor {
    private(set) var relationships: [OOXMLRelationship] = []
    private(set) var remarks: [[UInt8]] = []
    private let owner: String

    init(owner: String) {
        self.owner = owner
    }

    func start(_ element: XMLElement) {
        guard element.name == .relationship, let target = element.string(.target) else { return }
        let isExternal = element.string(.targetMode) == "External"
        relationships.append(
            OOXMLRelationship(
                id: element.string(.relationshipID) ?? "",
                kind: (element.string(.relationshipType) ?? "").split(separator: "/").last.map(String.init)
                    ?? "",
                target: isExternal ? target : OOXMLRelationship.resolve(target, from: owner),
                isExternal: isExternal))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: [UInt8]) { if !bytes.isBlank { remarks.append(bytes) } }
    func remark(_ bytes: [UInt8], line: Int32) { remarks.append(bytes) }
}
