package import Documents

/// What a unit is told of a decision about one of its documents.
///
/// It says what was decided, why, and what to do; who decided stays inside.
package struct DecisionNotice: Sendable {
    package var submission: Submission
    package var decision: Decision
    package var unit: Unit
    /// Nanoseconds since 1970.
    package var moment: Int64
    /// Where a released document is in the upload area.
    package var uploaded: PlannedDelivery?

    package init(
        submission: Submission, decision: Decision, unit: Unit, moment: Int64,
        uploaded: PlannedDelivery? = nil
    ) {
        self.submission = submission
        self.decision = decision
        self.unit = unit
        self.moment = moment
        self.uploaded = uploaded
    }

    /// The notice in the unit's language.
    ///
    /// - Parameter zone: seconds east of UTC; the machine's own zone without it.
    /// - Returns: lines of plain text.
    package func text(zone: Int? = nil) -> String {
        let language = unit.language
        var page = ReceiptPage(language: language)
        page.title(LocalizedText(zhTW: "審查決定通知", en: "Decision"))
        page.field(LocalizedText(zhTW: "決定", en: "Decision"), decision.act.title(language))
        page.field(ReceiptWords.file, submission.displayPath)
        page.field(ReceiptWords.hash, submission.sha256)
        page.field(ReceiptWords.taken, ReceiptTime(submission.provenance.taken, zone: zone).text)
        page.field(ReceiptWords.decided, ReceiptTime(moment, zone: zone).text)
        page.field(ReceiptWords.reference, submission.id.description)
        if let uploaded { page.field(ReceiptWords.uploaded, uploaded.displayPath) }
        if decision.act == .returnToUnit {
            page.field(
                LocalizedText(zhTW: "檔案取回處", en: "The file is in"), "receipts/returned/\(submission.id)/")
            page.heading(ReceiptWords.advice)
            for line in decision.reason.split(separator: "\n") { page.detail(FileName(String(line)).display) }
        }
        if !decision.grounds.isEmpty {
            page.heading(ReceiptWords.grounds)
            for ground in decision.grounds {
                page.bullet("\(ground.rawValue)　\(ground.publicReason(language))")
            }
        }
        page.closing(decision.act.nextStep, contact: unit)
        return page.text
    }
}

extension Decision.Act {
    /// What the unit does now.
    fileprivate var nextStep: LocalizedText {
        switch self {
        case .release:
            LocalizedText(zhTW: "無須處理，檔案已送往上傳區。", en: "Nothing to do; the file is in the upload area.")
        case .returnToUnit:
            LocalizedText(
                zhTW: "請依上列意見修正後，以相同檔名重新送件。",
                en: "Follow the advice above, then drop the corrected file again under the same name.")
        case .withhold:
            LocalizedText(
                zhTW: "此檔案不予公開；不服者請與聯絡人聯繫重新審查。",
                en: "The file is not published. Ask the contact for a new review if you disagree.")
        case .onApplication:
            LocalizedText(
                zhTW: "此檔案不上傳，改依申請提供；請與聯絡人確認申請方式。",
                en:
                    "The file is not uploaded but provided on application; settle the procedure with the contact."
            )
        case .refer: LocalizedText(zhTW: "請靜候諮詢小組決議。", en: "Wait for the committee's resolution.")
        case .reopen:
            LocalizedText(zhTW: "檔案重新審查中，請靜候通知。", en: "The file is under review again; wait for the outcome.")
        case .recall:
            LocalizedText(
                zhTW: "檔案已自上傳區移入隔離區並公告停止提供；如已另行發布，請一併下架。修正後可以相同檔名重新送件。",
                en: "The file was taken out of the upload area into quarantine, and a public notice says so; "
                    + "take it down wherever else it was published. A corrected file may be dropped under the same name."
            )
        case .keep:
            LocalizedText(zhTW: "無須處理，檔案維持提供。", en: "Nothing to do; the file stays published.")
        }
    }
}
