import Documents

/// What the visitor may do about a request that takes two people, and why not more.
struct SecondPerson {
    let mayApprove: Bool
    /// Why the visitor can't approve what waits.
    let obstacle: LocalizedText?
    /// What saying no is called: whoever asked takes it back.
    let refusal: LocalizedText

    /// - Parameters:
    ///   - account: the visitor's.
    ///   - requester: who asked.
    ///   - waits: whether the request still waits for the second person.
    init(_ account: Account, requester: Person, waits: Bool) {
        let isOwn = requester.mayBeSame(as: account.person)
        mayApprove = waits && !isOwn && account.roles.contains(.approver)
        refusal =
            isOwn
            ? LocalizedText(zhTW: "撤回申請", en: "Withdraw it") : LocalizedText(zhTW: "不同意", en: "Refuse")
        guard waits, !mayApprove else {
            obstacle = nil
            return
        }
        obstacle =
            isOwn
            ? LocalizedText(
                zhTW: "這是您提出的，須由另一人核可；任何人均無例外。",
                en: "You asked for this, so somebody else must approve it. There is no exception.")
            : LocalizedText(zhTW: "須由具核可角色的另一人核可。", en: "Somebody with the role of approver must approve it.")
    }
}
