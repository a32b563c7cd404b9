import Settings
import Spool

extension ContentKeys {
    /// The keys that the settings name.
    static func of(_ settings: Settings) throws -> ContentKeys {
        do throws(ContentKeyError) {
            return try ContentKeys(
                file: settings.encryption.keyFile, former: settings.encryption.formerKeyFiles)
        } catch {
            throw CommandRefusal(message: error.message)
        }
    }
}
