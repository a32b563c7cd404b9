import Crypto
import HTTPTypes
import Hummingbird

/// A proxy in front of the console that signs people in and names them in a header.
///
/// Any account of this host could send that header, so the proxy shows a secret with it.
package struct TrustedProxy: Sendable {
    let userHeader: HTTPField.Name
    private let secret: [UInt8]
    private static let secretHeader = HTTPField.Name("X-Obstat-Proxy-Secret") ?? .authorization

    /// - Returns: `nil` where the header's name is none, or the secret has fewer than 32 characters.
    package init?(userHeader: String, secret: String) {
        guard let name = HTTPField.Name(userHeader), secret.utf8.count >= 32 else { return nil }
        self.userHeader = name
        self.secret = Array(secret.utf8)
    }

    /// Whom the proxy names; `nil` where it names nobody, two at once, or does not show the secret.
    func user(of request: Request) -> String? {
        let names = request.headers[values: userHeader]
        guard names.count == 1, isShown(in: request) else { return nil }
        return names[0]
    }

    /// From where the proxy says that somebody comes: what it has added at the end of `X-Forwarded-For`.
    ///
    /// Attempts are counted by it, or one stranger would close the door for all that come through the proxy.
    func source(of request: Request) -> String? {
        guard isShown(in: request), let last = request.headers[values: .forwardedFor].last else { return nil }
        let address = last.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? ""
        let isAddress =
            (2...45).contains(address.utf8.count) && address.allSatisfy { $0.isHexDigit || ".:".contains($0) }
        return isAddress ? address : nil
    }

    private func isShown(in request: Request) -> Bool {
        let shown = request.headers[values: Self.secretHeader]
        return shown.count == 1 && SHA256.hash(data: Array(shown[0].utf8)) == SHA256.hash(data: secret)
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = Self("X-Forwarded-For") ?? .from
}
