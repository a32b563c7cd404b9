extension Schema {
    /// What the pages ask for, found without a walk through the history.
    static let fourth = """
        CREATE INDEX documentByArrival ON document (taken, outcome, state, unit);
        CREATE INDEX findingByRule ON finding (rule, action, document);
        CREATE INDEX findingByCategory ON finding (category, document);
        CREATE INDEX gapByReason ON gap (reason, document);
        CREATE INDEX careByAssignee ON care (assignee, document);
        CREATE INDEX auditEventByAct ON auditEvent (act, sequence);
        CREATE INDEX auditEventByActor ON auditEvent (actor, sequence);
        """
}
