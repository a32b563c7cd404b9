import Documents

extension Rule {
    /// Whether its findings are weak notes, which no policy makes stop a document.
    ///
    /// The first of them tell what there is to tell, such as one for each small cell of a table of statistics, so that
    /// those that there is no room for leave no gap.
    var isRemark: Bool {
        let strongest = max(confidence, confidenceAlone ?? .low)
        return action == .note && strongest == .low && !variesByUnit
    }
}
