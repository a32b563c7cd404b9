import AuditStore
import Documents

/// What a document waits for, told in the queue.
struct QueueStep {
    private let text: LocalizedText
    /// Whether a person here has to do something.
    let isUrgent: Bool

    init(_ item: QueueItem) {
        switch (item.state, item.decision?.state) {
        case (_, .requested):
            let who = item.decision.map { String(shownSafely: $0.requester.name) } ?? ""
            let act = item.decision?.act.title ?? LocalizedText(zhTW: "", en: "")
            text = LocalizedText(
                zhTW: "待第二人核可（\(who) 提出\(act.zhTW)）", en: "second person (\(act.en), asked by \(who))")
            isUrgent = true
        case (_, .some):
            text = LocalizedText(zhTW: "系統執行中", en: "being carried out")
            isUrgent = false
        case (.hold, nil), (.corrupt, nil):
            text = LocalizedText(
                zhTW: item.people == 2 ? "審查（放行須兩人）" : "審查（放行須一人）",
                en: item.people == 2 ? "review (release: two people)" : "review (release: one person)")
            isUrgent = true
        default:
            text = item.state.title
            isUrgent = false
        }
    }

    func words(_ language: Language) -> String { text(language) }
}
