import NIOSSL

/// The files of a TLS server, in PEM.
package struct ServerCertificate: Sendable, Hashable {
    package var chain: String
    package var key: String

    package init(chain: String, key: String) {
        self.chain = chain
        self.key = key
    }

    /// What the server speaks with: TLS 1.2 or newer.
    ///
    /// - Parameter now: nanoseconds since 1970.
    /// - Returns: for the server to begin with.
    /// - Throws: ``ConsoleRefusal`` that says which file is at fault, why, and what to do.
    func configuration(at now: Int64) throws(ConsoleRefusal) -> TLSConfiguration {
        let certificates = try read(chain) { try NIOSSLCertificate.fromPEMFile($0) }
        let key = try read(key) { try NIOSSLPrivateKey(file: $0, format: .pem) }
        guard let own = certificates.first else { throw ConsoleRefusal(certificate: chain, .isEmpty) }
        let moment = now / 1_000_000_000
        guard own.notValidAfter > moment else {
            throw ConsoleRefusal(certificate: chain, .isOver(Int64(own.notValidAfter)))
        }
        guard own.notValidBefore <= moment else {
            throw ConsoleRefusal(certificate: chain, .isEarly(Int64(own.notValidBefore)))
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        // Made once here, for a key that does not fit would otherwise show with the first visitor.
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw ConsoleRefusal(certificate: chain, .doesNotFit(self.key))
        }
        return configuration
    }

    private func read<Content>(
        _ file: String, _ body: (String) throws -> Content
    ) throws(ConsoleRefusal) -> Content {
        do { return try body(file) } catch { throw ConsoleRefusal(certificate: file, .isUnreadable) }
    }
}
