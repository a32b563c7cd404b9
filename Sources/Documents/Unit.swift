/// An organisational unit that drops documents and answers for them.
package struct Unit: Hashable, Sendable {
    /// Also the name of its folders: lower-case letters, digits, `-`, `_` and `.`, not starting with a full stop.
    package var id: String
    package var name: LocalizedText
    package var contact: Contact
    /// The language of its receipts.
    package var language: Language

    package init(id: String, name: LocalizedText, contact: Contact, language: Language) {
        self.id = id
        self.name = name
        self.contact = contact
        self.language = language
    }
}

/// Whom a unit's receipt names for questions.
package struct Contact: Hashable, Sendable {
    package var name: String
    package var email: String
    package var phone: String

    package init(name: String = "", email: String = "", phone: String = "") {
        self.name = name
        self.email = email
        self.phone = phone
    }
}
