import Documents

/// The control words that matter, and what they mean.
enum RTFWords {
    /// What a word does with the text of its group.
    enum Destination: Sendable {
        case story(SegmentKind)
        /// A story for programs that do not know shapes.
        case alternateStory
        case plain(RTFDestination)
        /// Text that stays in its paragraph and is not shown.
        case hidden
        /// A picture that may come once more for older programs.
        case shapePicture
        /// A picture for older programs.
        case otherPicture
    }

    static let destinations: [String: Destination] = {
        var words: [String: Destination] = [
            "footnote": .story(.footnote), "annotation": .story(.comment), "shptxt": .story(.body),
            "shprslt": .alternateStory, "docvar": property("docvar", .markupOnly),
            "fldinst": .plain(.instruction), "fonttbl": .plain(.fonts), "colortbl": .plain(.colours),
            "pict": .plain(.picture), "objdata": .plain(.object), "nonshppict": .otherPicture,
            "htmltag": .plain(.tag), "mhtmltag": .plain(.ignored), "themedata": .plain(.data(name: "theme")),
            "datastore": .plain(.data(name: "data store")),
            "colorschememapping": .plain(.data(name: "colours")),
            "ffname": form("form field"), "ffdeftext": form("form field"), "ffformat": form("form field"),
            "ffhelptext": form("form field"), "ffstattext": form("form field"), "ffl": form("form field"),
            "ffentrymcr": form("form field"), "ffexitmcr": form("form field"),
            "atnauthor": property("author"), "atnid": property("author"), "atntime": .plain(.ignored),
            "atnref": .plain(.ignored), "atndate": .plain(.ignored), "atnparent": .plain(.ignored),
            "atrfstart": .plain(.ignored), "atrfend": .plain(.ignored), "atnicn": .plain(.ignored),
            "revtbl": property("revtbl"), "bkmkstart": property("bookmark", .markupOnly),
            "bkmkend": .plain(.ignored), "sv": property("shape property", .markupOnly),
            "sn": .plain(.ignored), "stylesheet": property("style", .markupOnly),
            "listtable": property("list", .markupOnly),
            "leveltext": property("list", .markupOnly), "levelnumbers": .plain(.ignored),
            "listoverridetable": .plain(.ignored), "rsidtbl": .plain(.ignored),
            "latentstyles": .plain(.ignored),
            "generator": property("generator", .markupOnly), "filetbl": property("file name", .markupOnly),
            "template": property("template"), "xmlnstbl": property("namespace", .markupOnly),
            "mmathPr": .plain(.ignored),
            "falt": .plain(.ignored), "panose": .plain(.ignored), "fontemb": .plain(.data(name: "font")),
            "pgptbl": .plain(.ignored), "wgrffmtfilter": .plain(.ignored), "blipuid": .plain(.ignored),
            "listname": property("list", .markupOnly), "pnseclvl": .plain(.ignored), "picprop": .plain(.text),
            "upr": .plain(.text), "ud": .plain(.text), "do": .plain(.text), "dptxbxtext": .story(.body),
            "shppict": .shapePicture, "shpinst": .plain(.text),
            "shp": .plain(.text), "sp": .plain(.text), "shpgrp": .plain(.text), "object": .plain(.text),
            "result": .plain(.text), "field": .plain(.text), "fldrslt": .plain(.text), "info": .plain(.text),
            "userprops": .plain(.text), "background": .plain(.text), "fldtype": .plain(.ignored),
            "objclass": property("object", .markupOnly), "objname": property("object", .markupOnly),
            "objalias": property("object", .markupOnly), "objsect": property("object", .markupOnly),
            "objtime": .plain(.ignored), "nesttableprops": .plain(.text), "nonesttables": .plain(.ignored),
            "propname": property("property"), "staticval": property("property"),
            "linkval": property("property", .markupOnly), "creatim": .plain(.ignored),
            "revtim": .plain(.ignored),
            "printim": .plain(.ignored), "buptim": .plain(.ignored), "xe": .hidden, "tc": .hidden,
            "tcn": .hidden,
            "rxe": .hidden, "txe": .hidden, "passwordhash": .plain(.ignored),
        ]
        for word in ["header", "headerl", "headerr", "headerf"] { words[word] = .story(.pageHeader) }
        for word in ["footer", "footerl", "footerr", "footerf"] { words[word] = .story(.pageFooter) }
        for word in ["ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"] {
            words[word] = .story(.footnote)
        }
        for word in [
            "title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment",
            "doccomm", "hlinkbase", "hlinkfr", "hlinkloc", "hlinksrc",
        ] { words[word] = property(word == "operator" ? "lastModifiedBy" : word) }
        return words
    }()

    private static func property(_ label: String, _ concealment: Concealment = .none) -> Destination {
        .plain(.property(label: label, kind: .metadata, concealment: concealment))
    }

    private static func form(_ label: String) -> Destination {
        .plain(.property(label: label, kind: .formField, concealment: .markupOnly))
    }

    static let characters: [String: String] = [
        "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    ]
}
