import Documents
import Foundation
import RulePacks

/// A directory of rules for one test, removed with it.
final class Workbench {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(
            component: "obstat-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }

    var shipped: String { root.appending(component: "rules").path }
    var overlay: String { root.appending(component: "overlay").path }

    /// Writes a file below the workbench, with the folders that it needs.
    func write(_ path: String, _ text: String) throws {
        try write(path, bytes: Data(text.utf8))
    }

    func write(_ path: String, bytes: Data) throws {
        let url = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    func load(withOverlay: Bool = false) throws(RulePackRefusal) -> LoadedRules {
        try RulePacks.load(RulePackDirectories(shipped: shipped, overlay: withOverlay ? overlay : nil))
    }

    /// Every problem, whether the rules were accepted or not.
    func problems(withOverlay: Bool = false) -> [RulePackProblem] {
        do {
            return try load(withOverlay: withOverlay).problems
        } catch {
            return error.problems
        }
    }

    /// `error: message` of each problem, in order.
    func messages(withOverlay: Bool = false) -> [String] {
        problems(withOverlay: withOverlay).map { "\($0.severity.rawValue): \($0.message.en)" }
    }

    /// A pack with one rule that finds five digits.
    static func pack(_ name: String, id: String = "a.number", extra: String = "", version: Int = 1) -> String
    {
        """
        pack: \(name)
        version: \(version)
        rules:
          - id: \(id)
            title: {zh-TW: 編號, en: Number}
            category: personal.other
            pattern: '(?<![0-9])[0-9]{5}(?![0-9])'
            examples: [電話 «12345», 分機 «23456», «34567»]
            counterexamples: [電話, 分機一]
        \(extra)
        """
    }
}
