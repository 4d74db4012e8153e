-- What a fresh "migrate" leaves in v2 (PostgreSQL): three tables filled, everything else empty. Needs v2-schema.sql.
-- Content types are counted through app by app, in the order of INSTALLED_APPS; permissions are four per content type.
-- Real are the apps, their order and their number of content types up to templates, the twenty names v1 knows, and what follows
-- from both: the ids of every content type and permission that a v1 site refers to. Many other names are stand-ins.

INSERT INTO django_content_type (id, app_label, model)
WITH named(pos, app, models) AS (VALUES
    (1, 'admin', 'logentry'), (2, 'auth', 'permission group user'), (3, 'contenttypes', 'contenttype'), (4, 'sessions', 'session'),
    (5, 'authtoken', 'token tokenproxy'),
    (6, 'django_celery_beat', 'periodictask crontabschedule intervalschedule solarschedule clockedschedule periodictasks'),
    (7, 'django_celery_results', 'taskresult chordcounter groupresult'),
    (8, 'accounts', 'userpreferences auditlog emailverificationtoken loginattempt passwordresettoken userprofile'),
    (9, 'projects', 'project designcomponent projectversion exporttemplate exportjob projecttag abtest abtestvariant abtestresult codeexport
        collaborationsession designfeedback designreviewsession projectsnapshot versioncomment versiondiff comment designtemplate designtoken
        designtokenlibrary designtokenbinding batchoperation exporthistory exportpreset exportpresetbundle scheduledexport shortcutcategory
        keyboardshortcut shortcutpreset shortcutusagelog usershortcutoverride learningmodesettings userpreference'),
    (10, 'ai_services', 'aiprompttemplate aigenerationrequest designtrend aidesignsuggestion chatconversation chatmessage'),
    (11, 'assets', 'fontfamily asset colorpalette assetcollection assetcomment assetversion'),
    (12, 'templates', 'templatecomponent template'),
    (13, 'analytics', 'systemmetrics projectanalytics aiusagemetrics dailyusagestats useractivity analyticswidget analyticsdashboard
        analyticsreport designinsight exportanalytics reportexecution searchquery featureusage performancemetric usagequota useractivitylog
        competitoranalysis conversiongoal designsession'),
    (14, 'subscriptions', 'subscriptiontier subscription payment invoice usagequota coupon creatorprofile marketplacetemplate whitelabelconfig
        couponusage creatorfollower templatepurchase aimodelpricing aiusagequota aiusagerecord'),
    (15, 'notifications', 'userpreference webhook notification webhookdelivery workflow workflowaction workflowrun'),
    (16, 'teams', 'team teammembership teaminvitation teamproject comment teamactivity task teamchat teamchatmessage'),
    (17, 'integrations', ''), (18, 'studio3d', ''), (19, 'animations', ''), (20, 'design_systems', 'componentdefinition componentvariant'),
    (21, 'optimization', ''), (22, 'whitelabel', ''), (23, 'advanced_integrations', ''), (24, 'font_assets', ''), (25, 'plugins', ''),
    (26, 'authentication', ''), (27, 'auto_layout', ''), (28, 'component_variants', 'componentset componentvariant'),
    (29, 'design_branches', 'designbranch designcommit'), (30, 'animation_timeline', ''), (31, 'design_qa', ''), (32, 'presentation_mode', ''),
    (33, 'whiteboard', ''), (34, 'mobile_api', ''), (35, 'vector_editing', ''), (36, 'smart_tools', ''), (37, 'interactive_components', ''),
    (38, 'media_assets', ''), (39, 'data_binding', ''), (40, 'design_analytics', ''), (41, 'commenting', 'reviewsession'), (42, 'pdf_annotation', ''),
    (43, 'accessibility_testing', ''), (44, 'code_export', ''), (45, 'slack_teams_integration', ''), (46, 'offline_pwa', ''),
    (47, 'asset_management', ''), (48, 'template_marketplace', ''), (49, 'time_tracking', ''), (50, 'pdf_export', ''),
    (51, 'granular_permissions', ''), (52, 'social_scheduler', ''), (53, 'web_publishing', ''), (54, 'brand_kit', '')),
-- How many content types the app has: what v1 and v2 ids fix up to templates, the tables of the app after that, the rest spread evenly.
sized(pos, app, models, size) AS (
    SELECT pos, app, models, CASE app WHEN 'projects' THEN 59 WHEN 'ai_services' THEN 11 WHEN 'analytics' THEN 26 WHEN 'subscriptions' THEN 18
        WHEN 'notifications' THEN 9 WHEN 'teams' THEN 11 WHEN 'authentication' THEN 6
        ELSE CASE WHEN pos <= 12 THEN cardinality(string_to_array(models, ' ')) WHEN pos <= 33 THEN 8 ELSE 7 END END
    FROM (SELECT pos, app, btrim(regexp_replace(models, '\s+', ' ', 'g')) AS models FROM named) AS tidy),
listed(pos, app, place, model) AS (
    SELECT s.pos, s.app, i, COALESCE((string_to_array(s.models, ' '))[i], (ARRAY['settings', 'item', 'revision', 'rule', 'report', 'share', 'layer', 'preset', 'label',
        'history'])[1 + (i - 1) % 10] || CASE WHEN i > 10 THEN ((i - 1) / 10)::text ELSE '' END)
    FROM sized s CROSS JOIN LATERAL generate_series(1, s.size) AS g(i))
SELECT row_number() OVER (ORDER BY pos, place), app, model FROM listed;

INSERT INTO auth_permission (id, name, content_type_id, codename)
WITH a(n, verb) AS (VALUES (1, 'add'), (2, 'change'), (3, 'delete'), (4, 'view')),
    v(app, model, words) AS (VALUES ('admin', 'logentry', 'log entry'), ('contenttypes', 'contenttype', 'content type'), ('authtoken', 'token', 'Token'),
        ('authtoken', 'tokenproxy', 'Token'), ('projects', 'designcomponent', 'design component'), ('projects', 'projectversion', 'project version'),
        ('projects', 'exporttemplate', 'export template'), ('projects', 'exportjob', 'export job'), ('ai_services', 'aiprompttemplate', 'ai prompt template'),
        ('ai_services', 'aigenerationrequest', 'ai generation request'), ('assets', 'fontfamily', 'font family'), ('assets', 'colorpalette', 'color palette'),
        ('templates', 'templatecomponent', 'template component'), ('django_celery_beat', 'periodictask', 'periodic task'))
SELECT (c.id - 1) * 4 + a.n, 'Can ' || a.verb || ' ' || COALESCE(v.words, c.model), c.id, a.verb || '_' || c.model
FROM django_content_type c CROSS JOIN a LEFT JOIN v ON v.app = c.app_label AND v.model = c.model ORDER BY 1;

INSERT INTO django_migrations (id, app, name, applied)
WITH listed(pos, app, names) AS (VALUES
    (1, 'contenttypes', '0001_initial 0002_remove_content_type_name'),
    (2, 'auth', '0001_initial 0002_alter_permission_name_max_length 0003_alter_user_email_max_length 0004_alter_user_username_opts
        0005_alter_user_last_login_null 0006_require_contenttypes_0002 0007_alter_validators_add_error_messages 0008_alter_user_username_max_length
        0009_alter_user_last_name_max_length 0010_alter_group_name_max_length 0011_update_proxy_permissions 0012_alter_user_first_name_max_length'),
    (3, 'admin', '0001_initial 0002_logentry_remove_auto_add 0003_logentry_add_action_flag_choices'), (4, 'sessions', '0001_initial'),
    (5, 'authtoken', '0001_initial 0002_auto_20160226_1747 0003_tokenproxy 0004_alter_tokenproxy_options'),
    (6, 'projects', '0001_initial 0002_exporttemplate_exportjob 0003_projecttag_abtest_abtestvariant_abtestresult_and_more
        0004_projectsnapshot_versioncomment_versiondiff_and_more 0005_shortcutcategory_batchoperation_designtokenlibrary_and_more
        0006_alter_abtest_project_alter_abtest_user_and_more 0007_alter_batchoperation_project_and_more
        0008_designtemplate_projects_de_categor_2d68e5_idx_and_more 0009_alter_userpreference_user'),
    (7, 'ai_services', '0001_initial 0002_designtrend_aidesignsuggestion_chatconversation_and_more'),
    (8, 'assets', '0001_initial 0002_assetcollection_assetcomment_assetversion 0003_alter_assetversion_created_by 0004_alter_assetcollection_user'),
    (9, 'templates', '0001_initial'),
    (10, 'accounts', '0001_initial'),
    (11, 'analytics', '0001_initial 0002_analyticswidget_analyticsdashboard_analyticsreport_and_more
        0003_competitoranalysis_conversiongoal_designsession_and_more 0004_alter_analyticsdashboard_user'),
    (12, 'subscriptions', '0001_initial 0002_coupon_creatorprofile_marketplacetemplate_and_more 0003_aimodelpricing_aiusagequota_aiusagerecord_and_more
        0004_alter_creatorprofile_user_and_more'),
    (13, 'notifications', '0001_initial 0002_alter_webhook_user 0003_workflow_workflowaction_workflowrun_and_more'),
    (14, 'teams', '0001_initial 0002_task_teamchat_teamchatmessage 0003_alter_comment_mentions_alter_comment_project_and_more
        0004_alter_task_assigned_to_alter_task_created_by_and_more'),
    (15, 'design_systems', '0001_initial 0002_componentdefinition_componentvariant_and_more'),
    (16, 'commenting', '0001_initial 0002_alter_reviewsession_project'),
    (17, 'django_celery_beat', '0001_initial'), (18, 'django_celery_results', '0001_initial'), (19, 'authentication', '0001_initial'),
    (20, 'auto_layout', '0001_initial'), (21, 'component_variants', '0001_initial'), (22, 'design_branches', '0001_initial'),
    (23, 'animation_timeline', '0001_initial'), (24, 'design_qa', '0001_initial'), (25, 'presentation_mode', '0001_initial'),
    (26, 'whiteboard', '0001_initial'), (27, 'mobile_api', '0001_initial'), (28, 'vector_editing', '0001_initial'), (29, 'smart_tools', '0001_initial'),
    (30, 'interactive_components', '0001_initial'), (31, 'media_assets', '0001_initial'), (32, 'data_binding', '0001_initial'),
    (33, 'design_analytics', '0001_initial'), (34, 'pdf_annotation', '0001_initial'), (35, 'accessibility_testing', '0001_initial'),
    (36, 'code_export', '0001_initial'), (37, 'slack_teams_integration', '0001_initial'), (38, 'asset_management', '0001_initial'),
    (39, 'time_tracking', '0001_initial'), (40, 'pdf_export', '0001_initial'), (41, 'social_scheduler', '0001_initial'),
    (42, 'web_publishing', '0001_initial'), (43, 'brand_kit', '0001_initial')),
-- Later migrations of the two Celery apps and of four others are stand-ins, so that the number is right.
every(pos, app, place, name) AS (
    SELECT l.pos, l.app, n.place, n.name FROM listed l CROSS JOIN LATERAL unnest(regexp_split_to_array(l.names, '\s+')) WITH ORDINALITY AS n(name, place)
    UNION ALL SELECT 17, 'django_celery_beat', i, format('%s_stand_in', lpad(i::text, 4, '0')) FROM generate_series(2, 21) AS g(i)
    UNION ALL SELECT 18, 'django_celery_results', i, format('%s_stand_in', lpad(i::text, 4, '0')) FROM generate_series(2, 14) AS g(i)
    UNION ALL SELECT l.pos, l.app, 2, '0002_stand_in' FROM listed l WHERE l.app IN ('whiteboard', 'data_binding', 'code_export', 'time_tracking'))
SELECT row_number() OVER w, app, name, timestamptz '2026-07-20 10:00:00+00' + row_number() OVER w * interval '0.137 seconds' FROM every WINDOW w AS (ORDER BY pos, place);

-- As if the rows had taken their ids from the identities. Not ALTER … RESTART: in one transaction with the rows above it is refused.
DO $$
BEGIN
    PERFORM setval(pg_get_serial_sequence('django_content_type', 'id'), 446);
    PERFORM setval(pg_get_serial_sequence('auth_permission', 'id'), 1784);
    PERFORM setval(pg_get_serial_sequence('django_migrations', 'id'), 122);
END
$$;
