const PARAMETER = 'naar';

/** The sign-in page that leads back to an address of this site. */
export function signInAddress(from: string): string {
  return from === '/' ? '/inloggen' : `/inloggen?${PARAMETER}=${encodeURIComponent(from)}`;
}

/** Where to go after signing in. Only an address of this site: another one would make the page a stepping stone for phishing. */
export function returnAddress(search: URLSearchParams): string {
  const asked = search.get(PARAMETER);
  if (asked === null || !asked.startsWith('/')) return '/';
  const resolved = new URL(asked, 'https://this-site.invalid');
  if (resolved.origin !== 'https://this-site.invalid' || resolved.pathname === '/inloggen') return '/';
  return `${resolved.pathname}${resolved.search}${resolved.hash}`;
}
