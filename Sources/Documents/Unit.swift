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

extension Unit {
    /// Whether `id` can be a unit's id and the name of its folders.
    package static func isValid(id: String) -> Bool {
        let bytes = Array(id.utf8)
        guard !bytes.isEmpty, bytes.count <= 64, bytes[0] != UInt8(ascii: ".") else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
