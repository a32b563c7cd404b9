package import Documents

/// The state of a gate for a person or a machine.
package struct StatusReport: Sendable {
    /// How many documents of a unit are in a state.
    package struct Count: Sendable {
        package var unit: String
        package var state: String
        package var count: Int

        package init(unit: String, state: String, count: Int) {
            self.unit = unit
            self.state = state
            self.count = count
        }
    }

    private let process: Int32?
    private let conditions: [String: String]
    private let counts: [Count]

    /// - `process`: the daemon's process id, or `nil` when none is at work.
    package init(process: Int32?, conditions: [String: String], counts: [Count]) {
        self.process = process
        self.conditions = conditions
        self.counts = counts
    }

    package func text(_ language: Language) -> String {
        var text = ""
        switch (process, language) {
        case (let process?, .en): text += "The gate is at work (process \(process)).\n"
        case (let process?, .zhTW): text += "閘門運作中（行程 \(process)）。\n"
        case (nil, .en): text += "The gate is not running. Start it with: systemctl start obstatd\n"
        case (nil, .zhTW): text += "閘門未啟動。請執行：systemctl start obstatd\n"
        }
        for (name, value) in conditions.sorted(by: { $0.key < $1.key }) { text += "  \(name): \(value)\n" }
        let states = Set(counts.map(\.state)).sorted()
        guard !states.isEmpty else { return text }
        var table = TextTable(header: [LocalizedText(zhTW: "單位", en: "unit")(language)] + states)
        for unit in Set(counts.map(\.unit)).sorted() {
            table.add(
                [unit]
                    + states.map { state in
                        String(counts.first { $0.unit == unit && $0.state == state }?.count ?? 0)
                    })
        }
        return text + "\n" + table.text
    }

    /// The schema `obstat.status/1`.
    package var jsonLine: String {
        var json = JSONText()
        json.add("schema", "obstat.status/1")
        json.add("running", process != nil)
        json.add("process", process)
        for (name, value) in conditions.sorted(by: { $0.key < $1.key }) { json.add(name, value) }
        json.add(
            "counts",
            counts.map { count in
                var json = JSONText()
                json.add("unit", count.unit)
                json.add("state", count.state)
                json.add("count", count.count)
                return json
            })
        return json.text
    }
}
