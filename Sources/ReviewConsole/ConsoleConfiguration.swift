package import Documents

/// What the console needs to know besides the store.
package struct ConsoleConfiguration: Sendable {
    /// On 127.0.0.1; zero lets the system choose.
    package var port: Int
    package var token: ConsoleToken
    /// The units that are known by name; others are shown by their ids.
    package var units: [Unit]

    package init(port: Int, token: ConsoleToken, units: [Unit]) {
        self.port = port
        self.token = token
        self.units = units
    }
}
