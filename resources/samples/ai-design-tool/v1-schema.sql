-- The 25 tables of a v1 site (SQLite), as the framework writes them: quoted names, declared types, checks, index names.
-- Column order is that of a grown site: what a later migration touched stands at the end of its table (auth_user.first_name).
-- sqlite_sequence comes by itself with AUTOINCREMENT.

-- Django itself

CREATE TABLE "django_migrations" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "app" varchar(255) NOT NULL,
    "name" varchar(255) NOT NULL,
    "applied" datetime NOT NULL
);

CREATE TABLE "django_content_type" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "app_label" varchar(100) NOT NULL,
    "model" varchar(100) NOT NULL
);
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");

CREATE TABLE "auth_permission" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED,
    "codename" varchar(100) NOT NULL,
    "name" varchar(255) NOT NULL
);
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");

CREATE TABLE "auth_group" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(150) NOT NULL UNIQUE
);

CREATE TABLE "auth_group_permissions" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED,
    "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");

CREATE TABLE "auth_user" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "password" varchar(128) NOT NULL,
    "last_login" datetime NULL,
    "is_superuser" bool NOT NULL,
    "username" varchar(150) NOT NULL UNIQUE,
    "last_name" varchar(150) NOT NULL,
    "email" varchar(254) NOT NULL,
    "is_staff" bool NOT NULL,
    "is_active" bool NOT NULL,
    "date_joined" datetime NOT NULL,
    "first_name" varchar(150) NOT NULL
);

CREATE TABLE "auth_user_groups" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");

CREATE TABLE "auth_user_user_permissions" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");

CREATE TABLE "django_admin_log" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "object_id" text NULL,
    "object_repr" varchar(200) NOT NULL,
    "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0),
    "change_message" text NOT NULL,
    "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    "action_time" datetime NOT NULL
);
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");

CREATE TABLE "django_session" (
    "session_key" varchar(40) NOT NULL PRIMARY KEY,
    "session_data" text NOT NULL,
    "expire_date" datetime NOT NULL
);
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");

CREATE TABLE "authtoken_token" (
    "key" varchar(40) NOT NULL PRIMARY KEY,
    "created" datetime NOT NULL,
    "user_id" integer NOT NULL UNIQUE REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);

-- Projects

CREATE TABLE "projects_project" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "description" text NOT NULL,
    "project_type" varchar(20) NOT NULL,
    "canvas_width" integer NOT NULL,
    "canvas_height" integer NOT NULL,
    "canvas_background" varchar(50) NOT NULL,
    "design_data" text NOT NULL CHECK ((JSON_VALID("design_data") OR "design_data" IS NULL)),
    "ai_prompt" text NOT NULL,
    "color_palette" text NOT NULL CHECK ((JSON_VALID("color_palette") OR "color_palette" IS NULL)),
    "suggested_fonts" text NOT NULL CHECK ((JSON_VALID("suggested_fonts") OR "suggested_fonts" IS NULL)),
    "created_at" datetime NOT NULL,
    "updated_at" datetime NOT NULL,
    "is_public" bool NOT NULL,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "projects_project_user_id_719f19dd" ON "projects_project" ("user_id");

CREATE TABLE "projects_project_collaborators" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project_id" bigint NOT NULL REFERENCES "projects_project" ("id") DEFERRABLE INITIALLY DEFERRED,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "projects_project_collaborators_project_id_user_id_afa78a16_uniq" ON "projects_project_collaborators" ("project_id", "user_id");
CREATE INDEX "projects_project_collaborators_project_id_daa51cf3" ON "projects_project_collaborators" ("project_id");
CREATE INDEX "projects_project_collaborators_user_id_5d991931" ON "projects_project_collaborators" ("user_id");

CREATE TABLE "projects_designcomponent" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "component_type" varchar(20) NOT NULL,
    "properties" text NOT NULL CHECK ((JSON_VALID("properties") OR "properties" IS NULL)),
    "z_index" integer NOT NULL,
    "ai_generated" bool NOT NULL,
    "ai_prompt" text NOT NULL,
    "created_at" datetime NOT NULL,
    "updated_at" datetime NOT NULL,
    "project_id" bigint NOT NULL REFERENCES "projects_project" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "projects_designcomponent_project_id_d41494d8" ON "projects_designcomponent" ("project_id");

CREATE TABLE "projects_projectversion" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version_number" integer NOT NULL,
    "design_data" text NOT NULL CHECK ((JSON_VALID("design_data") OR "design_data" IS NULL)),
    "created_at" datetime NOT NULL,
    "created_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    "project_id" bigint NOT NULL REFERENCES "projects_project" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "projects_projectversion_project_id_version_number_4652bcc6_uniq" ON "projects_projectversion" ("project_id", "version_number");
CREATE INDEX "projects_projectversion_created_by_id_65fef4a5" ON "projects_projectversion" ("created_by_id");
CREATE INDEX "projects_projectversion_project_id_4af43bd2" ON "projects_projectversion" ("project_id");

CREATE TABLE "projects_exporttemplate" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "description" text NOT NULL,
    "format" varchar(10) NOT NULL,
    "quality" varchar(10) NOT NULL,
    "optimize" bool NOT NULL,
    "include_metadata" bool NOT NULL,
    "compression" varchar(10) NOT NULL,
    "width" integer NULL,
    "height" integer NULL,
    "scale" real NOT NULL,
    "format_options" text NOT NULL CHECK ((JSON_VALID("format_options") OR "format_options" IS NULL)),
    "is_public" bool NOT NULL,
    "use_count" integer NOT NULL,
    "created_at" datetime NOT NULL,
    "updated_at" datetime NOT NULL,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "projects_exporttemplate_user_id_e8d11e34" ON "projects_exporttemplate" ("user_id");

CREATE TABLE "projects_exportjob" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "format" varchar(10) NOT NULL,
    "status" varchar(20) NOT NULL,
    "total_projects" integer NOT NULL,
    "completed_projects" integer NOT NULL,
    "failed_projects" integer NOT NULL,
    "output_file" varchar(100) NULL,
    "file_size" bigint NOT NULL,
    "error_message" text NOT NULL,
    "error_details" text NOT NULL CHECK ((JSON_VALID("error_details") OR "error_details" IS NULL)),
    "created_at" datetime NOT NULL,
    "started_at" datetime NULL,
    "completed_at" datetime NULL,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED,
    "template_id" bigint NULL REFERENCES "projects_exporttemplate" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "projects_exportjob_template_id_fb6d29a4" ON "projects_exportjob" ("template_id");
CREATE INDEX "projects_exportjob_user_id_366879dc" ON "projects_exportjob" ("user_id");

CREATE TABLE "projects_exportjob_projects" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "exportjob_id" bigint NOT NULL REFERENCES "projects_exportjob" ("id") DEFERRABLE INITIALLY DEFERRED,
    "project_id" bigint NOT NULL REFERENCES "projects_project" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX "projects_exportjob_projects_exportjob_id_project_id_8aa48d2a_uniq" ON "projects_exportjob_projects" ("exportjob_id", "project_id");
CREATE INDEX "projects_exportjob_projects_exportjob_id_402c0a2c" ON "projects_exportjob_projects" ("exportjob_id");
CREATE INDEX "projects_exportjob_projects_project_id_ebcd1f5c" ON "projects_exportjob_projects" ("project_id");

-- AI services

CREATE TABLE "ai_services_aiprompttemplate" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "template_type" varchar(30) NOT NULL,
    "prompt_template" text NOT NULL,
    "default_parameters" text NOT NULL CHECK ((JSON_VALID("default_parameters") OR "default_parameters" IS NULL)),
    "description" text NOT NULL,
    "is_active" bool NOT NULL,
    "created_at" datetime NOT NULL,
    "updated_at" datetime NOT NULL
);

CREATE TABLE "ai_services_aigenerationrequest" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "request_type" varchar(30) NOT NULL,
    "status" varchar(20) NOT NULL,
    "prompt" text NOT NULL,
    "parameters" text NOT NULL CHECK ((JSON_VALID("parameters") OR "parameters" IS NULL)),
    "result" text NULL CHECK ((JSON_VALID("result") OR "result" IS NULL)),
    "error_message" text NOT NULL,
    "model_used" varchar(100) NOT NULL,
    "tokens_used" integer NULL,
    "created_at" datetime NOT NULL,
    "completed_at" datetime NULL,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "ai_services_aigenerationrequest_user_id_45272c10" ON "ai_services_aigenerationrequest" ("user_id");

-- Assets

CREATE TABLE "assets_fontfamily" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL UNIQUE,
    "font_family" varchar(255) NOT NULL,
    "regular_url" varchar(200) NOT NULL,
    "bold_url" varchar(200) NOT NULL,
    "italic_url" varchar(200) NOT NULL,
    "bold_italic_url" varchar(200) NOT NULL,
    "category" varchar(50) NOT NULL,
    "is_google_font" bool NOT NULL,
    "is_premium" bool NOT NULL,
    "created_at" datetime NOT NULL
);

CREATE TABLE "assets_asset" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "asset_type" varchar(20) NOT NULL,
    "file_url" varchar(200) NOT NULL,
    "file_size" integer NOT NULL,
    "mime_type" varchar(100) NOT NULL,
    "width" integer NULL,
    "height" integer NULL,
    "ai_generated" bool NOT NULL,
    "ai_prompt" text NOT NULL,
    "tags" text NOT NULL CHECK ((JSON_VALID("tags") OR "tags" IS NULL)),
    "created_at" datetime NOT NULL,
    "project_id" bigint NULL REFERENCES "projects_project" ("id") DEFERRABLE INITIALLY DEFERRED,
    "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "assets_asset_project_id_e78590c8" ON "assets_asset" ("project_id");
CREATE INDEX "assets_asset_user_id_e173809b" ON "assets_asset" ("user_id");

CREATE TABLE "assets_colorpalette" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "colors" text NOT NULL CHECK ((JSON_VALID("colors") OR "colors" IS NULL)),
    "description" text NOT NULL,
    "tags" text NOT NULL CHECK ((JSON_VALID("tags") OR "tags" IS NULL)),
    "ai_generated" bool NOT NULL,
    "ai_prompt" text NOT NULL,
    "is_public" bool NOT NULL,
    "use_count" integer NOT NULL,
    "created_at" datetime NOT NULL,
    "created_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "assets_colorpalette_created_by_id_63440a0a" ON "assets_colorpalette" ("created_by_id");

-- Templates

CREATE TABLE "templates_templatecomponent" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "component_type" varchar(30) NOT NULL,
    "design_data" text NOT NULL CHECK ((JSON_VALID("design_data") OR "design_data" IS NULL)),
    "thumbnail_url" varchar(200) NOT NULL,
    "is_public" bool NOT NULL,
    "created_at" datetime NOT NULL
);

CREATE TABLE "templates_template" (
    "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" varchar(255) NOT NULL,
    "description" text NOT NULL,
    "category" varchar(30) NOT NULL,
    "design_data" text NOT NULL CHECK ((JSON_VALID("design_data") OR "design_data" IS NULL)),
    "thumbnail_url" varchar(200) NOT NULL,
    "width" integer NOT NULL,
    "height" integer NOT NULL,
    "tags" text NOT NULL CHECK ((JSON_VALID("tags") OR "tags" IS NULL)),
    "color_palette" text NOT NULL CHECK ((JSON_VALID("color_palette") OR "color_palette" IS NULL)),
    "is_premium" bool NOT NULL,
    "is_public" bool NOT NULL,
    "use_count" integer NOT NULL,
    "ai_generated" bool NOT NULL,
    "ai_prompt" text NOT NULL,
    "created_at" datetime NOT NULL,
    "updated_at" datetime NOT NULL,
    "created_by_id" integer NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX "templates_template_created_by_id_80f812fa" ON "templates_template" ("created_by_id");
