package import Documents

/// One mistake in a settings file: where it is, what is wrong, what is allowed.
package struct SettingsProblem: Error, Sendable, Equatable {
    package var file: String
    /// One-based; `nil` where the whole file is meant.
    package var line: Int?
    package var message: LocalizedText
    package var hint: LocalizedText

    /// `file:line: message` and, below it, the hint.
    package func rendered(_ language: Language) -> String {
        let place = line.map { "\(file):\($0)" } ?? file
        return switch language {
        case .en: "\(place): error: \(message.en)\n  hint: \(hint.en)"
        case .zhTW: "\(place)：錯誤：\(message.zhTW)\n  提示：\(hint.zhTW)"
        }
    }
}

/// All mistakes of a settings file at once; nothing starts with half of it.
package struct SettingsRefusal: Error, Sendable {
    package let problems: [SettingsProblem]
}
