<?php
// What a test copy sets over what MediaWiki's own installer wrote. Nothing here is secret: passwords are made for each copy.

require __DIR__ . '/LocalSettings.php';

$wgServer = getenv( 'HOUSING_WIKI_ADDRESS' ) ?: 'http://127.0.0.1';

// Styles and scripts made ready for browsers come from the program alone: they stay in a file of their own. Put back with the rows, they would be made again in every scenario.
$wgObjectCaches['made ready'] = $wgObjectCaches[CACHE_DB];
$wgHooks['MediaWikiServices'][] = static function ( $services ) {
	$services->redefineService( 'LocalServerObjectCache', static function () {
		return ObjectCache::getInstance( 'made ready' );
	} );
};

// Sessions and jobs into the one database that is journalled and put back; as installed they have files of their own, which nothing would put back.
unset( $wgObjectCaches[CACHE_DB]['server'], $wgJobTypeConf['default']['server'] );

// Rendered pages are kept nowhere: they would outlive the rows that they were made from.
$wgParserCacheType = CACHE_NONE;
$wgMessageCacheType = CACHE_NONE;

// Jobs would run behind answers, one in ten of them by chance: nothing that a scenario does needs them.
$wgJobRunRate = 0;

// The texts of the screens come with the program and never change, so they may lie in files.
$wgCacheDirectory = __DIR__ . '/cache';
$wgLocalisationCacheConf['store'] = 'files';

// What the release sets up: see fixtures/releases/mediawiki-unwatched.yaml.
$watch = getenv( 'HOUSING_WIKI_WATCH' ) === 'yes' ? 1 : 0;
$wgDefaultUserOptions['watchdefault'] = $watch;
$wgDefaultUserOptions['watchcreations'] = $watch;
