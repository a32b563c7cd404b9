/// The chain of containers from the dropped file down to one part: `a.zip › b.docx › word/comments.xml`.
package struct PartPath: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Names from the outermost container inwards.
    ///
    /// The document itself is the empty chain.
    package let names: [String]

    /// The document itself.
    package static let document = PartPath(names: [])

    package init(names: [String]) {
        self.names = names
    }

    /// How many containers have been opened to get here.
    package var depth: Int { names.count }

    /// The chain, outermost first, joined by ` › `; empty for the document itself.
    package var description: String { names.joined(separator: " › ") }

    package func appending(_ name: String) -> PartPath {
        PartPath(names: names + [name])
    }
}
