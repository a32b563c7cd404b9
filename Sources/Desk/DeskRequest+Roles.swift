package import Documents

extension DeskRequest.Act {
    /// The roles of the console that may ask for it, one of which is enough; none where it is not asked for there.
    package var roles: Set<Role> {
        switch self {
        case .approve: [.approver]
        case .refuse: [.reviewer, .approver]
        case .note: [.unitContact, .reviewer, .approver]
        case .release, .returnToUnit, .withhold, .onApplication, .refer, .reopen, .recall, .keep, .assign,
            .due:
            [.reviewer]
        case .look, .exempt, .approveExemption, .endExemption, .list, .show, .exemptions, .risks, .report,
            .collect, .settle:
            []
        }
    }
}
