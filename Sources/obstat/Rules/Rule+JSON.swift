import Documents
import Matching
import Reports

extension Rule {
    /// The rule as `--format jsonl` tells it.
    var json: JSONText {
        var json = JSONText()
        json.add("id", id)
        json.add("pack", pack)
        json.add("packVersion", packVersion)
        json.add("title", title.json)
        json.add("category", category.rawValue)
        json.add("action", action.name)
        json.add("state", "\(state)")
        json.add("grounds", groundsInEffect.map(\.rawValue))
        json.add("why", why.isEmpty ? nil : why)
        json.add("pattern", structure == nil ? pattern : nil)
        json.add("structure", structure?.description)
        json.add("advice", advice?.json)
        json.add("references", references)
        json.add("examples", examples.map(\.text))
        json.add("counterexamples", counterexamples.map(\.text))
        return json
    }

    /// Its own grounds, or its category's.
    var groundsInEffect: [Ground] { grounds.isEmpty ? category.defaultGrounds : grounds }
}

extension LocalizedText {
    fileprivate var json: JSONText {
        var json = JSONText()
        json.add(Language.zhTW.rawValue, zhTW)
        json.add(Language.en.rawValue, en)
        return json
    }
}
