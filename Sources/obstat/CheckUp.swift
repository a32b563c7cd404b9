import AuditStore
import Documents
import Examination
import Glibc
import RulePacks
import Sandbox
import Settings

/// What `obstat doctor` looks at, one line each: how it is, and what to do where it is not well.
struct CheckUp {
    enum Health {
        case well, warning, failed
    }

    var lines: [(health: Health, text: LocalizedText)] = []

    var hasFailed: Bool { lines.contains { $0.health == .failed } }

    func text(_ language: Language) -> String {
        lines.map { line in
            let mark =
                switch line.health {
                case .well: "✓"
                case .warning: "!"
                case .failed: "✗"
                }
            return "\(mark) \(line.text(language))\n"
        }.joined()
    }

    mutating func kernel() {
        let protections = KernelProtections.probe()
        for missing in protections.missing { lines.append((.failed, missing)) }
        guard protections.missing.isEmpty else { return }
        lines.append(
            (
                .well,
                LocalizedText(
                    zhTW: "核心隔離機制齊備（Landlock ABI \(protections.landlockABI)、seccomp）。",
                    en: "The kernel confines examiners (Landlock ABI \(protections.landlockABI), seccomp).")
            ))
    }

    /// Loads the rules, then starts an examiner with them, which reads its test documents.
    mutating func rulesAndExaminer(rules: String?, overlay: String?) {
        do {
            let loaded = try RulePacks.load(.standard(shipped: rules, overlay: overlay))
            lines.append(
                (
                    .well,
                    LocalizedText(
                        zhTW: "規則包載入 \(loaded.book.rules.count) 條規則，範例全數通過。",
                        en: "\(loaded.book.rules.count) rules load, and all their examples hold.")
                ))
            examiner(loaded.book)
        } catch {
            lines.append(
                (
                    .failed,
                    LocalizedText(
                        zhTW: "規則包無法載入（\(error.errors.count) 個錯誤）。請執行 obstat rules check。",
                        en: "The rules don't load (\(error.errors.count) errors). Run obstat rules check.")
                ))
        }
    }

    private mutating func examiner(_ book: RuleBook) {
        do {
            let setup = ExaminerSetup(startsEverything: true, fingerprintKey: FingerprintKey())
            let examiner = try Examiner(setup: setup, rules: book)
            defer { examiner.stop() }
            lines.append(
                (
                    .well,
                    LocalizedText(
                        zhTW: "檢查程式已就緒：\(examiner.engine)。", en: "The examiner is ready: \(examiner.engine).")
                ))
            guard !examiner.engine.contains("pdfium/") else { return }
            lines.append(
                (
                    .warning,
                    LocalizedText(
                        zhTW: "未安裝 PDFium，所有 PDF 都會留置。請執行 make deps 或重新安裝。",
                        en: "PDFium is not installed, so every PDF is held. Run make deps, or install again.")
                ))
        } catch {
            lines.append((.failed, error.explanation))
        }
    }

    mutating func folders(of settings: Settings) {
        let folders = [settings.drop, settings.upload, settings.spool, settings.state]
        for folder in folders + settings.units.map({ settings.dropFolder(of: $0.id) }) {
            let isThere = unsafe access(folder, R_OK | W_OK | X_OK) == 0
            lines.append(
                isThere
                    ? (.well, LocalizedText(zhTW: "資料夾可用：\(folder)", en: "The folder is there: \(folder)"))
                    : (
                        .warning,
                        LocalizedText(
                            zhTW: "資料夾不存在或無權限：\(folder)。首次啟動 obstatd 時會建立。",
                            en:
                                "The folder is missing or closed to you: \(folder). obstatd makes it at its first start."
                        )
                    ))
        }
    }

    mutating func store(of settings: Settings) {
        guard unsafe access(settings.database, F_OK) == 0 else { return }
        do {
            let state = try AuditStore(reading: settings.database).verifyChain()
            if case .whole = state {
                lines.append((.well, state.message))
            } else {
                lines.append((.failed, state.message))
            }
        } catch {
            lines.append((.failed, error.message))
        }
    }
}
