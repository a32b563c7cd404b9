import Documents
import Matching
import PCRE2

/// Checks one pattern before any text is searched with it.
struct PatternCheck {
    let pattern: WrittenPattern
    let flags: Rule.Flags
    let log: ProblemLog

    /// - Returns: `nil`, after logging, where the pattern can't be used.
    func compiled() -> CompiledPattern? {
        checkEscapes()
        do {
            return try CompiledPattern(pattern.expanded, options: PatternOptions(rawValue: flags.rawValue))
        } catch {
            log.error(
                LocalizedText(
                    zhTW: "樣式無法編譯：\(error.message)", en: "the pattern does not compile: \(error.message)"),
                in: pattern.file, at: pattern.position(ofExpandedByte: error.offset))
            return nil
        }
    }

    private func checkEscapes() {
        let scan = PatternEscapes(pattern.scalar.text, isExtended: flags.contains(.extended))
        let refused = scan.escapes.filter(isRefused)
        let mended = scan.mended(refused).map {
            LocalizedText(zhTW: "可改寫為 \($0)", en: "write \($0)")
        }
        for escape in refused {
            log.error(
                reason(escape.kind), in: pattern.file, at: pattern.position(ofByte: escape.range.lowerBound),
                length: escape.range.count, hint: mended)
        }
        for escape in scan.escapes where escape.kind == .hanExtensions {
            log.warning(
                LocalizedText(
                    zhTW: "\\p{Han} 也會對到標點等共用字元", en: "\\p{Han} also matches punctuation that Han text shares"
                ),
                in: pattern.file, at: pattern.position(ofByte: escape.range.lowerBound),
                length: escape.range.count,
                hint: LocalizedText(zhTW: "請寫 \\p{sc:Han}", en: "write \\p{sc:Han}"))
        }
    }

    private func isRefused(_ escape: PatternEscapes.Escape) -> Bool {
        switch escape.kind {
        case .boundary, .noBoundary, .word, .notWord: !flags.contains(.ucp)
        case .digit: flags.contains(.ucp)
        case .hanExtensions: false
        }
    }

    private func reason(_ kind: PatternEscapes.Escape.Kind) -> LocalizedText {
        switch kind {
        case .boundary, .noBoundary:
            LocalizedText(
                zhTW: "\\b 與 \\B 在中文旁邊不可靠", en: "\\b and \\B can't be relied on beside Han text")
        case .word, .notWord:
            LocalizedText(
                zhTW: "\\w 與 \\W 只認得英數字，在中文旁邊不可靠",
                en: "\\w and \\W know ASCII only and mislead beside Han text")
        case .digit, .hanExtensions:
            LocalizedText(
                zhTW: "使用 ucp 時 \\d 也會對到其他文字的數字", en: "with ucp, \\d also matches the digits of other scripts"
            )
        }
    }
}
