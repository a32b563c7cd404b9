package import Documents
import Foundation
import GRDB

/// The store could not do what was asked; nothing of it has happened.
package struct StoreError: Error, Sendable {
    /// What was tried.
    package let act: Act
    /// SQLite's own words; never a document's text.
    package let detail: String

    package enum Act: Sendable, Equatable {
        case opening
        case reading
        case writing
    }

    init(opening path: String, _ error: any Error) {
        act = .opening
        detail = path + ": " + Self.words(error)
    }

    init(reading error: any Error) {
        act = .reading
        detail = Self.words(error)
    }

    init(writing error: any Error) {
        act = .writing
        detail = Self.words(error)
    }

    /// For the user: what, where, next step.
    package var message: LocalizedText {
        switch act {
        case .opening:
            LocalizedText(
                zhTW: "無法開啟資料庫（\(detail)）。請確認路徑、權限與磁碟空間，並確認服務已啟動過。",
                en:
                    "The database can't be opened (\(detail)). Check path, permissions and disk space, and that the daemon has run."
            )
        case .reading, .writing:
            LocalizedText(
                zhTW: "資料庫操作失敗（\(detail)）。請檢查磁碟空間與權限後重試。",
                en: "The database failed (\(detail)). Check disk space and permissions, then try again.")
        }
    }

    private static func words(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return String(describing: error) }
        return "SQLite \(error.extendedResultCode.rawValue) \(error.message ?? "")"
    }
}
