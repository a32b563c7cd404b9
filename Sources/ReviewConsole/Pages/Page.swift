import Documents

/// What a template is filled with, one type for each template.
///
/// Property names are the names in the template. Every text that comes from a document has passed
/// ``Swift/String/init(shownSafely:)``; escaping is the templates' business (``MarkupText``).
protocol Page {
    static var template: String { get }
    /// The address of its entry in the navigation, or empty.
    static var place: String { get }

    func title(_ language: Language) -> String
}

extension String {
    /// A stranger's text with controls and text-direction marks made visible.
    init(shownSafely text: String) {
        self = FileName(text).display
    }
}
