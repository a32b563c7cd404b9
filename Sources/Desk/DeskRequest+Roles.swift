package import Documents

extension DeskRequest.Act {
    /// The roles of the console that may ask for it, one of which is enough; none where it is not asked for there.
    package var roles: Set<Role> {
        switch self {
        case .approve, .approveExemption: [.approver]
        case .refuse, .endExemption: [.reviewer, .approver]
        case .note: [.unitContact, .reviewer, .approver]
        case .release, .returnToUnit, .withhold, .onApplication, .refer, .reopen, .recall, .keep, .assign,
            .due, .look, .exempt:
            [.reviewer]
        case .list, .show, .exemptions, .risks, .report,
            .collect, .settle:
            []
        }
    }
}
