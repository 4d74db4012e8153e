-- Rows a v1 site can hold and v2 cannot take, on top of v1-schema.sql and v1-data.sql. All of them have ids from 9001 on; nothing else does.
-- Each stands for one defect; every other value of the row is fine. SQLite lets them in because it checks neither length, nor range, nor type.
PRAGMA foreign_keys = OFF;

-- The sound rows the defects below are put into.
INSERT INTO "projects_project" ("id", "name", "description", "project_type", "canvas_width", "canvas_height", "canvas_background",
    "design_data", "ai_prompt", "color_palette", "suggested_fonts", "created_at", "updated_at", "is_public", "user_id")
WITH RECURSIVE n(i) AS (SELECT 9001 UNION ALL SELECT i + 1 FROM n WHERE i < 9007)
SELECT i, 'Misfit ' || i, '', 'graphic', 800, 600, '#FFFFFF', '{}', '', '[]', '[]', '2026-06-01 09:00:00', '2026-06-02 09:00:00', 0,
    2 FROM n;

-- 9001: the escape of NUL in JSON, which jsonb refuses.
UPDATE "projects_project" SET "design_data" = '{"layers": [{"text": "cut\u0000off"}]}' WHERE "id" = 9001;
-- 9002: a NUL in a text.
UPDATE "projects_project" SET "description" = 'before' || char(0) || 'after' WHERE "id" = 9002;
-- 9003: a name of 300 characters for 255.
UPDATE "projects_project" SET "name" = replace(hex(zeroblob(300)), '00', 'n') WHERE "id" = 9003;
-- 9004: a number beyond 32 bits in an integer.
UPDATE "projects_project" SET "canvas_width" = 3000000000 WHERE "id" = 9004;
-- 9005: a boolean that is 2.
UPDATE "projects_project" SET "is_public" = 2 WHERE "id" = 9005;
-- 9006: a date that is none.
UPDATE "projects_project" SET "created_at" = '0000-00-00 00:00:00' WHERE "id" = 9006;
-- 9007: text that is Latin-1 and not UTF-8.
UPDATE "projects_project" SET "description" = CAST(x'436166E920626C6575' AS TEXT) WHERE "id" = 9007;

-- Times as numbers: seconds (9001) and milliseconds (9002) since 1970, both 2026-01-01 00:00:00.
INSERT INTO "assets_asset" ("id", "name", "asset_type", "file_url", "file_size", "mime_type", "width", "height", "ai_generated",
    "ai_prompt", "tags", "created_at", "project_id", "user_id") VALUES
    (9001, 'Seconds', 'image', 'https://cdn.example.com/seconds.png', 1, 'image/png', 1, 1, 0, '', '[]', 1767225600, NULL, 2),
    (9002, 'Milliseconds', 'image', 'https://cdn.example.com/milliseconds.png', 1, 'image/png', 1, 1, 0, '', '[]', 1767225600000, NULL, 2);

-- A text where the scale is: a decimal comma.
INSERT INTO "projects_exporttemplate" ("id", "name", "description", "format", "quality", "optimize", "include_metadata", "compression",
    "width", "height", "scale", "format_options", "is_public", "use_count", "created_at", "updated_at", "user_id") VALUES
    (9001, 'Comma', '', 'png', 'high', 1, 0, 'medium', NULL, NULL, '1,5', '{}', 0, 0, '2026-06-01 09:00:00', '2026-06-01 09:00:00', 2);

-- 9001: its project does not exist. 9002: its project is the misfit 9001, so it cannot go without it. 9003: a word where the z_index is.
INSERT INTO "projects_designcomponent" ("id", "component_type", "properties", "z_index", "ai_generated", "ai_prompt", "created_at",
    "updated_at", "project_id") VALUES
    (9001, 'text', '{}', 0, 0, '', '2026-06-01 09:00:00', '2026-06-01 09:00:00', 99999),
    (9002, 'text', '{}', 0, 0, '', '2026-06-01 09:00:00', '2026-06-01 09:00:00', 9001),
    (9003, 'text', '{}', 'top', 0, '', '2026-06-01 09:00:00', '2026-06-01 09:00:00', 1);

-- A right only this site has: permission 9001 has no counterpart in v2, so the grant (9001) must not go, least of all by number.
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES (9001, 9, 'publish_project', 'Can publish project');
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES (9001, 1, 9001);
