import Documents
import Matching

/// A handful of rules as a pack would write them, for sentences from real work.
enum DomainRules {
    static let all = [
        SampleRules.nationalID, residentNew, residentOld, zone, passport, SampleRules.mobile, landline,
        birthdate, bornOn,
        address, card, marking, stamp, foreign, credit, agency, rights,
    ]

    static let residentNew = SampleRules.rule("(?<![A-Za-z0-9])[A-Z][89]\\d{8}(?![A-Za-z0-9])", id: "arc.new")
    {
        $0.validators = [.twResidentNew]
    }

    static let residentOld = SampleRules.rule(
        "(?<![A-Za-z0-9])[A-Z][A-D]\\d{8}(?![A-Za-z0-9])", id: "arc.old"
    ) {
        $0.validators = [.twResidentOld]
        $0.context = Rule.Context(keywords: ["居留證", "統一證號"])
        $0.confidenceAlone = nil
        $0.exclusion = Rule.Exclusion(keywords: ["發票", "字軌", "載具"])
    }

    static let zone = SampleRules.rule(
        "^[A-Z0-9<]{44}$|^[A-Z0-9<]{36}$|^[A-Z0-9<]{30}$", id: "mrz", flags: .multiline
    ) {
        $0.validators = [.mrz]
    }

    static let passport = SampleRules.rule(
        "(?:護照(?:號碼|字號)?|passport\\s*(?:no|number)?)[^\\n]{0,12}?(?<![A-Za-z0-9])(\\d{9}|[A-Z]{1,2}\\d{6,8}[A-Z]?)(?![A-Za-z0-9])",
        id: "passport", flags: .caseless
    ) {
        $0.capture = 1
    }

    static let landline = SampleRules.rule(
        "(?:住家|自宅|宅電|家屬|申請人|戶籍|緊急聯絡|本人)[^\\n\\d]{0,8}\\(?0\\d{1,3}\\)?[- ]?\\d{3,4}[- ]?\\d{3,4}",
        id: "landline")

    static let birthdate = SampleRules.rule(
        "(?:出生年月日|出生日期|生日|DOB|生於)\\s*:?\\s*((?:民國)?\\s*\\d{2,4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?)",
        id: "birthdate.roc"
    ) {
        $0.capture = 1
        $0.validators = [.rocDate]
    }

    static let bornOn = SampleRules.rule(
        "([\\d〇零一二三四五六七八九十百]+年[\\d一二三四五六七八九十]+月[\\d一二三四五六七八九十]+日)生(?=[,。、\\s)]|$)", id: "birthdate.born"
    ) {
        $0.capture = 1
        $0.validators = [.rocDate]
    }

    static let address = SampleRules.rule(
        "\\p{sc:Han}{1,4}[鄉鎮市區]\\p{sc:Han}{0,6}(?:路|街|大道|村|里)[\\p{sc:Han}\\d]{0,20}\\d+(?:之\\d+)?號",
        id: "address"
    ) {
        $0.context = Rule.Context(keywords: ["住址", "住所", "戶籍", "通訊", "現居"])
        $0.confidenceAlone = nil
        $0.exclusion = Rule.Exclusion(keywords: ["機關", "館", "會址", "公司", "地點"])
    }

    static let card = SampleRules.rule(
        "(?<!\\d)(?:\\d{4}[ -]?){3}\\d{4}(?!\\d)|(?<!\\d)3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}(?!\\d)", id: "card"
    ) {
        $0.validators = [.luhn, .cardPrefix]
        $0.context = Rule.Context(keywords: ["信用卡", "卡號"])
        $0.confidenceAlone = .low
    }

    static let marking = SampleRules.rule(
        "(?:密等(?:及解密條件或保密期限)?|機密等級|會議等級)\\s*:\\s*(絕對機密|極機密|機密|密(?!等))", id: "marking.field"
    ) {
        $0.capture = 1
    }

    static let stamp = SampleRules.rule("(?<!解)(?:絕對機密|極機密|機密|密件|限閱(?:文件)?)(?![性之])", id: "marking.stamp") {
        $0.position = .ownLine
    }

    static let foreign = SampleRules.rule(
        "^(?:TOP SECRET|SECRET|CONFIDENTIAL)(?://[A-Z0-9/ ,-]+)?$|\\((?:TS|S|C)//[A-Z, ]+\\)|^CUI(?://SP-[A-Z]+)?(?://[A-Z ,]+)?$",
        id: "marking.foreign", flags: .multiline)

    static let credit = SampleRules.rule(
        "(?:圖|文|攝影|插畫)\\s*[/|:‧•.]\\s*(?!外交|本部|領事|駐)\\p{sc:Han}{2,4}|(?:照|圖)片?(?:提供|來源)\\s*[:/]", id: "credit"
    )

    static let agency = SampleRules.rule(
        "(?:中央社|法新社|路透(?:社)?|美聯社|歐新社|新華社|共同社|韓聯社)(?:記者[^\\n]{1,5}攝|[台臺]北\\d+日電|檔案照|照片|資料照|提供|/)", id: "agency"
    )

    static let rights = SampleRules.rule(
        "©(?!\\s*(?:中華民國|外交部))|(?<![A-Za-z])all rights reserved|版權所有|著作權所有|翻印必究|CC BY-(?:NC|ND)",
        id: "rights",
        flags: .caseless)
}
