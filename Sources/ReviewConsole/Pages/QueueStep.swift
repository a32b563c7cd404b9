import AuditStore
import Documents

/// What a document waits for, told in the queue.
struct QueueStep {
    private let text: LocalizedText
    /// Whether a person here has to do something.
    let isUrgent: Bool

    init(_ entry: QueueEntry) {
        switch (entry.record.state, entry.decision?.state) {
        case (_, .requested):
            let who = entry.decision.map { String(shownSafely: $0.requester.name) } ?? ""
            let act = entry.decision?.act.title ?? LocalizedText(zhTW: "", en: "")
            text = LocalizedText(
                zhTW: "待第二人核可（\(who) 提出\(act.zhTW)）", en: "second person (\(act.en), asked by \(who))")
            isUrgent = true
        case (_, .some):
            text = LocalizedText(zhTW: "系統執行中", en: "being carried out")
            isUrgent = false
        case (.hold, nil), (.corrupt, nil):
            text = LocalizedText(
                zhTW: entry.people == 2 ? "審查（放行須兩人）" : "審查（放行須一人）",
                en: entry.people == 2 ? "review (release: two people)" : "review (release: one person)")
            isUrgent = true
        default:
            text = entry.record.state.title
            isUrgent = false
        }
    }

    func words(_ language: Language) -> String { text(language) }
}
