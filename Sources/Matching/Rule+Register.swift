extension Rule {
    /// What makes a name an entry of a list of people, where no single value says so.
    ///
    /// The rule's pattern finds the name. Its row — the line, or the row of a table — is an entry where something of its owner
    /// stands beside it, and so many entries close together are a list. The rule makes findings of their names only.
    package struct Register: Sendable, Hashable {
        /// The fewest rows, each with another name, that are a list; at least 2.
        package var rows: Int
        /// A pattern that must match in the row, before or behind the name.
        package var beside: String
        /// A pattern for what stands in rows, and over lists, that are not about private persons.
        package var unless: String?

        package init(rows: Int, beside: String, unless: String? = nil) {
            self.rows = rows
            self.beside = beside
            self.unless = unless
        }
    }
}
