import Documents

/// The HTTP interface described for programs (OpenAPI 3.1), as it is served at `/api/openapi.json`.
enum InterfaceDescription {
    private static let categories = list(Category.allCases.map(\.rawValue))
    private static let gaps = list(CoverageReason.allCases.map(\.name))

    private static func list(_ words: [String]) -> String {
        words.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    static let json = """
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Obstat review console",
            "version": "1",
            "description": "What waits, what was found (masked), what people decide. A session cookie comes from POST /sign-in; posts carry the csrfToken of GET /api/me in X-CSRF-Token. A program that only reads shows the console's token as a bearer."
          },
          "security": [{"session": []}, {"token": []}],
          "paths": {
            "/api/openapi.json": {"get": {"summary": "This description", "security": [], "responses": {"200": {"description": "OpenAPI", "content": {"application/json": {"schema": {"type": "object"}}}}}}},
            "/api/me": {"get": {"summary": "Who asks, and what posts must carry", "responses": {"200": {"description": "The visitor", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Visitor"}}}}, "401": {"$ref": "#/components/responses/Error"}}}},
            "/api/status": {"get": {"summary": "Counts by unit and state, and what the gate says of itself", "responses": {"200": {"description": "Status", "content": {"application/json": {"schema": {"type": "object"}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/documents": {
              "get": {
                "summary": "Documents, one JSON object a line",
                "parameters": [
                  {"name": "show", "in": "query", "schema": {"enum": ["waiting", "approve", "delivered", "returned", "withheld", "all"]}},
                  {"name": "unit", "in": "query", "schema": {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9._-]{0,63}$"}},
                  {"name": "category", "in": "query", "schema": {"enum": [\(categories)]}},
                  {"name": "rule", "in": "query", "schema": {"type": "string"}},
                  {"name": "gap", "in": "query", "schema": {"enum": [\(gaps)]}},
                  {"name": "days", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 3650}},
                  {"name": "assignee", "in": "query", "schema": {"type": "string"}},
                  {"name": "q", "in": "query", "schema": {"type": "string"}},
                  {"name": "order", "in": "query", "schema": {"enum": ["oldest", "newest"]}},
                  {"name": "after", "in": "query", "description": "The id on the last line of the page before", "schema": {"type": "string", "pattern": "^[0-9a-f]{16}-[0-9a-f]{8}$"}},
                  {"name": "before", "in": "query", "description": "The id on the first line of the page after", "schema": {"type": "string", "pattern": "^[0-9a-f]{16}-[0-9a-f]{8}$"}},
                  {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 1000}}
                ],
                "responses": {"200": {"description": "Documents", "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/documents/{id}": {
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "get": {"summary": "One document with all findings; the look is recorded", "responses": {"200": {"description": "The document", "content": {"application/json": {"schema": {"type": "object"}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}}}
            },
            "/api/documents/{id}/decisions": {
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "post": {
                "summary": "An act about a document, judged by the gate",
                "security": [{"session": []}],
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Act"}}}},
                "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {"description": "Not accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}, "415": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/documents/{id}/reveal": {
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "post": {
                "summary": "The text behind a mask, once; recorded with its reason",
                "security": [{"session": []}],
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["finding", "reason"], "properties": {"finding": {"type": "integer", "minimum": 0}, "reason": {"type": "string", "minLength": 1, "maxLength": 4000}}}}}},
                "responses": {"200": {"description": "The text, absent where it is not to be had", "content": {"application/json": {"schema": {"type": "object", "properties": {"text": {"type": "string"}}}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}, "415": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/documents/{id}/exemptions": {
              "parameters": [{"$ref": "#/components/parameters/id"}],
              "post": {"summary": "Asks that a finding pass from now on; another person approves", "security": [{"session": []}], "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["finding", "scope", "text", "evidenceKind", "evidence"], "properties": {"finding": {"type": "integer", "minimum": 0}, "scope": {"enum": ["value", "document"]}, "days": {"type": "integer", "minimum": 1}, "text": {"type": "string", "minLength": 1, "maxLength": 4000}, "evidenceKind": {"enum": ["licence", "consent", "resolution", "approval", "inspection"]}, "evidence": {"type": "string", "minLength": 1}}}}}}, "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {"description": "Not accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}, "415": {"$ref": "#/components/responses/Error"}}}
            },
            "/api/exemptions": {"get": {"summary": "Exemptions, newest first", "parameters": [{"name": "show", "in": "query", "schema": {"enum": ["open", "waiting", "unused", "ended", "all"]}}], "responses": {"200": {"description": "Exemptions", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/exemptions/{number}/approve": {
              "parameters": [{"$ref": "#/components/parameters/number"}],
              "post": {"summary": "A second person agrees", "security": [{"session": []}], "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object"}}}}, "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {"description": "Not accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}}}
            },
            "/api/exemptions/{number}/end": {
              "parameters": [{"$ref": "#/components/parameters/number"}],
              "post": {"summary": "Stops what was asked for, or takes back what holds", "security": [{"session": []}], "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 4000}}}}}}, "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {"description": "Not accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "404": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}, "415": {"$ref": "#/components/responses/Error"}}}
            },
            "/api/recalls": {"get": {"summary": "What is published and at risk, and the recalls", "responses": {"200": {"description": "Risks and cases", "content": {"application/json": {"schema": {"type": "object"}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/recalls/look": {"post": {"summary": "Begins to look again at everything published under other rules", "security": [{"session": []}], "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object"}}}}, "responses": {"200": {"description": "Accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "409": {"description": "Not accepted", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}}}},
            "/api/reports": {
              "get": {
                "summary": "Counts by unit and period, small ones hidden, or the committee's agenda",
                "parameters": [
                  {"name": "kind", "in": "query", "schema": {"enum": ["summary", "agenda"]}},
                  {"name": "from", "in": "query", "schema": {"type": "string", "format": "date"}},
                  {"name": "until", "in": "query", "schema": {"type": "string", "format": "date"}},
                  {"name": "unit", "in": "query", "schema": {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9._-]{0,63}$"}}
                ],
                "responses": {"200": {"description": "Tables", "content": {"application/json": {"schema": {"type": "object"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/dashboard": {"get": {"summary": "The gate in figures", "responses": {"200": {"description": "Figures", "content": {"application/json": {"schema": {"type": "object"}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/rules": {"get": {"summary": "Every rule with its state and use", "responses": {"200": {"description": "Rules", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/rules/try": {
              "post": {
                "summary": "What the rules in force find in a text; nothing of it is kept",
                "security": [{"session": []}],
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}}}},
                "responses": {"200": {"description": "The result", "content": {"application/json": {"schema": {"type": "object"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}, "413": {"$ref": "#/components/responses/Error"}, "415": {"$ref": "#/components/responses/Error"}, "503": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/audit": {
              "get": {
                "summary": "Audit events, oldest first, one JSON object a line",
                "parameters": [
                  {"name": "act", "in": "query", "schema": {"type": "string"}},
                  {"name": "actor", "in": "query", "schema": {"type": "string"}},
                  {"name": "document", "in": "query", "schema": {"type": "string", "pattern": "^[0-9a-f]{16}-[0-9a-f]{8}$"}},
                  {"name": "from", "in": "query", "schema": {"type": "string", "format": "date"}},
                  {"name": "until", "in": "query", "schema": {"type": "string", "format": "date"}},
                  {"name": "before", "in": "query", "schema": {"type": "integer", "minimum": 1}},
                  {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 1000}}
                ],
                "responses": {"200": {"description": "Events", "content": {"application/x-ndjson": {"schema": {"type": "string"}}}}, "400": {"$ref": "#/components/responses/Error"}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}
              }
            },
            "/api/accounts": {"get": {"summary": "The accounts, for the system administrator", "responses": {"200": {"description": "Accounts", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}},
            "/api/live": {"get": {"summary": "Server-sent events: how many documents wait, each time something happens", "responses": {"200": {"description": "Events named queue", "content": {"text/event-stream": {"schema": {"type": "string"}}}}, "401": {"$ref": "#/components/responses/Error"}, "403": {"$ref": "#/components/responses/Error"}}}}
          },
          "components": {
            "securitySchemes": {
              "session": {"type": "apiKey", "in": "cookie", "name": "obstat_session"},
              "token": {"type": "http", "scheme": "bearer"}
            },
            "parameters": {"id": {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[0-9a-f]{16}-[0-9a-f]{8}$"}}, "number": {"name": "number", "in": "path", "required": true, "schema": {"type": "integer", "format": "int64", "minimum": 1}}},
            "responses": {"Error": {"description": "Not done", "content": {"application/json": {"schema": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}}}}},
            "schemas": {
              "Visitor": {"type": "object", "required": ["roles", "csrfToken"], "properties": {"name": {"type": "string"}, "roles": {"type": "array", "items": {"type": "string"}}, "units": {"type": "array", "items": {"type": "string"}}, "csrfToken": {"type": "string"}}},
              "Act": {
                "type": "object",
                "required": ["act"],
                "properties": {
                  "act": {"enum": ["release", "approve", "refuse", "return", "withhold", "onApplication", "refer", "reopen", "note", "assign", "due", "recall", "keep"]},
                  "text": {"type": "string", "description": "Reason, advice, agenda entry or note"},
                  "evidenceKind": {"enum": ["licence", "consent", "resolution", "approval", "inspection"]},
                  "evidence": {"type": "string"},
                  "evidenceSHA256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                  "grounds": {"type": "array", "items": {"type": "string"}},
                  "findings": {"type": "string", "description": "Digest of the findings that were seen"},
                  "assignee": {"type": "string"},
                  "due": {"type": "integer", "format": "int64", "description": "Nanoseconds since 1970"}
                }
              },
              "Answer": {"type": "object", "required": ["isAccepted", "zhTW", "en"], "properties": {"isAccepted": {"type": "boolean"}, "zhTW": {"type": "string"}, "en": {"type": "string"}, "decision": {"type": "integer"}, "state": {"type": "string"}}}
            }
          }
        }
        """
}
