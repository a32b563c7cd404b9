import Crypto
import Documents
import Foundation
import Glibc

/// The files of one directory of rules, read and sorted by name, so that every machine sees the same order.
struct RuleFiles {
    private(set) var packs: [SourceFile] = []
    private(set) var lists: [SourceFile] = []
    private(set) var policy: SourceFile?
    private(set) var overlay: SourceFile?

    /// Every file that was read.
    var all: [SourceFile] { packs + lists + [policy, overlay].compactMap(\.self) }

    static let policyName = "policy.yaml"
    static let overlayName = "overlay.yaml"

    /// As it was named.
    let directory: String
    /// The directory with links resolved; nothing outside it is read.
    private let root: String
    private let log: ProblemLog

    /// Reads everything below `directory`, and logs what can't be read.
    init(directory: String, log: ProblemLog) {
        self.directory = directory
        self.log = log
        root = Self.resolved(directory)
        guard isReadableDirectory else { return }
        let names = names(below: "", depth: 0)
        if names.count <= RulePackLimits.files {
            for name in names.sorted(by: Self.precedes) { read(name) }
        } else {
            log.error(
                LocalizedText(
                    zhTW: "檔案超過 \(RulePackLimits.files) 個", en: "more than \(RulePackLimits.files) files"),
                path: directory)
        }
    }

    private var isReadableDirectory: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: root)
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory: return true
        case nil:
            log.error(
                LocalizedText(zhTW: "找不到規則目錄", en: "there is no such rule directory"), path: directory,
                hint: LocalizedText(
                    zhTW: "以 --rules 指定目錄，或設定環境變數 OBSTAT_RULES",
                    en: "name one with --rules, or in the environment variable OBSTAT_RULES"))
            return false
        default:
            log.error(LocalizedText(zhTW: "不是目錄", en: "not a directory"), path: directory)
            return false
        }
    }

    private mutating func read(_ name: String) {
        if name.hasPrefix("lists/") {
            guard name.hasSuffix(".txt"), let file = file(name, limit: RulePackLimits.listBytes) else {
                return
            }
            lists.append(file)
        } else if name.hasSuffix(".yaml") {
            guard let file = file(name, limit: RulePackLimits.packBytes) else { return }
            switch name {
            case Self.policyName: policy = file
            case Self.overlayName: overlay = file
            default: packs.append(file)
            }
        } else if name.hasSuffix(".yml") {
            log.warning(
                LocalizedText(zhTW: "不會讀取副檔名為 .yml 的檔案", en: "files named .yml are not read"),
                path: path(of: name), hint: LocalizedText(zhTW: "請改名為 .yaml", en: "name it .yaml"))
        }
    }

    // MARK: Walking

    private func names(below folder: String, depth: Int) -> [String] {
        guard depth <= RulePackLimits.depth else {
            log.error(
                LocalizedText(
                    zhTW: "資料夾超過 \(RulePackLimits.depth) 層",
                    en: "more than \(RulePackLimits.depth) folders deep"),
                path: path(of: folder))
            return []
        }
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: path(of: folder))
        } catch {
            log.error(LocalizedText(zhTW: "無法讀取目錄", en: "the folder can't be read"), path: path(of: folder))
            return []
        }
        return entries.filter { !$0.hasPrefix(".") }.flatMap { entry -> [String] in
            let name = folder.isEmpty ? entry : folder + "/" + entry
            return type(of: name) == S_IFDIR ? names(below: name, depth: depth + 1) : [name]
        }
    }

    /// Byte order, the same in every locale.
    private static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
    }

    private func path(of name: String) -> String {
        name.isEmpty ? directory : (directory.hasSuffix("/") ? directory + name : directory + "/" + name)
    }

    /// The kind of file (`S_IFMT`), links not followed; `nil` where there is none.
    private func type(of name: String) -> mode_t? {
        var status = stat()
        return unsafe lstat(path(of: name), &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    // MARK: Reading

    private func file(_ name: String, limit: Int) -> SourceFile? {
        let path = path(of: name)
        guard isInside(name), isRegular(path) else { return nil }
        guard let data = contents(of: path, limit: limit) else { return nil }
        guard data.count <= limit else {
            log.error(
                LocalizedText(zhTW: "檔案超過 \(limit >> 10) KiB", en: "larger than \(limit >> 10) KiB"),
                path: path)
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            log.error(
                LocalizedText(zhTW: "不是有效的 UTF-8", en: "not valid UTF-8"), path: path,
                hint: Self.firstInvalid(data).map {
                    LocalizedText(zhTW: "第 \($0) 行起；請改存為 UTF-8", en: "from line \($0) on; save it as UTF-8")
                })
            return nil
        }
        return SourceFile(
            path: path, name: name, text: text, sha256: SHA256.hash(data: data).hexadecimal)
    }

    /// One byte more than the limit is read, so that a longer file shows.
    private func contents(of path: String, limit: Int) -> Data? {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: limit + 1) ?? Data()
        else {
            log.error(LocalizedText(zhTW: "無法讀取檔案", en: "the file can't be read"), path: path)
            return nil
        }
        try? handle.close()
        return data
    }

    /// A link may only lead to a place within the directory.
    private func isInside(_ name: String) -> Bool {
        guard type(of: name) == S_IFLNK else { return true }
        let target = Self.resolved(path(of: name))
        if target.hasPrefix(root + "/") { return true }
        log.error(
            LocalizedText(zhTW: "符號連結指向規則目錄之外", en: "a link that leads out of the rule directory"),
            path: path(of: name),
            hint: LocalizedText(zhTW: "請複製檔案，不要連結", en: "copy the file instead of linking it"))
        return false
    }

    private func isRegular(_ path: String) -> Bool {
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return true }
        log.error(LocalizedText(zhTW: "不是一般檔案", en: "not a regular file"), path: path)
        return false
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// The one-based line of the first byte that is not UTF-8.
    private static func firstInvalid(_ data: Data) -> Int? {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
    }
}
