package import Documents

/// What a unit is told of something that was left in its drop folder.
package struct NotTakenNotice: Sendable {
    package var unit: Unit
    /// Components below the drop folder.
    package var path: [FileName]
    package var reason: LocalizedText
    package var nextStep: LocalizedText
    /// Nanoseconds since 1970.
    package var moment: Int64

    package init(
        unit: Unit, path: [FileName], reason: LocalizedText, nextStep: LocalizedText, moment: Int64
    ) {
        self.unit = unit
        self.path = path
        self.reason = reason
        self.nextStep = nextStep
        self.moment = moment
    }

    /// The notice in the unit's language.
    ///
    /// - Parameter zone: seconds east of UTC; the machine's own zone without it.
    /// - Returns: lines of plain text.
    package func text(zone: Int? = nil) -> String {
        var page = ReceiptPage(language: unit.language)
        page.title(ReceiptWords.notTaken)
        page.field(ReceiptWords.file, path.map(\.display).joined(separator: "/"))
        page.field(ReceiptWords.time, ReceiptTime(moment, zone: zone).text)
        page.field(ReceiptWords.reason, reason(unit.language))
        page.closing(nextStep, contact: unit)
        return page.text
    }
}
