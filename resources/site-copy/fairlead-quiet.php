<?php
/*
 * Plugin Name: Fairlead: scratch copy
 * Description: Keeps a scratch copy of a site from writing to people and to the site, and from asking services.
 */
if ( ! function_exists( 'wp_mail' ) ) {
	/** Sends nothing, and says that it was sent, so that the copy goes on as the site would. */
	function wp_mail( $to, $subject, $message, $headers = '', $attachments = array() ) {
		return true;
	}
}
add_filter( 'pre_wp_mail', '__return_true', PHP_INT_MAX );
add_filter(
	'pre_http_request',
	static function ( $before, $arguments, $address ) {
		if ( '127.0.0.1' === parse_url( (string) $address, PHP_URL_HOST ) ) {
			return $before;
		}
		return new WP_Error( 'http_request_not_executed', 'A scratch copy of a site asks nobody outside.' );
	},
	PHP_INT_MAX,
	3
);
add_filter( 'pre_option_upload_path', static fn () => '', PHP_INT_MAX );
add_filter( 'pre_option_upload_url_path', static fn () => '', PHP_INT_MAX );
ini_set( 'error_log', WP_DEBUG_LOG );
