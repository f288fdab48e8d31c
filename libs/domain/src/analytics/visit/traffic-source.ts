const HOST = /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i;
const SEARCH_ENGINES = /(^|\.)(google|bing|duckduckgo|yahoo|baidu|yandex|ecosia|startpage|sogou|naver)\./i;
const NETWORKS = ['facebook.com', 'instagram.com', 'linkedin.com', 'reddit.com', 'x.com', 'twitter.com', 't.co', 'youtube.com', 'tiktok.com', 'pinterest.com', 'weibo.com', 'mastodon.social', 'bsky.app'];

/** Under which sources are taken together that are not told one by one; what a page calls so itself is among them. */
export const OTHER_SOURCE = 'other';

/** What referrers tell. */
export const REFERRED_SOURCES = ['direct', 'search', 'social', 'referral'] as const;

/** Where a visitor came from: what the page says, else what the referrer tells, `direct`, `search`, `social` or `referral`. */
export function trafficSource(source: string | null, referrer: string | null): string {
  if (source) return source;
  const host = HOST.exec(referrer ?? '')?.[1]?.toLowerCase();
  if (!host) return 'direct';
  if (SEARCH_ENGINES.test(host)) return 'search';
  return NETWORKS.some((network) => host === network || host.endsWith(`.${network}`)) ? 'social' : 'referral';
}
