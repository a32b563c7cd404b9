/// A text for people in the two languages of the users.
package struct LocalizedText: Hashable, Sendable {
    package var zhTW: String
    package var en: String

    package init(zhTW: String, en: String) {
        self.zhTW = zhTW
        self.en = en
    }

    package func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zhTW: zhTW
        case .en: en
        }
    }
}

/// A language that the users read.
package enum Language: String, Sendable, CaseIterable {
    case zhTW = "zh-TW"
    case en

    /// The language that a POSIX locale asks for, such as `zh_TW.UTF-8`; English unless it is Chinese.
    package init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .zhTW : .en
    }
}
