/// An address that a mail can be written to or from: plain `name@host` in printable ASCII.
///
/// Nothing in it can end a header or an SMTP command.
package enum MailAddress {
    package static func isValid(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard (3...254).contains(bytes.count), bytes.count(where: { $0 == UInt8(ascii: "@") }) == 1,
            bytes.first != UInt8(ascii: "@"), bytes.last != UInt8(ascii: "@"),
            bytes.first != UInt8(ascii: "-")
        else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "@.!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
            }
        }
    }
}
