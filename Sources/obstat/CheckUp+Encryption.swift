import Documents
import Glibc
import Settings
import Spool

extension CheckUp {
    /// Whether content in the spool is encrypted, and whether its keys are at hand.
    mutating func encryption(of settings: Settings) {
        do throws(ContentKeyError) {
            let keys = try ContentKeys(
                file: settings.encryption.keyFile, former: settings.encryption.formerKeyFiles)
            tell(keys)
            survey(settings, keys)
        } catch {
            lines.append((error.isForbidden ? .warning : .failed, error.message))
        }
    }

    private mutating func tell(_ keys: ContentKeys) {
        guard let key = keys.current else {
            return lines.append(
                (
                    .warning,
                    LocalizedText(
                        zhTW: "隔離區內容未加密。請將 spool 置於加密磁碟，或設定 encryption。",
                        en:
                            "Quarantined content is not encrypted: keep the spool on an encrypted volume, or set encryption."
                    )
                ))
        }
        lines.append(
            (
                .well,
                LocalizedText(
                    zhTW: "隔離區內容以金鑰 \(key.id) 加密。請在他處保管金鑰：遺失即無法讀取內容。",
                    en:
                        "Quarantined content is encrypted under the key \(key.id). Keep the key elsewhere too: without it, content is lost."
                )
            ))
    }

    private mutating func survey(_ settings: Settings, _ keys: ContentKeys) {
        guard unsafe access(settings.spool, R_OK | X_OK) == 0,
            let survey = try? SealSurvey(spool: settings.spool)
        else { return }
        if survey.spoilt > 0 {
            lines.append(
                (
                    .failed,
                    LocalizedText(
                        zhTW: "\(survey.spoilt) 份文件的加密內容沒有可讀的標頭。請由備份還原。",
                        en:
                            "The encrypted content of \(survey.spoilt) documents has no readable header. Restore it from a backup."
                    )
                ))
        }
        if keys.current != nil, survey.inTheClear > 0 {
            lines.append(
                (
                    .warning,
                    LocalizedText(
                        zhTW: "\(survey.inTheClear) 份文件尚未加密；obstatd 啟動後會處理。",
                        en:
                            "\(survey.inTheClear) documents are not encrypted yet; obstatd does it after its start."
                    )
                ))
        }
        for (name, count) in survey.documents.sorted(by: { $0.key < $1.key }) where name != keys.current?.id {
            lines.append(
                keys.has(name)
                    ? (
                        .warning,
                        LocalizedText(
                            zhTW: "\(count) 份文件仍使用舊金鑰 \(name)，請保留。",
                            en: "\(count) documents lie under the former key \(name): keep it.")
                    )
                    : (
                        .failed,
                        LocalizedText(
                            zhTW: "\(count) 份文件使用的金鑰 \(name) 不在設定中。請列入 encryption 的 formerKeyFiles。",
                            en:
                                "\(count) documents lie under the key \(name), which the settings don't name. Put its file into encryption.formerKeyFiles."
                        )
                    ))
        }
    }
}
