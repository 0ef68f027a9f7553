<?php
/*
 * Plugin Name: Dénicheur
 * Description: Writes published postings into Dénicheur, and shows its search box as [offres].
 *
 * wp-config.php sets DENICHEUR_URL (its public address), DENICHEUR_TOKEN, and, if postings
 * are not of the type "offre", DENICHEUR_TYPE.
 */

function denicheur_write( $method, $post, $body = null ) {
	$answer = wp_remote_request(
		DENICHEUR_URL . '/api/v1/postings/' . rawurlencode( $post->post_type . '-' . $post->ID ),
		array(
			'method'  => $method,
			'headers' => array(
				'Authorization' => 'Bearer ' . DENICHEUR_TOKEN,
				'Content-Type'  => 'text/markdown',
			),
			'body'    => $body,
		)
	);
	$status = is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_response_code( $answer );
	if ( ! in_array( $status, array( 200, 201, 202, 204, 404 ), true ) ) {
		error_log( "Dénicheur: $method of {$post->post_title}: $status" );
	}
}

function denicheur_put( $post ) {
	$fields = array(
		'title'       => $post->post_title,
		'date'        => get_post_datetime( $post )->format( 'c' ),
		'open'        => ! get_post_meta( $post->ID, 'poste_pourvu', true ),
		'externalURL' => get_permalink( $post ),
	);
	foreach ( array( 'startup', 'contrat', 'lieu', 'techno' ) as $name ) {
		$value = get_post_meta( $post->ID, $name, true );
		if ( $value ) {
			$fields[ $name ] = $value;
		}
	}
	$front = wp_json_encode( $fields, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	denicheur_write( 'PUT', $post, $front . "\n\n" . apply_filters( 'the_content', $post->post_content ) . "\n" );
}

add_action(
	'wp_after_insert_post',
	function ( $id, $post ) {
		$type = defined( 'DENICHEUR_TYPE' ) ? DENICHEUR_TYPE : 'offre';
		if ( $post->post_type === $type && ! wp_is_post_revision( $post ) ) {
			if ( 'publish' === $post->post_status && '' === $post->post_password ) {
				denicheur_put( $post );
			} else {
				denicheur_write( 'DELETE', $post );
			}
		}
	},
	10,
	2
);

add_action(
	'before_delete_post',
	function ( $id, $post ) {
		if ( $post->post_type === ( defined( 'DENICHEUR_TYPE' ) ? DENICHEUR_TYPE : 'offre' ) ) {
			denicheur_write( 'DELETE', $post );
		}
	},
	10,
	2
);

add_shortcode(
	'offres',
	function ( $given ) {
		wp_enqueue_script( 'denicheur', DENICHEUR_URL . '/embed/denicheur.js', array(), null, true );
		$role = shortcode_atts( array( 'role' => '' ), $given )['role'];
		return '<denicheur-search filter-open="true"' . ( $role ? ' filter-role="' . esc_attr( $role ) . '"' : '' ) . '>'
			. '<form action="' . esc_url( DENICHEUR_URL ) . '/"><input type="search" name="q" aria-label="Chercher une offre"><button>Rechercher</button></form>'
			. '</denicheur-search>';
	}
);
