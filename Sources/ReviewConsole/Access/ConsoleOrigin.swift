/// How browsers reach the console from elsewhere: scheme, host and perhaps a port, nothing more.
package struct ConsoleOrigin: Sendable, Hashable {
    package let text: String
    let scheme: String
    /// Host with port, in lower case.
    private let authority: String

    /// `nil` unless it is `https://HOST[:PORT]` or `http://` of this host.
    package init?(_ text: String) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[1].isEmpty, !pieces[2].isEmpty else { return nil }
        authority = pieces[2].lowercased()
        let isPlain = authority.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
        guard isPlain, pieces[0] == "https:" || (pieces[0] == "http:" && HostGuard.isLocal(authority)) else {
            return nil
        }
        scheme = String(pieces[0].dropLast())
        self.text = scheme + "://" + authority
    }

    /// Whether cookies may be marked Secure.
    var isSecure: Bool { scheme == "https" }

    func isNamed(by authority: String) -> Bool {
        let named = authority.lowercased()
        return named == self.authority || (isSecure && named == self.authority + ":443")
    }
}
