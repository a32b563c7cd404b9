/// What elements do to the text in and around them.
enum HTMLVocabulary {
    /// Elements without content.
    static let void: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link",
        "meta",
        "param", "source", "track", "wbr",
    ]

    /// Elements that stand inside a line; every other element begins a block.
    static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i",
        "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small",
        "span",
        "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "o:p",
    ]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// What an opening tag closes when its author has not: the elements in question, and where to stop looking.
    static let closedBy: [String: (closes: Set<String>, within: Set<String>)] = [
        "td": (["td", "th"], ["table"]), "th": (["td", "th"], ["table"]),
        "tr": (["td", "th", "tr"], ["table"]), "tbody": (["td", "th", "tr", "tbody", "thead"], ["table"]),
        "li": (["li"], ["ul", "ol"]), "option": (["option"], ["select"]), "dt": (["dt", "dd"], ["dl"]),
        "dd": (["dt", "dd"], ["dl"]),
    ]

    /// Attributes that carry no text of their own: how things look, where they stand, how they behave.
    static let silent: Set<String> = [
        "align", "valign", "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan",
        "bgcolor",
        "color", "face", "size", "charset", "http-equiv", "dir", "enctype", "tabindex", "nowrap", "clear",
        "hspace", "vspace", "checked",
        "selected",
        "disabled", "readonly", "hidden", "async", "defer", "crossorigin", "integrity", "loading", "decoding",
        "viewbox", "fill", "stroke", "d", "points", "transform", "maxlength", "rows", "cols", "span", "start",
    ]

    /// Attributes whose value is text for people.
    static let spoken: Set<String> = [
        "alt", "title", "placeholder", "value", "label", "summary", "content", "aria-label",
        "aria-description",
        "abbr", "standby", "caption", "prompt", "description",
    ]

    /// Attributes that lead elsewhere; the address itself may name a person.
    static let links: Set<String> = [
        "href", "src", "action", "cite", "data", "poster", "background", "longdesc", "srcset", "formaction",
        "ping",
        "xlink:href", "codebase", "classid", "usemap", "profile", "manifest",
    ]
}
