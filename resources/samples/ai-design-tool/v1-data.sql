-- The clean v1 site: "Lantern Yard", a design studio that does not exist. Same rows at every run; every value fits v2.
-- Rows with an id below 30 or so are written out because they are edge cases (named in the line above them);
-- the rest is arithmetic over short lists of words. Needs v1-schema.sql. Times are UTC, as the framework stores them.

-- ---------------------------------------------------------------- What the framework keeps for itself (never moved)

INSERT INTO "django_migrations" ("app", "name", "applied")
WITH m(n, app, name) AS (VALUES
    (1, 'contenttypes', '0001_initial'), (2, 'auth', '0001_initial'), (3, 'admin', '0001_initial'),
    (4, 'admin', '0002_logentry_remove_auto_add'), (5, 'admin', '0003_logentry_add_action_flag_choices'),
    (6, 'ai_services', '0001_initial'), (7, 'projects', '0001_initial'), (8, 'assets', '0001_initial'),
    (9, 'contenttypes', '0002_remove_content_type_name'), (10, 'auth', '0002_alter_permission_name_max_length'),
    (11, 'auth', '0003_alter_user_email_max_length'), (12, 'auth', '0004_alter_user_username_opts'),
    (13, 'auth', '0005_alter_user_last_login_null'), (14, 'auth', '0006_require_contenttypes_0002'),
    (15, 'auth', '0007_alter_validators_add_error_messages'), (16, 'auth', '0008_alter_user_username_max_length'),
    (17, 'auth', '0009_alter_user_last_name_max_length'), (18, 'auth', '0010_alter_group_name_max_length'),
    (19, 'auth', '0011_update_proxy_permissions'), (20, 'auth', '0012_alter_user_first_name_max_length'),
    (21, 'authtoken', '0001_initial'), (22, 'authtoken', '0002_auto_20160226_1747'),
    (23, 'authtoken', '0003_tokenproxy'), (24, 'authtoken', '0004_alter_tokenproxy_options'),
    (25, 'projects', '0002_exporttemplate_exportjob'), (26, 'sessions', '0001_initial'), (27, 'templates', '0001_initial'))
SELECT app, name, printf('2025-11-18 08:00:%02d.%06d', n, n * 30319) FROM m ORDER BY n;

INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
    (1, 'admin', 'logentry'), (2, 'auth', 'permission'), (3, 'auth', 'group'), (4, 'auth', 'user'),
    (5, 'contenttypes', 'contenttype'), (6, 'sessions', 'session'), (7, 'authtoken', 'token'), (8, 'authtoken', 'tokenproxy'),
    (9, 'projects', 'project'), (10, 'projects', 'designcomponent'), (11, 'projects', 'projectversion'),
    (12, 'projects', 'exporttemplate'), (13, 'projects', 'exportjob'),
    (14, 'ai_services', 'aiprompttemplate'), (15, 'ai_services', 'aigenerationrequest'),
    (16, 'assets', 'fontfamily'), (17, 'assets', 'asset'), (18, 'assets', 'colorpalette'),
    (19, 'templates', 'templatecomponent'), (20, 'templates', 'template');

-- Four per content type in this order, so 33 is projects.add_project and 41 is projects.add_projectversion.
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name")
WITH a(n, verb) AS (VALUES (1, 'add'), (2, 'change'), (3, 'delete'), (4, 'view')),
    v(id, words) AS (VALUES (1, 'log entry'), (5, 'content type'), (7, 'Token'), (8, 'Token'), (10, 'design component'),
        (11, 'project version'), (12, 'export template'), (13, 'export job'), (14, 'ai prompt template'),
        (15, 'ai generation request'), (16, 'font family'), (18, 'color palette'), (19, 'template component'))
SELECT (c.id - 1) * 4 + a.n, c.id, a.verb || '_' || c.model, 'Can ' || a.verb || ' ' || COALESCE(v.words, c.model)
FROM "django_content_type" c CROSS JOIN a LEFT JOIN v ON v.id = c.id ORDER BY 1;

-- Left over from the time before sessions went to the cache.
INSERT INTO "django_session" ("session_key", "session_data", "expire_date")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6)
SELECT printf('%08x%08x%08x%08x', i * 7919, i * 104729, i * 611953, i * 1299709),
    printf('.eJxVjEEOwiAQRe-sample-%03d:1tKx0%02d:not-a-real-signature', i, i),
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-01 10:00:00', printf('+%d hours', i * 37)) || printf('.%06d', i * 98711) FROM n;

-- ---------------------------------------------------------------- People

-- Passwords are well-formed strings (89 characters with 1000000 rounds) that belong to no password. What follows the rounds is filled in below.
INSERT INTO "auth_user" ("id", "username", "first_name", "last_name", "email", "password", "is_superuser", "is_staff", "is_active",
    "date_joined", "last_login") VALUES
    -- microseconds in date_joined; a superuser
    (1, 'mara', 'Mara', 'Lindqvist', 'mara@lantern.example.com', 'pbkdf2_sha256$1000000$', 1, 1, 1, '2025-11-18 09:12:44.123456',
        '2026-06-30 07:58:03.000001'),
    -- no fraction; never logged in
    (2, 'jonas', 'Jonas', 'Weber', 'jonas@lantern.example.com', 'pbkdf2_sha256$1000000$', 0, 1, 1, '2025-11-18 09:30:00', NULL),
    -- non-ASCII user names and names; the ë is one character in the user name and two (e, diaeresis) in the first name
    (3, 'zoë.núñez', 'Zoe' || char(776), 'Núñez-Østergård', 'zoe@lantern.example.com', 'pbkdf2_sha256$1000000$', 0, 0, 1,
        '2025-11-19 10:00:00.500000', '2026-06-28 12:00:00'),
    (4, '山田花子', '花子', '山田', 'hanako@lantern.example.com', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-19 23:59:59.999999',
        '2026-03-29 02:30:00'),
    -- old hash (260000 rounds), not active, empty e-mail, joined long ago
    (5, 'archive', 'Old', 'Account', '', 'pbkdf2_sha256$260000$', 0, 0, 0, '1999-12-31 23:59:59', '2021-10-31 01:30:00'),
    -- capital letter in the user name; hash of Django 4.2
    (6, 'Priya', 'Priya', 'O''Shaughnessy', 'Priya@Lantern.example.com', 'pbkdf2_sha256$600000$', 0, 0, 1, '2025-11-20 08:15:30.250000',
        '2026-06-01 00:00:00'),
    -- unusable password (! and 40 characters)
    (7, 'sso.lena', 'Lena', 'Fischer', 'lena@lantern.example.com', '!Qx7Lm2Vt9Rb4Nc8Wz1Ky6Hd3Pf5Gs0Ju7Ta2EoiB', 0, 0, 1,
        '2025-11-20 08:20:00', '2026-06-29 16:45:12.345678'),
    -- two user names that differ only by case
    (8, 'user2', 'Sam', 'Okafor', 'sam.okafor@example.org', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-24 14:00:00',
        '2026-05-05 05:05:05'),
    (9, 'User2', 'Samira', 'Okafor', 'samira.okafor@example.org', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-24 14:00:01',
        '2026-05-06 06:06:06'),
    -- one e-mail address, two accounts
    (10, 'front.desk', 'Front', 'Desk', 'studio@lantern.example.com', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-25 08:00:00',
        '2026-06-30 08:00:00'),
    (11, 'print.room', 'Print', 'Room', 'studio@lantern.example.com', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-25 08:05:00',
        '2026-06-30 08:10:00'),
    -- a second empty e-mail: not a duplicate; names empty
    (12, 'kiosk', '', '', '', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-25 09:00:00', NULL),
    -- a user name of exactly 150 characters (below); names a COPY must escape (backslash-N, backslash-dot, tab)
    (13, '', '\N', '\.' || char(9) || 'Tab', 'long.name@example.org', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-26 10:10:10.101010',
        '2026-02-14 12:00:00'),
    -- an emoji as first name; a last name with a space at both ends
    (14, 'kai', '🪁', ' Kai ', 'kai@example.org', 'pbkdf2_sha256$1000000$', 0, 0, 1, '2025-11-27 11:00:00', '2026-06-15 09:41:00');
UPDATE "auth_user" SET "username" = replace(hex(zeroblob(75)), '00', 'ab') WHERE "id" = 13;

INSERT INTO "auth_user" ("id", "username", "first_name", "last_name", "email", "password", "is_superuser", "is_staff", "is_active",
    "date_joined", "last_login")
WITH RECURSIVE n(i) AS (SELECT 15 UNION ALL SELECT i + 1 FROM n WHERE i < 63),
    f(k, w) AS (VALUES (0, 'Alma'), (1, 'Bram'), (2, 'Chidi'), (3, 'Dalia'), (4, 'Émile'), (5, 'Freya'), (6, 'Goran'), (7, 'Hedda'),
        (8, 'Ines'), (9, 'Jürgen'), (10, 'Kwame')),
    l(k, w) AS (VALUES (0, 'Abbott'), (1, 'Bergström'), (2, 'Castro'), (3, 'Dvořák'), (4, 'Eze'), (5, 'Fontaine'), (6, 'Gray'))
SELECT i, printf('%s%02d', CASE i % 3 WHEN 0 THEN 'design' WHEN 1 THEN 'client' ELSE 'studio' END, i), f.w, l.w,
    printf('%s%02d@%s', CASE i % 3 WHEN 0 THEN 'design' WHEN 1 THEN 'client' ELSE 'studio' END, i,
        CASE i % 3 WHEN 1 THEN 'example.org' ELSE 'lantern.example.com' END),
    'pbkdf2_sha256$1000000$', 0, i % 20 = 0, i % 17 <> 0,
    strftime('%Y-%m-%d %H:%M:%S', '2025-11-28 08:00:00', printf('+%d minutes', i * 4111)) || CASE i % 4 WHEN 0 THEN '' ELSE printf('.%06d',
        i * 15331 % 1000000) END,
    CASE i % 6 WHEN 5 THEN NULL ELSE strftime('%Y-%m-%d %H:%M:%S', '2026-06-30 20:00:00', printf('-%d minutes', i * 97)) || printf('.%06d',
        i * 271828 % 1000000) END
FROM n JOIN f ON f.k = i % 11 JOIN l ON l.k = i % 7;

UPDATE "auth_user" SET "password" = "password" || printf('%011x%011x', "id" * 104729 * 7919, "id" * 611953 * 6101) || '$'
    || printf('%011x%011x%011x%09x8=', "id" * 1299709 * 3571, "id" * 15485863 * 541, "id" * 32452843 * 307, "id" * 49979687 * 11)
WHERE "password" LIKE 'pbkdf2%';

-- Three accounts were closed: sqlite_sequence stays at 63.
DELETE FROM "auth_user" WHERE "id" > 60;

INSERT INTO "auth_group" ("id", "name") VALUES (1, 'Designers'), (2, 'Art directors'), (3, 'Librarians'), (4, 'Revisão'), (5, 'Interns');

-- Designers hold exactly projects.add_project (33) and projects.add_projectversion (41); Interns hold nothing.
INSERT INTO "auth_group_permissions" ("group_id", "permission_id")
SELECT 1, "id" FROM "auth_permission" WHERE "id" IN (33, 41)
UNION ALL SELECT 2, "id" FROM "auth_permission" WHERE "content_type_id" BETWEEN 9 AND 13
UNION ALL SELECT 3, "id" FROM "auth_permission" WHERE "content_type_id" BETWEEN 16 AND 20 AND "codename" NOT LIKE 'delete%'
UNION ALL SELECT 4, "id" FROM "auth_permission" WHERE "codename" LIKE 'view%' AND "content_type_id" > 8;

INSERT INTO "auth_user_groups" ("user_id", "group_id")
SELECT "id", 1 FROM "auth_user" WHERE "id" = 3 OR ("id" > 14 AND "id" % 3 = 0)
UNION ALL SELECT "id", 2 FROM "auth_user" WHERE "id" IN (1, 2, 6)
UNION ALL SELECT "id", 3 FROM "auth_user" WHERE "id" IN (4, 11) OR "id" % 29 = 0
UNION ALL SELECT "id", 4 FROM "auth_user" WHERE "id" % 13 = 0;

-- Rights given to one person: assets.delete_asset, templates.change_template, and auth.view_user, whose number is the same in v2.
INSERT INTO "auth_user_user_permissions" ("user_id", "permission_id") VALUES (3, 67), (9, 78), (10, 16);

-- Written by the first API clients; still accepted by v2.
INSERT INTO "authtoken_token" ("key", "created", "user_id")
SELECT printf('%010x%010x%010x%010x', "id" * 2750159 * 997, "id" * 7368787 * 1009, "id" * 961748941, "id" * 179424673 * 13),
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-02 07:30:00', printf('+%d minutes', "id" * 511))
        || CASE "id" % 5 WHEN 0 THEN '' ELSE printf('.%06d', "id" * 77777 % 1000000) END,
    "id" FROM "auth_user" WHERE "id" IN (1, 3, 5, 8, 9) OR ("id" > 14 AND "id" % 2 = 0);

-- ---------------------------------------------------------------- Projects

-- The owner of a generated project is uneven on purpose: a few people own many, most own a few, some none.
INSERT INTO "projects_project" ("id", "name", "description", "project_type", "canvas_width", "canvas_height", "canvas_background",
    "design_data", "ai_prompt", "color_palette", "suggested_fonts", "created_at", "updated_at", "is_public", "user_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 226),
    w(k, thing, client) AS (VALUES (0, 'Poster', 'Kestrel Theatre'), (1, 'Brochure', 'Café Mélange'),
        (2, 'Landing page', 'Northwind Bikes'), (3, 'Logo', 'Saltmarsh Tea'),
        (4, 'App screens', 'Öresund Ferries'), (5, 'Packaging', 'Tuğba''s Bakery'), (6, 'Dashboard', 'Blue Heron "Labs"'),
            (7, 'Invitation', 'Willow & Sons'),
        (8, 'Icon set', 'Dvořák Violins'), (9, 'Annual report', 'Harbour Trust'), (10, 'Menu', 'Pho 99'), (11, 'Wayfinding', 'City Museum'),
            (12, 'Newsletter', 'Garden Club')),
    t(k, kind, width, height) AS (VALUES (0, 'graphic', 1920, 1080), (1, 'ui_ux', 1440, 900), (2, 'logo', 512, 512),
        (3, 'graphic', 2480, 3508))
SELECT i, printf('%s %s %d', w.client, lower(w.thing), i), CASE i % 3 WHEN 0 THEN '' ELSE 'Second round for ' || w.client
    || ', due in week ' || (1 + i % 52) || '.' END,
    t.kind, t.width, t.height, printf('#%06X', i * 48271 % 16777216),
    '{"version": 1, "layers": [{"id": "bg", "type": "rect", "x": 0, "y": 0, "width": ' || t.width || ', "height": ' || t.height
        || ', "fill": "' || printf('#%06x', i * 69621 % 16777216)
        || '"}, {"id": "title", "type": "text", "text": "' || CASE i % 4 WHEN 1 THEN 'Caf\u00e9 M\u00e9lange' WHEN 2 THEN '\u6771\u4eac'
            ELSE 'Lantern Yard' END
        || '", "size": ' || printf('%d.%02d', 8 + i % 40, i * 25 % 100) || ', "opacity": ' || CASE i % 2 WHEN 0 THEN '1' ELSE '0.85' END
            || printf('}], "guides": [%d, %d], "locked": ', i % 90, t.width / 2) || CASE i % 5 WHEN 0 THEN 'true' ELSE 'false' END
            || ', "parent": null}',
    CASE i % 4 WHEN 0 THEN 'calm ' || lower(w.thing) || ' for ' || w.client ELSE '' END,
    printf('["#%06x", "#%06x", "#%06x"]', i * 16807 % 16777216, i * 630360 % 16777216, i * 397204 % 16777216),
    CASE i % 3 WHEN 0 THEN '[]' WHEN 1 THEN '["Inter", "Lora"]' ELSE '["Noto Sans JP"]' END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-01 08:00:00', printf('+%d minutes', i * 1291)) || CASE i % 5 WHEN 0 THEN '' ELSE printf('.%06d',
        i * 31337 % 1000000) END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-01 08:00:00', printf('+%d minutes', i * 1291 + i * i % 4001 + 7))
        || CASE i % 7 WHEN 0 THEN '' ELSE printf('.%06d', i * 27183 % 1000000) END,
    i % 3 = 1,
    CASE i % 2 WHEN 0 THEN 15 + i * 7 % 9 ELSE 1 + i / 2 * 37 % 54 END
FROM n JOIN w ON w.k = i % 13 JOIN t ON t.k = i % 4;

-- Edge cases of one project each: the row keeps what the arithmetic gave it but for the column that matters.
-- 1: empty object; not public. 2: escapes and an emoji (a surrogate pair); public.
UPDATE "projects_project" SET "design_data" = '{}', "is_public" = 0, "user_id" = 3 WHERE "id" = 1;
UPDATE "projects_project" SET "is_public" = 1, "user_id" = 4,
    "design_data" = '{"title": "Caf\u00e9 \"M\u00e9lange\" \\ \/ \b\f\n\r\t", "emoji": "\ud83c\udfa8", "\u00fcber": {"": "empty key"}, "html": "<b>&amp;</b>"}' WHERE "id" = 2;
-- 3: numbers a double cannot hold or would rewrite.
UPDATE "projects_project" SET "user_id" = 3,
    "design_data" = '{"layerId": 9007199254740993, "opacity": 0.1, "exp": 1e2, "price": 1.10, "tiny": 1e-7, "zero": -0.0, "seed": 123456789012345678901234567890, "exact": 0.12345678901234567890123}' WHERE "id" = 3;
-- 4: one key twice: the target keeps the last.
UPDATE "projects_project" SET "design_data" = '{"layer": "draft", "size": 10, "layer": "final"}' WHERE "id" = 4;
-- 5: metadata is there already and must stay. 6: metadata is there, as null, and must stay too.
UPDATE "projects_project" SET "design_data" = '{"metadata": {"version": "1.5", "author": "mara"}, "layers": []}' WHERE "id" = 5;
UPDATE "projects_project" SET "design_data" = '{"metadata": null, "layers": []}' WHERE "id" = 6;
-- 7: a backslash and u0000 as text, which is no NUL and must pass.
UPDATE "projects_project" SET "design_data" = '{"note": "write \\u0000 for NUL", "nested": "{\"raw\": \"\\\\u0000\"}"}' WHERE "id" = 7;
-- 8: 500 elements.
UPDATE "projects_project" SET "design_data" = (WITH RECURSIVE e(i, s) AS (SELECT 1, '{"elements": [{"id": 1, "x": 0.5, "tags": ["first"]}'
    UNION ALL SELECT i + 1, s || printf(', {"id": %d, "x": %d.%d, "tags": []}', i + 1, i * 37 % 1920, i % 10) FROM e WHERE i < 500)
    SELECT s || '], "count": 500}' FROM e WHERE i = 500) WHERE "id" = 8;
-- 9: a list. 10: a text. 11: the JSON null, which is not NULL. 12: a number. None of them can take metadata.
UPDATE "projects_project" SET "design_data" = '[{"type": "frame"}, {"type": "text", "text": "Salut \u2603"}]' WHERE "id" = 9;
UPDATE "projects_project" SET "design_data" = '"imported from an old file"' WHERE "id" = 10;
UPDATE "projects_project" SET "design_data" = 'null' WHERE "id" = 11;
UPDATE "projects_project" SET "design_data" = '42' WHERE "id" = 12;
-- 13: sixty levels deep, with space between the tokens.
UPDATE "projects_project" SET "design_data" = '{ "tree" :' || char(10) || '  ' || replace(hex(zeroblob(60)), '00', '[') || ' 1 '
    || replace(hex(zeroblob(60)), '00', ']') || char(10) || '}' WHERE "id" = 13;
-- 14: updated_at with a fraction of a half; created in the hour that Berlin skips in spring.
UPDATE "projects_project" SET "created_at" = '2026-03-29 02:30:00', "updated_at" = '2026-06-12 10:00:00.500000' WHERE "id" = 14;
-- 15: created in the hour that London has twice in autumn, updated in the hour that New York skips in spring.
UPDATE "projects_project" SET "created_at" = '2025-10-26 01:30:00.000001', "updated_at" = '2026-03-08 02:30:00.999999' WHERE "id" = 15;
-- 16: a name of 255 characters that are 510 in UTF-16 and 1020 bytes. 17: 255 letters of two bytes.
UPDATE "projects_project" SET "name" = replace(hex(zeroblob(255)), '00', '🎨') WHERE "id" = 16;
UPDATE "projects_project" SET "name" = replace(hex(zeroblob(255)), '00', 'é') WHERE "id" = 17;
-- 18: a description that text formats must escape: line ends of three kinds, tab, quotes, backslash-N, backslash-dot alone on its line.
UPDATE "projects_project" SET "description" = 'one' || char(10) || '\.' || char(10) || '\N' || char(13, 10) || 'tab' || char(9)
    || '"quoted", ''single'', \\ ; -- $1 $$ {d ''x''} ' || char(8232) || char(13) WHERE "id" = 18;
-- 19: the ends of the integer range. 20: a local picture inside design_data.
UPDATE "projects_project" SET "canvas_width" = 2147483647, "canvas_height" = -2147483648 WHERE "id" = 19;
UPDATE "projects_project" SET "design_data" = '{"layers": [{"type": "image", "src": "/media/assets/image/3f0c2a9e-5d14-4b7c-9a41-0c6e1f2b7d03.svg"}]}' WHERE "id" = 20;

-- Seven projects are deleted, one of them in the middle: max(id) is 220, sqlite_sequence stays at 226.
DELETE FROM "projects_project" WHERE "id" = 57 OR "id" > 220;

-- Two collaborators on project 1; about every second other project has one or two.
INSERT INTO "projects_project_collaborators" ("project_id", "user_id")
SELECT 1, 4 UNION ALL SELECT 1, 6
UNION ALL SELECT p."id", u."id" FROM "projects_project" p JOIN "auth_user" u ON u."id" = 1 + p."id" * 17 % 60
    WHERE p."id" > 20 AND p."id" % 2 = 0 AND u."id" <> p."user_id"
UNION ALL SELECT p."id", u."id" FROM "projects_project" p JOIN "auth_user" u ON u."id" = 1 + (p."id" * 17 + 23) % 60
    WHERE p."id" > 20 AND p."id" % 4 = 1 AND u."id" <> p."user_id";

-- Component 1: z_index below zero, made by a model. 2 and 3: the ends of the range. The rest goes round the projects.
INSERT INTO "projects_designcomponent" ("id", "component_type", "properties", "z_index", "ai_generated", "ai_prompt", "created_at",
    "updated_at", "project_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1240),
    c(k, kind) AS (VALUES (0, 'text'), (1, 'image'), (2, 'shape'), (3, 'button'), (4, 'icon'), (5, 'group'), (6, 'frame'), (7, 'map'),
        (8, 'chart'))
SELECT i, c.kind, CASE i % 6 WHEN 0 THEN '{}'
    ELSE printf('{"x": %d, "y": %d.%d, "rotation": %s, "label": "%s", "style": {"fill": "#%06x", "radius": %d}}',
        i * 37 % 1920, i * 53 % 1080, i % 10, CASE i % 5 WHEN 0 THEN '-12.5' WHEN 1 THEN '1.0E-5' ELSE '0' END,
            CASE i % 7 WHEN 0 THEN 'Gr\u00f6\u00dfe' WHEN 1 THEN '\ud83d\udccd here' ELSE 'Layer ' || i END, i * 48271 % 16777216,
            i % 24) END,
    CASE i WHEN 1 THEN -3 WHEN 2 THEN -2147483648 WHEN 3 THEN 2147483647 ELSE i % 40 END, i = 1 OR i % 8 = 0,
        CASE WHEN i = 1 OR i % 8 = 0 THEN 'a ' || c.kind || ' in warm light' ELSE '' END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-03 09:00:00', printf('+%d minutes', i * 241)) || printf('.%06d', 1 + i * 9973 % 999999),
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-03 09:00:00', printf('+%d minutes', i * 241 + i % 333))
        || CASE i % 9 WHEN 0 THEN '' ELSE printf('.%06d', 1 + i * 7919 % 999999) END,
    CASE WHEN i <= 3 THEN 1 WHEN (1 + i * 7 % 220) = 57 THEN 8 ELSE 1 + i * 7 % 220 END
FROM n JOIN c ON c.k = i % 9;

-- Versions 1, 2, 3 … of the projects; whoever left the studio is NULL in created_by. The first two are those of project 1.
INSERT INTO "projects_projectversion" ("version_number", "design_data", "created_at", "created_by_id", "project_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
SELECT n.i, CASE WHEN n.i = 1 THEN '{}' ELSE printf('{"layers": [{"id": "v%d", "zoom": %d.%02d}], "note": "r\u00e9vision %d"}', n.i, n.i,
    p."id" % 100, n.i) END,
    strftime('%Y-%m-%d %H:%M:%S', substr(p."created_at", 1, 19), printf('+%d minutes', n.i * 77 + p."id"))
        || CASE p."id" % 3 WHEN 0 THEN '' ELSE printf('.%06d', p."id" * n.i * 1013 % 1000000) END,
    CASE WHEN (p."id" = 1 AND n.i = 2) OR (p."id" + n.i) % 11 = 0 THEN NULL ELSE p."user_id" END, p."id"
FROM "projects_project" p JOIN n ON n.i <= CASE p."id" WHEN 1 THEN 2 ELSE p."id" % 6 END ORDER BY p."id", n.i;

-- Template 1: scale 1.5. 2: a third. 3: a whole number. 4: a tenth, and an exponent.
INSERT INTO "projects_exporttemplate" ("id", "name", "description", "format", "quality", "optimize", "include_metadata", "compression",
    "width", "height", "scale", "format_options", "is_public", "use_count", "created_at", "updated_at", "user_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14)
SELECT i, printf('%s %s %d', CASE i % 4 WHEN 0 THEN 'Print' WHEN 1 THEN 'Web' WHEN 2 THEN 'Client proof' ELSE 'Archive' END,
    CASE i % 2 WHEN 0 THEN 'A4' ELSE '2×' END, i), CASE i % 3 WHEN 0 THEN 'Ask Mara before changing.' ELSE '' END,
    CASE i % 4 WHEN 0 THEN 'svg' WHEN 1 THEN 'pdf' WHEN 2 THEN 'png' ELSE 'figma' END,
        CASE i % 4 WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high' ELSE 'ultra' END,
    i % 5 <> 0, i % 2, 'medium', CASE i % 3 WHEN 0 THEN NULL ELSE 100 * i END, CASE i % 3 WHEN 0 THEN NULL ELSE 70 * i END,
    CASE i WHEN 1 THEN 1.5 WHEN 2 THEN 1.0 / 3 WHEN 3 THEN 2 WHEN 4 THEN 0.1 WHEN 5 THEN 1e-7 WHEN 6 THEN 123456789.125 ELSE i * 0.25 END,
    CASE i % 2 WHEN 0 THEN '{}' ELSE '{"dpi": 300, "bleed": 3.0, "profile": "FOGRA39"}' END, i % 4 = 0, i * 13 % 50,
    printf('2025-12-%02d 10:00:00', i), printf('2026-01-%02d 10:00:00.%06d', i, i * 70001), 1 + i % 9 FROM n;

-- Job 1: its file is still there. 2 failed. 3 waits. 4: an empty file name, which is not NULL. 5: more than 4 GB (file_size is a bigint). Other files were cleaned up.
INSERT INTO "projects_exportjob" ("id", "format", "status", "total_projects", "completed_projects", "failed_projects", "output_file",
    "file_size", "error_message", "error_details", "created_at", "started_at", "completed_at", "user_id", "template_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70)
SELECT i, CASE i % 3 WHEN 0 THEN 'svg' WHEN 1 THEN 'pdf' ELSE 'png' END,
    CASE WHEN i = 3 THEN 'pending' WHEN i % 10 = 2 THEN 'failed' WHEN i % 35 = 0 THEN 'processing' ELSE 'completed' END, 1 + i % 3,
        CASE WHEN i = 3 THEN 0 ELSE i % 3 END, i % 10 = 2,
    CASE i WHEN 1 THEN 'exports/2026/01/17/kestrel-theatre.svg' WHEN 4 THEN '' ELSE NULL END,
        CASE i WHEN 1 THEN 115 WHEN 5 THEN 5368709120 ELSE i * 20480 END,
    CASE WHEN i % 10 = 2 THEN 'Font “Söhne” is missing' ELSE '' END,
        CASE WHEN i % 10 = 2 THEN '{"project": ' || i || ', "trace": ["render", "embed\tfonts"]}' ELSE '{}' END,
    strftime('%Y-%m-%d %H:%M:%S', '2026-01-15 09:00:00', printf('+%d minutes', i * 2903)) || printf('.%06d', i * 10007),
    CASE WHEN i = 3 THEN NULL ELSE strftime('%Y-%m-%d %H:%M:%S', '2026-01-15 09:00:05', printf('+%d minutes', i * 2903)) END,
    CASE WHEN i = 3 OR i % 35 = 0 THEN NULL ELSE strftime('%Y-%m-%d %H:%M:%S', '2026-01-15 09:03:05', printf('+%d minutes', i * 2903))
        || printf('.%06d', i * 12007) END,
    15 + i % 40, CASE i % 4 WHEN 0 THEN NULL ELSE 1 + i % 14 END FROM n;

INSERT INTO "projects_exportjob_projects" ("exportjob_id", "project_id")
SELECT j."id", p."id" FROM "projects_exportjob" j JOIN "projects_project" p ON p."id" IN (1 + j."id" * 3 % 220,
    1 + (j."id" * 3 + 50) % 220) AND (j."id" % 3 > 0 OR p."id" % 2 = 1) ORDER BY 1, 2;

-- ---------------------------------------------------------------- AI services

INSERT INTO "ai_services_aiprompttemplate" ("name", "template_type", "prompt_template", "default_parameters", "description", "is_active",
    "created_at", "updated_at") VALUES
    ('Grid layout', 'layout', 'Lay out {title} on a {columns} column grid.', '{"columns": 12, "gutter": 1.50}', '', 1,
        '2025-12-01 09:00:00', '2025-12-01 09:00:00'),
    ('Mono mark', 'logo', 'A one colour mark for {{ name }}; 100% vector.', '{}', 'Never gradients', 1, '2025-12-01 09:05:00',
        '2026-02-02 17:00:00.000500'),
    ('Sharper', 'refinement', 'Raise contrast, keep hue.', '{"strength": 0.7}', '', 1, '2025-12-01 09:10:00', '2025-12-01 09:10:00'),
    ('Headline', 'content', 'Three headlines for: %s' || char(10) || 'Tone: ${tone}', '{"n": 3, "tone": "dry"}', '', 1,
        '2025-12-01 09:15:00', '2025-12-01 09:15:00'),
    ('Überschrift', 'content', 'Drei Zeilen über {thema}.', '{"sprache": "de"}', 'Für Öresund Ferries', 1, '2025-12-01 09:20:00',
        '2025-12-01 09:20:00'),
    ('Retired layout', 'layout', 'Old.', '{}', '', 0, '2025-12-01 09:25:00', '2025-12-24 18:00:00');

-- result: SQL NULL where nothing came back, the JSON null for request 7, an object otherwise.
INSERT INTO "ai_services_aigenerationrequest" ("id", "request_type", "status", "prompt", "parameters", "result", "error_message",
    "model_used", "tokens_used", "created_at", "completed_at", "user_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 420),
    r(k, kind) AS (VALUES (0, 'layout'), (1, 'logo'), (2, 'color_palette'), (3, 'text_content'), (4, 'image'), (5, 'refinement'))
SELECT i, r.kind, CASE i % 12 WHEN 0 THEN 'failed' WHEN 5 THEN 'pending' WHEN 6 THEN 'processing' ELSE 'completed' END,
    CASE i % 5 WHEN 0 THEN '🌿 calm ' ELSE 'bold ' END || r.kind || ' for round ' || i,
        CASE i % 3 WHEN 0 THEN '{}' ELSE printf('{"temperature": 0.%d, "seed": %d}', i % 10, i * 2147483 ) END,
    CASE WHEN i = 7 THEN 'null' WHEN i % 12 IN (0, 5, 6) THEN NULL
        ELSE printf('{"choices": [{"score": %d.%03d, "text": "Idea %d \u2013 \u00e9l\u00e9gant"}]}', i % 2, i % 1000, i) END,
    CASE i % 12 WHEN 0 THEN 'Rate limit reached' ELSE '' END, CASE i % 4 WHEN 0 THEN '' ELSE 'gpt-4-turbo-preview' END,
        CASE WHEN i % 12 IN (0, 5, 6) THEN NULL ELSE i * 17 % 4096 END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-05 06:00:00', printf('+%d minutes', i * 701)) || printf('.%06d', i * 2357 % 1000000),
    CASE WHEN i % 12 IN (5, 6) THEN NULL ELSE strftime('%Y-%m-%d %H:%M:%S', '2025-12-05 06:00:09', printf('+%d minutes', i * 701)) END,
        1 + i * 13 % 60
FROM n JOIN r ON r.k = i % 6;

-- ---------------------------------------------------------------- Assets

-- Font 1 lies in media/; the rest is linked.
INSERT INTO "assets_fontfamily" ("id", "name", "font_family", "regular_url", "bold_url", "italic_url", "bold_italic_url", "category",
    "is_google_font", "is_premium", "created_at")
WITH f(i, name, category) AS (VALUES (1, 'Lantern Hand', 'handwriting'), (2, 'Inter', 'sans-serif'), (3, 'Lora', 'serif'),
    (4, 'JetBrains Mono', 'monospace'), (5, 'Playfair Display', 'display'),
    (6, 'Noto Sans JP', 'sans-serif'), (7, 'Söhne', 'sans-serif'), (8, 'source serif', 'serif'), (9, 'Source Serif', 'serif'),
        (10, 'IM Fell "English"', 'display'))
SELECT i, name, '''' || name || ''', ' || category, CASE i WHEN 1 THEN '/media/assets/font/8b1d6f70-2c3e-4a95-b6d8-7e90a1c2f404.txt'
    ELSE 'https://fonts.example.com/' || i || '/regular.woff2' END,
    CASE i % 2 WHEN 0 THEN 'https://fonts.example.com/' || i || '/bold.woff2' ELSE '' END, '', '', category, i BETWEEN 2 AND 6, i IN (1, 7),
        printf('2025-12-01 12:%02d:00', i) FROM f;

-- 1 to 5 lie in media/ with their true size; 6 is missing there. 7: a url of exactly 200 characters. 8: the greatest integer as size.
INSERT INTO "assets_asset" ("id", "name", "asset_type", "file_url", "file_size", "mime_type", "width", "height", "ai_generated",
    "ai_prompt", "tags", "created_at", "project_id", "user_id") VALUES
    (1, 'Lantern mark.svg', 'svg', '/media/assets/svg/1c9e4d52-7f3a-4e0b-8d26-5a7b90c3e101.svg', 174, 'image/svg+xml', 64, 64, 0, '',
        '["brand", "mark"]', '2025-12-02 09:00:00', NULL, 1),
    (2, 'Kite icon.svg', 'icon', '/media/assets/icon/2d7f5e63-804b-4f1c-9e37-6b8ca1d4f202.svg', 117, 'image/svg+xml', 24, 24, 0, '', '[]',
        '2025-12-02 09:01:00.000001', 14, 14),
    (3, 'Café front.svg', 'image', '/media/assets/image/3f0c2a9e-5d14-4b7c-9a41-0c6e1f2b7d03.svg', 193, 'image/svg+xml', 320, 200, 1,
        'a café at dusk', '["caf\u00e9", "\ud83c\udf06", 7, null]', '2025-12-02 09:02:00', 20, 3),
    (4, 'Lantern Hand (note).txt', 'font', '/media/assets/font/8b1d6f70-2c3e-4a95-b6d8-7e90a1c2f404.txt', 41, 'text/plain', NULL, NULL, 0,
        '', '[]', '2025-12-02 09:03:00', NULL, 1),
    (5, '看板.svg', 'image', '/media/assets/image/5a6b7c8d-9e0f-4a1b-8c2d-3e4f5a6b7c05.svg', 146, 'image/svg+xml', 48, 48, 0, '',
        '["\u770b\u677f"]', '2025-12-02 09:04:00', 4, 4),
    (6, 'Lost banner.svg', 'image', '/media/assets/image/6e5d4c3b-2a19-4807-b6f5-e4d3c2b1a006.svg', 18230, 'image/svg+xml', 1200, 300, 0,
        '', '["banner"]', '2025-12-02 09:05:00', 2, 2),
    (7, 'Long link', 'image', 'https://cdn.example.com/' || replace(hex(zeroblob(172)), '00', 'a') || '.png', 1, 'image/png', 1, 1, 0, '',
        '[]', '2025-12-02 09:06:00', 7, 13),
    (8, 'Showreel.mp4', 'video', 'https://cdn.example.com/showreel.mp4', 2147483647, 'video/mp4', 3840, 2160, 0, '', '{"not": "a list"}',
        '2025-12-02 09:07:00', NULL, 6);
INSERT INTO "assets_asset" ("id", "name", "asset_type", "file_url", "file_size", "mime_type", "width", "height", "ai_generated",
    "ai_prompt", "tags", "created_at", "project_id", "user_id")
WITH RECURSIVE n(i) AS (SELECT 9 UNION ALL SELECT i + 1 FROM n WHERE i < 320),
    t(k, kind, mime, ext) AS (VALUES (0, 'image', 'image/png', 'png'), (1, 'image', 'image/jpeg', 'jpg'),
        (2, 'icon', 'image/svg+xml', 'svg'), (3, 'svg', 'image/svg+xml', 'svg'), (4, 'audio', 'audio/ogg', 'ogg'),
        (5, 'video', 'video/mp4', 'mp4'), (6, 'font', 'font/woff2', 'woff2'))
SELECT i, printf('%s %d.%s', CASE i % 4 WHEN 0 THEN 'Façade' WHEN 1 THEN 'Texture' WHEN 2 THEN 'Sketch' ELSE 'Crowd' END, i, t.ext), t.kind,
    printf('https://cdn.example.com/assets/%s/%08x.%s', t.kind, i * 7654321, t.ext), i * 4099, t.mime,
    CASE WHEN t.k IN (4, 6) THEN NULL ELSE 64 * (1 + i % 30) END, CASE WHEN t.k IN (4, 6) THEN NULL ELSE 48 * (1 + i % 30) END, i % 6 = 0,
        CASE i % 6 WHEN 0 THEN 'soft grain' ELSE '' END,
    CASE i % 3 WHEN 0 THEN '[]' WHEN 1 THEN '["stock"]' ELSE '["stock", "\u00e9t\u00e9"]' END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-06 08:00:00', printf('+%d minutes', i * 877)) || CASE i % 4 WHEN 0 THEN '' ELSE printf('.%06d',
        i * 3571 % 1000000) END,
    CASE WHEN i % 4 = 0 OR i % 220 = 56 THEN NULL ELSE 1 + i % 220 END, 1 + i * 19 % 60
FROM n JOIN t ON t.k = i % 7;

INSERT INTO "assets_colorpalette" ("name", "colors", "description", "tags", "ai_generated", "ai_prompt", "is_public", "use_count",
    "created_at", "created_by_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
SELECT printf('%s %d', CASE i % 5 WHEN 0 THEN 'Dusk' WHEN 1 THEN 'Söder' WHEN 2 THEN 'Moss' WHEN 3 THEN '夏' ELSE 'Brick' END, i),
    printf('["#%06x", "#%06X", "rgba(%d, 0, 0, 0.%d)"]', i * 277803 % 16777216, i * 9176421 % 16777216, i * 4, i % 10),
    CASE i % 4 WHEN 0 THEN 'From the ' || i || 'th walk' ELSE '' END, CASE i % 2 WHEN 0 THEN '[]' ELSE '["warm"]' END, i % 3 = 0,
        CASE i % 3 WHEN 0 THEN 'evening' ELSE '' END, i % 5 <> 0, i * i % 97,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-10 08:00:00', printf('+%d days', i)), CASE i % 4 WHEN 0 THEN NULL ELSE i END FROM n;

-- ---------------------------------------------------------------- Templates

INSERT INTO "templates_templatecomponent" ("name", "component_type", "design_data", "thumbnail_url", "is_public", "created_at")
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 31),
    c(k, kind) AS (VALUES (0, 'header'), (1, 'footer'), (2, 'sidebar'), (3, 'card'), (4, 'button'), (5, 'form'), (6, 'navigation'),
        (7, 'hero'))
SELECT c.kind || ' ' || (1 + i / 8), c.kind, printf('{"slots": %d, "pad": %d.50}', i % 4, i),
    CASE i WHEN 0 THEN '/media/assets/svg/1c9e4d52-7f3a-4e0b-8d26-5a7b90c3e101.svg' WHEN 1 THEN '' ELSE 'https://cdn.example.com/t/' || i
    || '.png' END, i % 5 <> 4,
    printf('2025-12-03 %02d:15:00', i % 24) FROM n JOIN c ON c.k = i % 8;

INSERT INTO "templates_template" ("name", "description", "category", "design_data", "thumbnail_url", "width", "height", "tags",
    "color_palette", "is_premium", "is_public", "use_count", "ai_generated", "ai_prompt", "created_at", "updated_at", "created_by_id")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50),
    c(k, kind) AS (VALUES (0, 'social_media'), (1, 'presentation'), (2, 'poster'), (3, 'flyer'), (4, 'ui_kit'), (5, 'mobile_app'),
        (6, 'web_design'), (7, 'logo'), (8, 'business_card'), (9, 'infographic'))
SELECT printf('%s No. %d', replace(c.kind, '_', ' '), i), CASE i % 2 WHEN 0 THEN 'Naïve grid, wide margins.' ELSE '' END, c.kind,
    printf('{"frames": [{"w": %d, "h": %d}], "ratio": %d.%02d}', 100 * i, 75 * i, i % 3, i),
    CASE i % 3 WHEN 0 THEN '' ELSE 'https://cdn.example.com/templates/' || i || '.png' END,
    1080 + i, 1350 - i, CASE i % 3 WHEN 0 THEN '["new"]' ELSE '[]' END, printf('["#%06x"]', i * 334214 % 16777216), i % 7 = 0, i % 9 <> 0,
        i * 31 % 400, i % 10 = 3, CASE i % 10 WHEN 3 THEN 'swiss style' ELSE '' END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-04 08:00:00', printf('+%d hours', i * 31)),
        strftime('%Y-%m-%d %H:%M:%S', '2026-02-04 08:00:00', printf('+%d hours', i * 29)) || printf('.%06d', i * 19937),
        CASE i % 6 WHEN 0 THEN NULL ELSE 1 + i % 12 END
FROM n JOIN c ON c.k = i % 10;

-- ---------------------------------------------------------------- Admin log

-- Entry 1 without a content type; entry 2 with an object_repr of 200 characters; the others name things of every app by content type.
INSERT INTO "django_admin_log" ("id", "object_id", "object_repr", "action_flag", "change_message", "content_type_id", "user_id",
    "action_time")
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90)
SELECT i, CASE i WHEN 1 THEN NULL ELSE CAST(1 + i % 60 AS TEXT) END,
    CASE i WHEN 1 THEN 'something removed since' WHEN 2 THEN replace(hex(zeroblob(200)), '00', 'ö') ELSE 'object ' || i END, 1 + i % 3,
    CASE i % 3 WHEN 0 THEN '[{"added": {}}]' WHEN 1 THEN '[{"changed": {"fields": ["Email address", "Groups"]}}]' ELSE '' END,
        CASE i WHEN 1 THEN NULL ELSE 1 + i % 20 END, CASE i % 4 WHEN 0 THEN 2 ELSE 1 END,
    strftime('%Y-%m-%d %H:%M:%S', '2025-12-01 07:00:00', printf('+%d hours', i * 53)) || printf('.%06d', i * 11113 % 1000000) FROM n;
