<?php
/*
 * What PHP's built-in server asks for each request to a scratch copy of a site: a file that is there, or WordPress.
 */
if ( ! preg_match( '/^127\.0\.0\.1:\d{1,5}$/D', (string) ( $_SERVER['HTTP_HOST'] ?? '' ) ) ) {
	http_response_code( 421 );
	exit;
}
$fairlead_root = (string) realpath( $_SERVER['DOCUMENT_ROOT'] );
$fairlead_path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
if ( '/.fairlead-copy' === $fairlead_path ) {
	header( 'Content-Type: text/plain' );
	exit( basename( $fairlead_root ) );
}
if ( preg_match( '#(^|/)(\.|fairlead-|wp-config)#', $fairlead_path ) ) {
	http_response_code( 403 );
	exit;
}
$fairlead_file = realpath( $fairlead_root . $fairlead_path );
$fairlead_ours = false !== $fairlead_file
	&& 0 === strpos( $fairlead_file . DIRECTORY_SEPARATOR, $fairlead_root . DIRECTORY_SEPARATOR );
if ( $fairlead_ours && ( is_file( $fairlead_file ) || is_file( $fairlead_file . '/index.php' ) ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
chdir( $fairlead_root );
require $fairlead_root . '/index.php';
