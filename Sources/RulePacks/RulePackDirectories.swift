import Foundation

/// Where rules are read from: the shipped packs, and a site's own changes to them.
package struct RulePackDirectories: Sendable, Hashable {
    package var shipped: String
    /// `nil` where the site changes nothing.
    package var overlay: String?

    package init(shipped: String, overlay: String? = nil) {
        self.shipped = shipped
        self.overlay = overlay
    }

    /// The directories that are used where nobody names any.
    ///
    /// In this order: `$OBSTAT_RULES`; `./rules` if it holds a `policy.yaml`; the first that exists of
    /// `/usr/share/obstat/rules` and `/usr/local/share/obstat/rules`. The overlay is `$OBSTAT_OVERLAY`, or
    /// `/etc/obstat/rules` if it exists and the rules are installed ones.
    ///
    /// - Returns: `nil` if there is none.
    package static func standard(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> RulePackDirectories? {
        let named = environment["OBSTAT_OVERLAY"].flatMap { $0.isEmpty ? nil : $0 }
        if let shipped = environment["OBSTAT_RULES"], !shipped.isEmpty {
            return RulePackDirectories(shipped: shipped, overlay: named)
        }
        if FileManager.default.fileExists(atPath: "rules/" + RuleFiles.policyName) {
            return RulePackDirectories(shipped: "rules", overlay: named)
        }
        guard let shipped = installed.first(where: { FileManager.default.fileExists(atPath: $0) }) else { return nil }
        return RulePackDirectories(shipped: shipped, overlay: named ?? siteOverlay)
    }

    private static let installed = ["/usr/share/obstat/rules", "/usr/local/share/obstat/rules"]

    private static var siteOverlay: String? {
        let path = "/etc/obstat/rules"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
