import Foundation

/// An address at the provider: `https`, or `http` to this machine, at a host that the settings allow.
struct ProviderAddress: Sendable, Hashable {
    let text: String
    /// Host with port, in lower case.
    let authority: String
    let isLocal: Bool

    /// `nil` for what has a user, a fragment or another scheme.
    init?(_ text: String) {
        guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: text), parts.user == nil, parts.password == nil,
            parts.fragment == nil, let host = parts.host?.lowercased(), !host.isEmpty
        else { return nil }
        isLocal = host == "localhost" || host == "127.0.0.1"
        guard parts.scheme == "https" || (parts.scheme == "http" && isLocal) else { return nil }
        authority = parts.port.map { "\(host):\($0)" } ?? host
        self.text = text
    }

    /// The same address with questions added to those it has.
    func asking(_ questions: [(String, String)]) -> String {
        text + (text.contains("?") ? "&" : "?") + FormText.encoded(questions)
    }
}

/// Fields as a form sends them (`application/x-www-form-urlencoded`).
enum FormText {
    static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }

    /// Everything but the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(Character(UnicodeScalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
