extension Format {
    /// Databases of SQLite: GeoPackage, MBTiles, SpatiaLite and whatever else a program keeps in one.
    static let sqlite = Format(
        name: "sqlite", mediaType: "application/vnd.sqlite3",
        extensions: ["sqlite", "sqlite3", "db", "gpkg", "mbtiles"],
        recognises: { $0.has("SQLite format 3\u{00}") }, read: { SQLiteReader.read($0, $1) })
}
