import Desk
import Documents

/// The fields of a decision form, checked and put into a request.
struct ActForm {
    /// A field that can't be read.
    struct Refusal: Error {
        let message: LocalizedText
    }

    private let form: FormFields

    init(_ form: FormFields) {
        self.form = form
    }

    func fill(_ request: inout DeskRequest) throws(Refusal) {
        request.evidenceKind = form.text("evidenceKind")
        request.evidence = form.text("evidence")
        request.evidenceSHA256 = form.text("evidenceSHA256")?.lowercased()
        request.grounds = form.all("ground").isEmpty ? nil : form.all("ground")
        request.findings = form.text("seen")
        if request.act == .assign { request.assignee = form.text("assignee") }
        if request.act == .due, let text = form.text("due") {
            guard let day = CalendarDay(text) else {
                throw Refusal(
                    message: LocalizedText(zhTW: "日期格式為 2026-11-28。", en: "Write the date as 2026-11-28."))
            }
            // Until the end of that day.
            request.due = day.end - 1
        }
    }
}
