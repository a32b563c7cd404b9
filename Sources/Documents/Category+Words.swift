extension Category {
    /// A few words, for tables and headings.
    package var title: LocalizedText {
        switch subject {
        case "personal": personalTitle
        case "marking": markingTitle
        case "credit": creditTitle
        case "hidden": hiddenTitle
        default: fileTitle
        }
    }

    /// What the subject of the category is called: personal data, security markings and so on.
    package var subjectTitle: LocalizedText {
        switch subject {
        case "personal": LocalizedText(zhTW: "個人資料", en: "Personal data")
        case "marking": LocalizedText(zhTW: "機密標示", en: "Security marking")
        case "credit": LocalizedText(zhTW: "第三人著作權", en: "Third-party rights")
        case "hidden": LocalizedText(zhTW: "隱藏內容", en: "Hidden content")
        default: LocalizedText(zhTW: "檔案本身", en: "The file itself")
        }
    }

    private var personalTitle: LocalizedText {
        switch self {
        case .personalNationalID: LocalizedText(zhTW: "國民身分證統一編號", en: "National identification number")
        case .personalARC: LocalizedText(zhTW: "居留證統一證號", en: "Resident certificate number")
        case .personalPassport: LocalizedText(zhTW: "護照號碼", en: "Passport number")
        case .personalMRZ: LocalizedText(zhTW: "護照機器可讀區", en: "Machine-readable zone")
        case .personalVisa: LocalizedText(zhTW: "簽證號碼", en: "Visa number")
        case .personalPhone: LocalizedText(zhTW: "電話號碼", en: "Phone number")
        case .personalAddress: LocalizedText(zhTW: "地址", en: "Address")
        case .personalBirthdate: LocalizedText(zhTW: "出生日期", en: "Date of birth")
        case .personalBank: LocalizedText(zhTW: "金融帳號", en: "Bank account")
        case .personalCard: LocalizedText(zhTW: "信用卡號", en: "Payment card number")
        case .personalEmail: LocalizedText(zhTW: "電子郵件地址", en: "E-mail address")
        case .personalVehicle: LocalizedText(zhTW: "車牌號碼", en: "Vehicle registration")
        case .personalNHI: LocalizedText(zhTW: "健保卡號", en: "Health insurance number")
        case .personalSpecialCategory: LocalizedText(zhTW: "特種個人資料", en: "Special category of personal data")
        case .personalNameLabelled: LocalizedText(zhTW: "標明之姓名", en: "Labelled personal name")
        case .personalLocation: LocalizedText(zhTW: "位置資訊", en: "Location of a person")
        default: LocalizedText(zhTW: "其他個人資料", en: "Other personal data")
        }
    }

    private var markingTitle: LocalizedText {
        switch self {
        case .markingNational: LocalizedText(zhTW: "國家機密標示", en: "National secrecy marking")
        case .markingOfficial: LocalizedText(zhTW: "公務機密標示", en: "Official secrecy marking")
        case .markingForeign: LocalizedText(zhTW: "外國機密標示", en: "Foreign classification marking")
        case .markingCorporate: LocalizedText(zhTW: "營業秘密標示", en: "Commercial confidentiality marking")
        default: LocalizedText(zhTW: "草稿或內部文件標示", en: "Draft or internal marking")
        }
    }

    private var creditTitle: LocalizedText {
        switch self {
        case .creditAgency: LocalizedText(zhTW: "通訊社或媒體來源", en: "News agency credit")
        case .creditPhoto: LocalizedText(zhTW: "照片來源", en: "Photo credit")
        case .creditStock: LocalizedText(zhTW: "圖庫來源", en: "Stock picture credit")
        case .creditLicence: LocalizedText(zhTW: "授權條款", en: "Licence notice")
        default: LocalizedText(zhTW: "著作權聲明", en: "Copyright notice")
        }
    }

    private var hiddenTitle: LocalizedText {
        switch self {
        case .hiddenTrackedChange: LocalizedText(zhTW: "追蹤修訂", en: "Tracked change")
        case .hiddenComment: LocalizedText(zhTW: "註解", en: "Comment")
        case .hiddenSheet: LocalizedText(zhTW: "隱藏工作表", en: "Hidden sheet")
        case .hiddenCoveredText: LocalizedText(zhTW: "被遮蓋的文字", en: "Covered text")
        case .hiddenMetadata: LocalizedText(zhTW: "文件資訊", en: "Document metadata")
        case .hiddenThumbnail: LocalizedText(zhTW: "內嵌縮圖", en: "Embedded thumbnail")
        case .hiddenExternalData: LocalizedText(zhTW: "外部資料快取", en: "Cached external data")
        default: LocalizedText(zhTW: "隱藏文字", en: "Hidden text")
        }
    }

    private var fileTitle: LocalizedText {
        switch self {
        case .fileTypeMismatch: LocalizedText(zhTW: "副檔名與內容不符", en: "Name and content disagree")
        case .fileActiveContent: LocalizedText(zhTW: "巨集或主動內容", en: "Macros or active content")
        default: LocalizedText(zhTW: "大小異常", en: "Unusual size")
        }
    }
}
