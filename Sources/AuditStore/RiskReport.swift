/// How far the second look has got, and what is at risk.
package struct RiskReport: Sendable, Hashable, Codable {
    package var progress: SecondLookProgress
    package var items: [RiskItem]

    package init(progress: SecondLookProgress, items: [RiskItem]) {
        self.progress = progress
        self.items = items
    }
}
