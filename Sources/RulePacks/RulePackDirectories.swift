import Documents
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

    /// The directories that were named, and the usual ones where none was.
    ///
    /// Without `shipped`, in this order: `$OBSTAT_RULES`; `./rules` if it holds a `policy.yaml`; for a program that was
    /// built and not installed, the `rules` beside its `.build`; the first that exists of `/usr/share/obstat/rules` and
    /// `/usr/local/share/obstat/rules`. Without `overlay`: `$OBSTAT_OVERLAY`, or for
    /// installed rules `/etc/obstat/rules` if it exists.
    ///
    /// - Throws: one problem, if none was named and there is none.
    package static func standard(
        shipped: String? = nil, overlay: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(RulePackRefusal) -> RulePackDirectories {
        let named = overlay ?? environment["OBSTAT_OVERLAY"].flatMap { $0.isEmpty ? nil : $0 }
        let fromEnvironment = environment["OBSTAT_RULES"].flatMap { $0.isEmpty ? nil : $0 }
        if let shipped = shipped ?? fromEnvironment {
            return RulePackDirectories(shipped: shipped, overlay: named)
        }
        if FileManager.default.fileExists(atPath: "rules/" + RuleFiles.policyName) {
            return RulePackDirectories(shipped: "rules", overlay: named)
        }
        if let built = besideBuild { return RulePackDirectories(shipped: built, overlay: named) }
        guard let shipped = installed.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw RulePackRefusal(problems: [nowhere])
        }
        return RulePackDirectories(shipped: shipped, overlay: named ?? siteOverlay)
    }

    private static let nowhere = RulePackProblem(
        severity: .error, file: installed[0], line: 0, column: 0, length: 1,
        message: LocalizedText(zhTW: "找不到規則目錄", en: "no rules are installed"),
        hint: LocalizedText(
            zhTW: "以 --rules 指定目錄，或設定環境變數 OBSTAT_RULES",
            en: "name their directory with --rules or in the environment variable OBSTAT_RULES"),
        sourceLine: "")

    /// The rules of the source tree that this program was built in; `nil` for an installed one.
    private static var besideBuild: String? {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().pathComponents
        guard let build = program.firstIndex(of: ".build") else { return nil }
        let rules = NSString.path(withComponents: Array(program[..<build])) + "/rules"
        return FileManager.default.fileExists(atPath: rules + "/" + RuleFiles.policyName) ? rules : nil
    }

    private static let installed = ["/usr/share/obstat/rules", "/usr/local/share/obstat/rules"]

    private static var siteOverlay: String? {
        let path = "/etc/obstat/rules"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
