package import Documents

/// What the console needs to know besides the store.
package struct ConsoleConfiguration: Sendable {
    /// Where it listens: 127.0.0.1 unless it speaks TLS itself.
    package var address: String
    /// Zero lets the system choose.
    package var port: Int
    package var token: ConsoleToken
    /// The units that are known by name; others are shown by their ids.
    package var units: [Unit]
    /// Days within which a waiting document is to be decided.
    package var dueDays: Int
    /// How browsers reach it from elsewhere; `nil` where they are on this host.
    package var origin: ConsoleOrigin?
    package var certificate: ServerCertificate?
    package var proxy: TrustedProxy?
    package var signInService: SignInService?

    package init(
        address: String = "127.0.0.1", port: Int, token: ConsoleToken, units: [Unit], dueDays: Int = 5,
        origin: ConsoleOrigin? = nil, certificate: ServerCertificate? = nil, proxy: TrustedProxy? = nil,
        signInService: SignInService? = nil
    ) {
        self.address = address
        self.port = port
        self.token = token
        self.units = units
        self.dueDays = dueDays
        self.origin = origin
        self.certificate = certificate
        self.proxy = proxy
        self.signInService = signInService
    }

    /// Whether browsers come over TLS, to us or to a proxy.
    var isSecure: Bool { certificate != nil || origin?.isSecure == true }
}
