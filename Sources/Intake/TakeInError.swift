package import Documents
package import Spool

/// Why a candidate was not taken in; the original is untouched in every case.
package enum TakeInError: Error, Hashable, Sendable {
    /// It is no longer there.
    case gone
    /// It changed, was replaced, or is open for writing: it has to settle again.
    case notSettled
    case refused(Refusal)
    /// Larger than a document may be; both in bytes.
    case tooLarge(bytes: Int64, limit: Int64)
    /// The caller asked to stop.
    case stopped
    /// The original can't be read.
    case original(FileFault)
    /// The copy can't be written.
    case spool(SpoolError)

    /// The spool has no room; nothing can be taken in before it has.
    package var isSpoolFull: Bool {
        guard case .spool(.file(let fault)) = self else { return false }
        return fault.isFull
    }

    /// What is wrong, in one sentence.
    package var message: LocalizedText {
        switch self {
        case .gone: LocalizedText(zhTW: "檔案已不在送件資料夾中。", en: "The file is no longer in the drop folder.")
        case .notSettled: LocalizedText(zhTW: "檔案仍在變動。", en: "The file is still changing.")
        case .refused(let refusal): refusal.message
        case .tooLarge(let bytes, let limit):
            LocalizedText(
                zhTW: "檔案大小 \(bytes) 位元組，超過上限 \(limit) 位元組。",
                en: "It has \(bytes) bytes; the limit is \(limit) bytes.")
        case .stopped: LocalizedText(zhTW: "服務正在停止。", en: "The service is stopping.")
        case .original(let fault): fault.message
        case .spool(let error): error.message
        }
    }

    /// What the unit or the administrator does now.
    package var nextStep: LocalizedText {
        switch self {
        case .gone, .notSettled, .stopped:
            LocalizedText(zhTW: "無須處理，系統會自動再試。", en: "Nothing; it is tried again by itself.")
        case .refused(let refusal): refusal.nextStep
        case .tooLarge:
            LocalizedText(zhTW: "請分割為較小的檔案後送件。", en: "Split it into smaller files and drop those.")
        case .original(let fault): fault.nextStep
        case .spool(let error): error.nextStep
        }
    }
}
