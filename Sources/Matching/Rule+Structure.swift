package import Documents

extension Rule {
    /// What a rule looks for in how a document is built, where it looks for no words.
    ///
    /// Of each list one entry must hold, and of the lists that are not empty all: a cell of a hidden sheet is
    /// `concealed: [hiddenSheet]`, `kinds: [tableCell]`. Traits are told of whole parts and stand alone.
    package struct Structure: Sendable, Hashable {
        /// How the text is kept from the eye.
        package var concealed: Set<Concealment>
        /// What role the text plays.
        package var kinds: Set<SegmentKind>
        /// The name over or before the text: a metadata or form field, exactly as the format writes it, or the last step
        /// of a path to it: `creator` is also `dc:creator` and `Xmp.dc.creator[1]`.
        ///
        /// Exactly, because the `creator` of one format is a person and the `Creator` of another is a program.
        package var fields: [String]
        /// Facts that no text tells.
        package var traits: Set<Trait>
        /// Text of these kinds is left alone.
        package var exceptKinds: Set<SegmentKind>
        /// Text that is concealed like this is left alone.
        package var exceptConcealed: Set<Concealment>
        /// Text that begins with one of these words is left alone, in whatever case: an author's field often names a
        /// program.
        package var exceptValues: [String]

        package init(
            concealed: Set<Concealment> = [], kinds: Set<SegmentKind> = [], fields: [String] = [],
            traits: Set<Trait> = [], exceptKinds: Set<SegmentKind> = [],
            exceptConcealed: Set<Concealment> = [], exceptValues: [String] = []
        ) {
            self.concealed = concealed
            self.kinds = kinds
            self.fields = fields
            self.traits = traits
            self.exceptKinds = exceptKinds
            self.exceptConcealed = exceptConcealed
            self.exceptValues = exceptValues
        }
    }

    /// A rule on structure, which has neither pattern nor examples: what proves it is a document.
    package init(
        id: String, pack: String, packVersion: Int, title: LocalizedText, category: Category,
        structure: Structure
    ) {
        self.init(
            id: id, pack: pack, packVersion: packVersion, title: title, category: category, pattern: "")
        self.structure = structure
    }
}

extension Rule.Structure: CustomStringConvertible {
    /// As it is written in a pack.
    package var description: String {
        let except =
            Self.list("concealed", exceptConcealed.map(\.name)) + Self.list("kinds", exceptKinds.map(\.name))
            + Self.list("values", exceptValues)
        let keys =
            Self.list("concealed", concealed.map(\.name)) + Self.list("kinds", kinds.map(\.name))
            + Self.list("fields", fields) + Self.list("traits", traits.map(\.name))
            + (except.isEmpty ? [] : ["except: {\(except.joined(separator: ", "))}"])
        return "{\(keys.joined(separator: ", "))}"
    }

    private static func list(_ key: String, _ names: [String]) -> [String] {
        names.isEmpty ? [] : ["\(key): [\(names.sorted().joined(separator: ", "))]"]
    }
}
