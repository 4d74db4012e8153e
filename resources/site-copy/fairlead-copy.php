<?php
/*
 * Read before everything else in the wp-config.php of a scratch copy of a site. PHP keeps the first definition of a
 * constant, so what follows there cannot lead back to the site itself.
 */
if ( defined( 'DB_NAME' ) ) {
	exit( 'This scratch copy cannot be used from here.' );
}
set_error_handler(
	static function ( $level, $said ) {
		return false !== strpos( $said, 'already defined' );
	},
	E_WARNING | E_NOTICE
);
define( 'DB_NAME', '@DATABASE@' );
define( 'WP_HOME', 'http://' . ( preg_match( '/^127\.0\.0\.1:\d{1,5}$/D', (string) ( $_SERVER['HTTP_HOST'] ?? '' ) ) ? $_SERVER['HTTP_HOST'] : '127.0.0.1' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'WP_CONTENT_DIR', __DIR__ . '/wp-content' );
define( 'WP_CONTENT_URL', WP_HOME . '/wp-content' );
define( 'WP_PLUGIN_DIR', WP_CONTENT_DIR . '/plugins' );
define( 'WP_PLUGIN_URL', WP_CONTENT_URL . '/plugins' );
define( 'WPMU_PLUGIN_DIR', WP_CONTENT_DIR . '/mu-plugins' );
define( 'WPMU_PLUGIN_URL', WP_CONTENT_URL . '/mu-plugins' );
define( 'UPLOADS', 'wp-content/uploads' );
define( 'WP_TEMP_DIR', WP_CONTENT_DIR );
define( 'WP_DEBUG_LOG', WP_CONTENT_DIR . '/debug.log' );
define( 'COOKIE_DOMAIN', '' );
define( 'COOKIEPATH', '/' );
define( 'SITECOOKIEPATH', '/' );
define( 'FORCE_SSL_ADMIN', false );
define( 'DISABLE_WP_CRON', true );
define( 'ALTERNATE_WP_CRON', false );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISALLOW_FILE_MODS', true );
define( 'WP_CACHE', false );
define( 'WP_REDIS_DISABLED', true );
